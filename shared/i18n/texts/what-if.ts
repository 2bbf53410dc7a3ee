import { texts } from './texts.ts';

/** What if: sliders, what the metrics would become, scenarios side by side, and what is assumed. */
export const whatIf = texts(
  {
    title: 'What if',
    subtitle: 'Move a slider: the same formulas compute what the metrics would have been in this period.',
    reset: 'Reset',
    'reset-label': 'Reset: every slider back to what was measured',
    group: { stages: 'Where changes wait', size: 'How much goes out at once', stability: 'When things fail' },
    lever: {
      size: 'Changes in a deployment',
      failureRate: 'Deployments that fail',
      recovery: 'Time to recover',
    },
    'from-to': '{{now}} → {{after}}',
    'as-it-is': 'as it is',
    none: 'gone',
    'no-stage': 'no data',
    staged: '{{staged, number}} of {{changes, number}} changes have stages; the others keep their lead time.',
    'no-stages': 'No change has stages: they need pull requests, or commits together with a deployment’s start.',
    quick: {
      label: 'Try',
      review: 'Halve the wait for review',
      size: 'Deploy twice as often',
      failures: 'Halve the failures',
      recovery: 'Recover twice as fast',
      waiting: 'Deploy right after the merge',
    },
    outcome: {
      title: 'What it would come to',
      'table-label': 'The metrics now and under each scenario',
      metric: 'Metric',
      now: 'Now',
      after: 'Then',
      unchanged: 'unchanged',
      move: 'Move a slider, or start from one of the ideas.',
    },
    saved: {
      title: 'Scenarios',
      about: 'Save what you found, and compare scenarios side by side.',
      name: 'Name of this scenario',
      none: 'No scenario saved yet.',
      beside: 'Compare “{{name}}”',
      damaged: '“{{name}}” can’t be read. It was left as it is.',
      'read-only': 'This workspace is open for reading only: nothing can be saved in it.',
    },
    assumes: {
      title: 'What is assumed',
      'same-changes':
        'The same changes go out. A stage made shorter shortens each change’s lead time by just that; changes without the stage stay as they are.',
      'in-between':
        'Smaller deployments are more of them, in between those there were; a change goes with the first one after it is merged. Larger ones keep every second, third … deployment.',
      'same-shares':
        'Size alone changes no share of failures. That smaller deployments tend to fail less is true, and is not counted in.',
      'failures-spread': 'Failures that go are taken evenly over time, their incidents with them.',
      'recovery-alike': 'Every recovery becomes shorter or longer by the same factor.',
    },
    empty: 'No deployments in this period, so there is nothing to try out.',
    nothing: {
      title: 'Nothing to try out yet',
      text: 'Import deployments first. With pull requests and incidents beside them there is a slider for every stage.',
    },
  },
  {
    title: '가정해 보기',
    subtitle: '슬라이더를 움직이면 이 기간의 지표가 어땠을지 같은 공식으로 계산합니다.',
    reset: '되돌리기',
    'reset-label': '되돌리기: 모든 슬라이더를 측정한 값으로',
    group: { stages: '변경이 기다리는 곳', size: '한 번에 나가는 양', stability: '문제가 생겼을 때' },
    lever: {
      size: '배포 한 번에 담기는 변경',
      failureRate: '실패하는 배포',
      recovery: '복구 시간',
    },
    'from-to': '{{now}} → {{after}}',
    'as-it-is': '지금 그대로',
    none: '없어짐',
    'no-stage': '데이터 없음',
    staged:
      '변경 {{changes, number}}건 가운데 {{staged, number}}건에 단계 정보가 있습니다. 나머지는 리드 타임이 그대로입니다.',
    'no-stages': '단계 정보가 있는 변경이 없습니다. 풀 리퀘스트가 있거나, 커밋과 함께 배포 시작 시각이 있어야 합니다.',
    quick: {
      label: '바로 해 보기',
      review: '리뷰 대기를 절반으로',
      size: '두 배로 자주 배포',
      failures: '실패를 절반으로',
      recovery: '두 배로 빨리 복구',
      waiting: '병합하면 바로 배포',
    },
    outcome: {
      title: '이렇게 달라집니다',
      'table-label': '지금의 지표와 시나리오별 지표',
      metric: '지표',
      now: '지금',
      after: '바꾼 뒤',
      unchanged: '변화 없음',
      move: '슬라이더를 움직이거나 예시로 시작해 보세요.',
    },
    saved: {
      title: '시나리오',
      about: '찾아낸 조합을 저장하고 나란히 비교해 보세요.',
      name: '이 시나리오의 이름',
      none: '아직 저장한 시나리오가 없습니다.',
      beside: '비교: {{name}}',
      damaged: '‘{{name}}’ 시나리오를 읽을 수 없습니다. 내용은 그대로 두었습니다.',
      'read-only': '읽기 전용으로 연 작업공간이라 저장할 수 없습니다.',
    },
    assumes: {
      title: '계산할 때 둔 가정',
      'same-changes':
        '나가는 변경은 그대로입니다. 단계를 줄이면 그만큼 각 변경의 리드 타임이 짧아지고, 그 단계가 없는 변경은 그대로입니다.',
      'in-between':
        '배포를 작게 나누면 원래 배포 사이사이에 배포가 늘어나고, 변경은 병합된 뒤 처음 오는 배포에 실립니다. 크게 묶으면 배포를 둘에 하나, 셋에 하나만 남깁니다.',
      'same-shares':
        '크기만 바꿔서는 실패 비율이 달라지지 않는다고 봅니다. 작은 배포가 덜 실패하는 효과는 계산에 넣지 않았습니다.',
      'failures-spread': '사라지는 실패는 기간 전체에서 고르게 빼고, 그로 인한 장애도 함께 뺍니다.',
      'recovery-alike': '복구 시간은 모두 같은 비율로 짧아지거나 길어집니다.',
    },
    empty: '이 기간에 배포가 없어서 가정해 볼 것이 없습니다.',
    nothing: {
      title: '아직 가정해 볼 것이 없습니다',
      text: '먼저 배포 기록을 가져오세요. 풀 리퀘스트와 장애 기록이 함께 있으면 단계마다 슬라이더를 움직여 볼 수 있습니다.',
    },
  },
);
