import { texts } from './texts.ts';

/** Why an archive cannot be unpacked: the `reason` of 'archive-damaged' in shared/errors.ts. */
export const archive = texts(
  {
    reason: {
      cut: 'it stops half way',
      contents: 'its table of contents makes no sense',
      checksum: 'what comes out is not what was packed',
      overlap: 'its files lie one over another, which no program writes',
      parts: 'it is one of several parts',
      method: 'it is packed with {{method}}, which cannot be read',
      workbook: 'it is not a sound workbook',
    },
  },
  {
    reason: {
      cut: '중간에 끊겼습니다',
      contents: '파일 목록이 올바르지 않습니다',
      checksum: '풀어 낸 내용이 원본과 다릅니다',
      overlap: '파일들이 서로 겹쳐 있습니다',
      parts: '여러 개로 나눈 압축 파일의 일부입니다',
      method: '지원하지 않는 압축 방식입니다({{method}})',
      workbook: '통합 문서의 내용이 올바르지 않습니다',
    },
  },
);
