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
