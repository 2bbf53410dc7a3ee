/**
 * What a file of answers may ask, and what its columns may be called. DORA's own texts are quoted because surveys copy
 * them word by word (dora.dev quick check, Apache-2.0; core survey, CC BY 4.0).
 */
import type { MetricName } from '../model.ts';
import { CAPABILITY_QUESTIONS, statementId } from './capability-questions.ts';
import { QUICK_CHECK_METRICS } from './quick-check.ts';
import { QUICK_CHECK_QUESTIONS } from './quick-check-questions.ts';

export type SurveyCheck = 'quick-check' | 'capabilities';
export type SurveyScale = 'duration' | 'frequency' | 'percent' | 'agreement';

export interface SurveyQuestion {
  /** A metric, or a statement's id ("ci.1"). */
  readonly id: string;
  readonly scale: SurveyScale;
  /** Short names: the whole name of a column. */
  readonly names: readonly string[];
  /** The question as it may be asked, in any language. */
  readonly texts: readonly string[];
  /** Words that tell it in a name that is neither; null = there are none. */
  readonly words: RegExp | null;
}

export function surveyQuestions(check: SurveyCheck): readonly SurveyQuestion[] {
  return check === 'quick-check' ? QUICK_CHECK_METRICS.map(metricQuestion) : STATEMENTS;
}

const STATEMENTS: readonly SurveyQuestion[] = CAPABILITY_QUESTIONS.flatMap((asked) =>
  asked.statements.map(({ en, ko, published }, index) => ({
    id: statementId(asked, index),
    scale: 'agreement' as const,
    names: [statementId(asked, index), `${asked.capability}.${index + 1}`],
    texts: [en, ko, ...(published === undefined ? [] : [published])],
    words: null,
  })),
);

function metricQuestion(metric: MetricName): SurveyQuestion {
  const { question } = QUICK_CHECK_QUESTIONS[metric];
  const { texts, ...known } = KNOWN[metric];
  return { id: metric, ...known, texts: [question.en, question.ko, ...texts] };
}

const KNOWN: Readonly<Record<MetricName, Omit<SurveyQuestion, 'id'>>> = {
  changeLeadTime: {
    scale: 'duration',
    names: [
      'changeLeadTime',
      'leadtime',
      'lead time',
      'lead time for changes',
      'clt',
      'ltc',
      'core_lead_time',
      '리드 타임',
      '변경 리드 타임',
    ],
    texts: [
      'For the primary application or service you work on, what is your lead time for changes (that is, how long does it take to go from code committed to code successfully running in production)?',
      'What is your lead time for changes (i.e., how long does it take to go from code committed to code successfully running in production)?',
    ],
    words: /lead\s*time|commit.{0,60}production|리드\s*타임|커밋.{0,40}(?:운영|배포|프로덕션)/iu,
  },
  deploymentFrequency: {
    scale: 'frequency',
    names: [
      'deploymentFrequency',
      'deployfreq',
      'deploy frequency',
      'deployment frequency',
      'df',
      'core_deploy_freq',
      '배포 빈도',
      '배포 주기',
    ],
    texts: [
      'For the primary application or service you work on, how often does your organization deploy code to production or release it to end users?',
      'How often does your organization deploy code to production or release it to end users?',
    ],
    words:
      /(?:deploy\w*|release)\s*freq|how\s+often.{0,60}(?:deploy|release)|배포\s*(?:빈도|주기|횟수)|얼마나\s*자주/iu,
  },
  changeFailureRate: {
    scale: 'percent',
    names: [
      'changeFailureRate',
      'changefailure',
      'change fail rate',
      'change failure rate',
      'cfr',
      'core_change_fail',
      '변경 실패율',
      '실패율',
    ],
    texts: [
      'Approximately what percentage of changes to production or releases to users result in degraded service (for example, leads to service impairment or service outage) and subsequently requires remediation (for example, requires a hotfix, rollback, fix forward or patch), if at all?',
    ],
    words:
      /^(?!.*(?:recover|restor|복구)).*(?:change\s*fail|fail\w*\s*(?:rate|percent)|percentage\s+of\s+changes|변경\s*실패|실패\s*율|변경.{0,40}(?:문제|장애).{0,30}(?:비율|몇))/iu,
  },
  recoveryTime: {
    scale: 'duration',
    names: [
      'recoveryTime',
      'failurerecovery',
      'failure recovery',
      'recovery time',
      'time to restore',
      'mttr',
      'fdrt',
      'core_recovery_time',
      '복구 시간',
      '평균 복구 시간',
    ],
    texts: [
      'For the primary application or service you work on, how long does it generally take to restore service after a change to production or release to users results in degraded service (for example, lead to service impairment or service outage) and subsequently requires remediation (for example, require a hotfix, rollback, fix forward, or patch)?',
      'How long does it generally take to restore service after a change to production or release to users results in degraded service (for example, lead to service impairment or service outage) and subsequently require remediation (for example, require a hotfix, rollback, fix forward, or patch)?',
    ],
    words: /recover|restor|mttr|복구|복원|정상으로/iu,
  },
  reworkRate: {
    scale: 'percent',
    names: [
      'reworkRate',
      'rework',
      'rework rate',
      'deployment rework rate',
      'core_rework_rat',
      '재작업',
      '재작업률',
      '재작업 비율',
    ],
    texts: [
      'Approximately what percentage of deployments in the last 6 months were not planned but were performed to address a user-facing bug in the application?',
    ],
    words: /rework|unplanned|not\s+planned|재작업|계획에\s*없/iu,
  },
};
