/**
 * Statements of the capability check, answered by agreement 1–5. Our own wording after DORA's: the first three capabilities
 * after the questions for setting priorities (dora.dev, `capability_prioritization_questions`, Apache-2.0), the others
 * after the core survey (dora.dev, `survey_questions/core`, CC BY 4.0). All are worded so that agreeing is good.
 *
 * A question's id is `<key>.<number>` ("ci.1"): what a file of answers may call its column, and what a round keeps.
 * A capability's score is the mean of its answers, 1–5, put on 0–10: (mean − 1) × 2.5.
 */
import type { Capability } from './capabilities.ts';
import { FURTHER_CAPABILITY_QUESTIONS } from './capability-questions-further.ts';
import { MORE_CAPABILITY_QUESTIONS } from './capability-questions-more.ts';
import type { Localised } from './localised.ts';

export interface CapabilityStatement extends Localised {
  /** DORA's own words where a survey may have them as its column's name. */
  readonly published?: string;
}

export interface CapabilityQuestions {
  /** Short name, first part of the questions' ids. */
  readonly key: string;
  readonly capability: Capability;
  readonly statements: readonly CapabilityStatement[];
}

const PRIORITISED: readonly CapabilityQuestions[] = [
  {
    key: 'ci',
    capability: 'continuous-integration',
    statements: [
      {
        en: 'Every commit starts an automated build.',
        ko: '커밋할 때마다 자동으로 빌드가 돌아갑니다.',
        published: 'Code commits result in an automated build of the software.',
      },
      {
        en: 'Every commit starts a set of automated tests.',
        ko: '커밋할 때마다 자동화된 테스트가 실행됩니다.',
        published: 'Code commits result in a series of automated tests being run.',
      },
      {
        en: 'Automated builds and tests pass every day.',
        ko: '자동 빌드와 테스트가 날마다 성공합니다.',
        published: 'Automated builds and tests are executed successfully every day.',
      },
      {
        en: 'Testers can get the current build and explore it whenever they want.',
        ko: '테스터는 언제든 최신 빌드를 받아 탐색적 테스트를 할 수 있습니다.',
        published: 'Current builds are available to testers for exploratory testing.',
      },
      {
        en: 'Developers hear from acceptance and performance tests every day.',
        ko: '개발자는 인수 테스트와 성능 테스트의 결과를 날마다 받아 봅니다.',
        published: 'Developers get feedback from the acceptance and performance tests every day.',
      },
    ],
  },
  {
    key: 'arch',
    capability: 'loosely-coupled-teams',
    statements: [
      {
        en: 'We can change the design of our system in a big way without making work for other teams.',
        ko: '다른 팀에 큰 부담을 주지 않고도 우리 시스템의 설계를 크게 바꿀 수 있습니다.',
        published:
          'On my team, we can make large-scale changes to the design of our system without creating significant work for other teams.',
      },
      {
        en: 'I can finish my own work without arranging it with people outside my team.',
        ko: '팀 밖의 사람과 조율하지 않고도 내 일을 끝낼 수 있습니다.',
        published: "To complete my own work, I don't need to communicate and coordinate with people outside my team.",
      },
      {
        en: 'We deploy when we want to, whatever the services that ours depends on are doing.',
        ko: '의존하는 다른 서비스와 상관없이 원할 때 우리 서비스를 배포할 수 있습니다.',
        published:
          'My team can deploy and release our product or service on demand, independently of other services it depends upon.',
      },
      {
        en: 'We can do most of our testing when we want to, without a shared test environment.',
        ko: '통합 테스트 환경이 없어도 필요한 테스트를 대부분 그때그때 할 수 있습니다.',
        published: 'We can do most of our testing on demand, without requiring an integrated test environment.',
      },
      {
        en: 'We can change the design of our system in a big way without waiting for other teams to change theirs.',
        ko: '다른 팀이 자기 시스템을 바꿔 주기를 기다리지 않고도 우리 시스템의 설계를 크게 바꿀 수 있습니다.',
        published:
          'On my team, we can make large-scale changes to the design of our system without depending on other teams to make changes in their systems.',
      },
      {
        en: 'We deploy during normal working hours, and hardly anybody notices.',
        ko: '평상시 업무 시간에 배포해도 서비스가 거의 끊기지 않습니다.',
        published: 'On my team, we perform deployments during normal business hours with negligible downtime.',
      },
    ],
  },
  {
    key: 'culture',
    capability: 'generative-organizational-culture',
    statements: [
      {
        en: 'People here go looking for information.',
        ko: '우리 조직은 필요한 정보를 적극적으로 찾습니다.',
        published: 'Information is actively sought.',
      },
      {
        en: 'Whoever brings bad news is not punished for it.',
        ko: '나쁜 소식을 전했다고 불이익을 받지 않습니다.',
        published: 'Messengers are not punished when they deliver news of failures or other bad news.',
      },
      { en: 'Responsibility is shared.', ko: '책임을 함께 집니다.', published: 'Responsibilities are shared.' },
      {
        en: 'Working together across departments is encouraged and rewarded.',
        ko: '부서를 넘어 협업하도록 격려하고, 그렇게 하면 인정받습니다.',
        published: 'Cross-functional collaboration is encouraged and rewarded.',
      },
      {
        en: 'A failure is first of all a chance to make the system better.',
        ko: '실패를 무엇보다 시스템을 개선할 기회로 여깁니다.',
        published: 'Failures are treated primarily as opportunities to improve the system.',
      },
      { en: 'New ideas are welcome.', ko: '새로운 생각을 반깁니다.', published: 'New ideas are welcomed.' },
    ],
  },
];

/** What a round asks unless it is to ask more. */
export const CORE_CAPABILITY_QUESTIONS: readonly CapabilityQuestions[] = [...PRIORITISED, ...MORE_CAPABILITY_QUESTIONS];

export const CAPABILITY_QUESTIONS: readonly CapabilityQuestions[] = [
  ...CORE_CAPABILITY_QUESTIONS,
  ...FURTHER_CAPABILITY_QUESTIONS,
];

/** "ci.1": statements are numbered from 1. */
export function statementId({ key }: CapabilityQuestions, index: number): string {
  return `${key}.${index + 1}`;
}

/**
 * 0–10 of the answers (1–5) to one capability's statements; null = none was answered. All neutral (3) is 5.
 *
 * @throws RangeError for an answer that is no agreement
 */
export function scoreCapability(answers: readonly number[]): number | null {
  if (answers.length === 0) return null;
  const wrong = answers.find((answer) => !(answer >= 1 && answer <= 5));
  if (wrong !== undefined) throw new RangeError(`agreement ${wrong} is not within 1–5`);
  return (answers.reduce((sum, answer) => sum + answer, 0) / answers.length - 1) * 2.5;
}
