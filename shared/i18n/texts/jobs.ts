import { texts } from './texts.ts';

/** What long work is doing (JobProgress in shared/api.ts). */
export const jobs = texts(
  {
    phase: {
      detecting: 'Looking at the files',
      reading: 'Reading rows',
      storing: 'Storing rows',
      indexing: 'Indexing',
      connecting: 'Connecting',
      receiving: 'Receiving',
      resolving: 'Unpacking',
      walking: 'Reading commits',
      computing: 'Computing',
      writing: 'Writing rows',
      generating: 'Generating',
    },
  },
  {
    phase: {
      detecting: '파일 확인 중',
      reading: '행 읽는 중',
      storing: '행 저장 중',
      indexing: '색인 만드는 중',
      connecting: '연결 중',
      receiving: '받는 중',
      resolving: '압축 푸는 중',
      walking: '커밋 읽는 중',
      computing: '계산 중',
      writing: '행 쓰는 중',
      generating: '만드는 중',
    },
  },
);
