import { texts } from './texts.ts';

/** The words of the level sets, and the warnings that stand beside every ranking. */
export const levels = texts(
  {
    name: { elite: 'Elite', high: 'High', medium: 'Medium', low: 'Low' },
    set: { '2024': '2024', '2023': '2023', '2021': '2021', 'four-keys': 'Four keys' },
    source: {
      '2024': 'Accelerate State of DevOps 2024 (DORA)',
      '2023': 'Accelerate State of DevOps 2023 (DORA), as Apache DevLake reads it',
      '2021': 'Accelerate State of DevOps 2021 (DORA), as Apache DevLake reads it',
      'four-keys': 'Four keys project (Google), 2020',
    },
    'not-monotonic':
      'In the 2024 report High fails more often (20 %) than Medium (10 %): the levels are clusters of answers, not steps. Change failure rate is graded by the best level whose bound holds, so Medium can’t be reached by it.',
    'cluster-about': 'The published profile nearest to the four values, on a log scale.',
    warning: {
      title: 'Before you rank teams',
      goal: 'A metric that becomes a goal stops measuring: look for what to improve, not for a score.',
      one: 'No single metric rules them all: read throughput and stability together.',
      unlike: 'Applications differ: a mobile app and a web service are not in one race.',
      silo: 'The figures belong to everybody who delivers, not to one department.',
      compete: 'Competing with other teams is beside the point: compare with your own past.',
    },
  },
  {
    name: { elite: '엘리트', high: '높음', medium: '중간', low: '낮음' },
    set: { '2024': '2024', '2023': '2023', '2021': '2021', 'four-keys': 'Four Keys' },
    source: {
      '2024': 'Accelerate State of DevOps 2024 (DORA)',
      '2023': 'Accelerate State of DevOps 2023 (DORA), Apache DevLake 기준',
      '2021': 'Accelerate State of DevOps 2021 (DORA), Apache DevLake 기준',
      'four-keys': 'Four Keys 프로젝트 (Google), 2020',
    },
    'not-monotonic':
      '2024년 보고서에서는 ‘높음’ 그룹의 실패율(20%)이 ‘중간’ 그룹(10%)보다 높습니다. 등급은 계단이 아니라 응답을 묶은 그룹이기 때문입니다. 변경 실패율은 조건을 만족하는 가장 좋은 등급으로 매기므로 이 지표로는 ‘중간’이 나올 수 없습니다.',
    'cluster-about': '네 값이 로그 척도에서 가장 가까운 보고서의 그룹입니다.',
    warning: {
      title: '팀의 순위를 매기기 전에',
      goal: '지표가 목표가 되면 더는 제대로 측정되지 않습니다. 점수가 아니라 개선할 곳을 찾으세요.',
      one: '지표 하나로 전부를 말할 수 없습니다. 속도와 안정성을 함께 보세요.',
      unlike: '애플리케이션은 저마다 다릅니다. 모바일 앱과 웹 서비스를 한 줄로 세우지 마세요.',
      silo: '이 숫자는 한 부서가 아니라 배포에 참여하는 모두의 것입니다.',
      compete: '다른 팀과 겨루기보다 지난달의 우리와 비교하세요.',
    },
  },
);
