import { texts } from './texts.ts';

/** The advice screen around the advice itself (texts/advice.ts). */
export const adviceScreen = texts(
  {
    title: 'Advice',
    subtitle: 'What your own figures call for, strongest first. Each piece names the rows it stands on.',
    'see-rows': 'See the rows',
    'try-out': 'Try it in What if',
    'no-gain': 'By itself this hardly moves a metric.',
    unjudged_one: '{{count}} rule could not be judged ({{judged}} were)',
    unjudged_other: '{{count}} rules could not be judged ({{judged}} were)',
    lacks: 'What they lack: {{lack}}',
    note: 'What a change would bring is computed through the same formulas as the metrics, all else being equal. Names of tools are examples; what counts is the practice.',
    empty: {
      title: 'No advice without evidence',
      text: 'Import deployments first. With pull requests and incidents beside them there is more to go by.',
    },
  },
  {
    title: '개선 제안',
    subtitle:
      '우리 데이터를 근거로 한 제안을 우선순위가 높은 순서로 보여 드립니다. 제안마다 근거가 된 기록을 볼 수 있습니다.',
    'see-rows': '기록 보기',
    'try-out': '가정해 보기에서 확인하기',
    'no-gain': '이것만으로는 지표가 거의 달라지지 않습니다.',
    unjudged_other: '살펴보지 못한 규칙 {{count}}개 (살펴본 규칙 {{judged}}개)',
    lacks: '부족한 데이터: {{lack}}',
    note: '기대 효과는 다른 조건이 그대로라고 보고 지표와 같은 공식으로 계산했습니다. 도구 이름은 예시일 뿐이며, 중요한 것은 일하는 방식입니다.',
    empty: {
      title: '근거 없이는 제안하지 않습니다',
      text: '먼저 배포 기록을 가져오세요. 풀 리퀘스트와 장애 기록이 함께 있으면 더 많은 것을 살펴볼 수 있습니다.',
    },
  },
);
