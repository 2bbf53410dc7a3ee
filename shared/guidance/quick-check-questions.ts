/** Wording of the quick check: our own words after DORA's questions (dora.dev quick check, 2025, CC BY 4.0). */
import type { MetricName } from '../model.ts';
import type { Localised } from './localised.ts';

export interface QuickCheckQuestion {
  readonly question: Localised;
  readonly why: Localised;
  /** Category 1 first … 6 last; null = answered by a percentage. */
  readonly options: readonly Localised[] | null;
}

const DURATION_OPTIONS: readonly Localised[] = [
  { en: 'More than six months', ko: '6개월 넘게' },
  { en: 'One to six months', ko: '1~6개월' },
  { en: 'One week to one month', ko: '1주~1개월' },
  { en: 'One day to one week', ko: '1일~1주' },
  { en: 'Less than one day', ko: '하루 안에' },
  { en: 'Less than one hour', ko: '1시간 안에' },
];

const FREQUENCY_OPTIONS: readonly Localised[] = [
  { en: 'Less than once in six months', ko: '6개월에 한 번도 안 됨' },
  { en: 'Once a month to once in six months', ko: '6개월에 한 번~한 달에 한 번' },
  { en: 'Once a week to once a month', ko: '한 달에 한 번~일주일에 한 번' },
  { en: 'Once a day to once a week', ko: '일주일에 한 번~하루에 한 번' },
  { en: 'Once an hour to once a day', ko: '하루에 한 번~한 시간에 한 번' },
  { en: 'Whenever needed, several times a day', ko: '필요할 때마다, 하루에도 여러 번' },
];

export const QUICK_CHECK_QUESTIONS: Readonly<Record<MetricName, QuickCheckQuestion>> = {
  changeLeadTime: {
    question: {
      en: 'Think of your main application. How long does a committed change usually take to run in production?',
      ko: '주로 맡고 있는 서비스를 떠올려 보세요. 커밋한 변경이 운영 환경에서 돌기까지 보통 얼마나 걸리나요?',
    },
    why: {
      en: 'The shorter the way, the sooner you learn whether a change was right, and the less work lies around unfinished.',
      ko: '이 시간이 짧을수록 변경이 옳았는지 빨리 알 수 있고, 끝나지 않은 채 쌓여 있는 일도 줄어듭니다.',
    },
    options: DURATION_OPTIONS,
  },
  deploymentFrequency: {
    question: {
      en: 'How often does it go to production, or out to the people who use it?',
      ko: '운영 환경에 배포하거나 사용자에게 내보내는 일이 얼마나 자주 있나요?',
    },
    why: {
      en: 'Frequent deployments are small deployments: easier to review, to test and to take back.',
      ko: '자주 배포하면 한 번에 나가는 변경이 작아집니다. 작은 변경은 리뷰하기도, 테스트하기도, 되돌리기도 쉽습니다.',
    },
    options: FREQUENCY_OPTIONS,
  },
  changeFailureRate: {
    question: {
      en: 'Out of a hundred changes to production, about how many degrade the service so that somebody must step in (rollback, hotfix, patch)?',
      ko: '운영에 나간 변경 100건 가운데, 서비스에 문제를 일으켜 롤백·핫픽스·패치 같은 조치가 필요했던 것은 몇 건쯤인가요?',
    },
    why: {
      en: 'Speed only helps if what arrives works. Failures cost users’ trust and the team’s evenings.',
      ko: '빨리 나가도 제대로 동작해야 의미가 있습니다. 실패는 사용자의 신뢰와 팀의 저녁 시간을 앗아 갑니다.',
    },
    options: null,
  },
  recoveryTime: {
    question: {
      en: 'When a deployment breaks something for users, how long does it usually take until the service is back?',
      ko: '배포 때문에 서비스에 문제가 생기면, 정상으로 되돌리기까지 보통 얼마나 걸리나요?',
    },
    why: {
      en: 'Failures will happen. How long they last decides how much they hurt.',
      ko: '실패는 언젠가 일어납니다. 얼마나 오래 가느냐가 피해의 크기를 정합니다.',
    },
    options: DURATION_OPTIONS,
  },
  reworkRate: {
    question: {
      en: 'Of the deployments of the last six months, what share was unplanned and only there to fix a bug that users met?',
      ko: '지난 6개월의 배포 가운데, 계획에 없었지만 사용자가 겪은 버그를 고치려고 나간 배포는 얼마나 되나요?',
    },
    why: {
      en: 'Every unplanned deployment pushes planned work aside. A team can look fast while it mostly repairs.',
      ko: '계획에 없던 배포는 하려던 일을 밀어냅니다. 빨라 보여도 고치는 데 시간을 다 쓰는 팀일 수 있습니다.',
    },
    options: null,
  },
};
