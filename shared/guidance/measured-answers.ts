/**
 * What the data would answer to the quick check, so that belief and measurement can stand side by side.
 *
 * Durations are the period's medians: < 1 hour, < 1 day, < 1 week, < 1 month (a twelfth of a year), ≤ 6 months, more.
 * Frequency is counted deployments per calendar day. The survey's words overlap there and telemetry can't decide what
 * people would have said, so a figure may fit a second answer, which counts as agreement too:
 * 2 to 24 a day is both "several times a day" and "between once an hour and once a day"; 5 to 7 a week is once a
 * working day. Rates are percentages; a profile that counts incidents per deployment can pass 100 % and is cut there.
 */
import type { MetricName } from '../model.ts';
import type { Reason, Report } from '../report.ts';
import { DAYS_PER_HALF_YEAR, DAYS_PER_MONTH } from '../time.ts';
import { QUICK_CHECK_METRICS, type QuickCheckAnswers, scoreAnswer } from './quick-check.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

export type MeasuredAnswer =
  | {
      readonly kind: 'measured';
      /** Category 1–6, or a percentage 0–100. */
      readonly answer: number;
      /** A second category that fits as well, else null. */
      readonly alsoFits: number | null;
      readonly n: number;
      /** Fewer than five values: an indication, no more. */
      readonly few: boolean;
    }
  | { readonly kind: 'unknown'; readonly reason: Reason };

export type MeasuredAnswers = Readonly<Record<MetricName, MeasuredAnswer>>;

/** Category 1–6 of a duration in seconds ≥ 0. */
export function durationCategory(seconds: number): number {
  if (seconds < HOUR) return 6;
  if (seconds < DAY) return 5;
  if (seconds < WEEK) return 4;
  if (seconds < DAYS_PER_MONTH * DAY) return 3;
  return seconds <= DAYS_PER_HALF_YEAR * DAY ? 2 : 1;
}

/** Category 1–6 of deployments per calendar day, and the second one that the survey's words allow, if any. */
export function frequencyCategory(perDay: number): { readonly answer: number; readonly alsoFits: number | null } {
  if (perDay > 24) return { answer: 6, alsoFits: null };
  if (perDay >= 2) return { answer: 6, alsoFits: 5 };
  if (perDay >= 1) return { answer: 5, alsoFits: null };
  if (perDay * 7 >= 5) return { answer: 4, alsoFits: 5 };
  if (perDay * 7 >= 1) return { answer: 4, alsoFits: null };
  if (perDay * DAYS_PER_MONTH >= 1) return { answer: 3, alsoFits: null };
  return { answer: perDay * DAYS_PER_HALF_YEAR >= 1 ? 2 : 1, alsoFits: null };
}

export function measuredAnswers(report: Pick<Report, 'metrics'>): MeasuredAnswers {
  const { deploymentFrequency, changeLeadTime, changeFailureRate, recoveryTime, reworkRate } = report.metrics;
  return {
    changeLeadTime: measured(changeLeadTime, changeLeadTime.medianSeconds, byDuration),
    deploymentFrequency: measured(deploymentFrequency, deploymentsPerDay(deploymentFrequency), frequencyCategory),
    changeFailureRate: measured(changeFailureRate, changeFailureRate.rate, byRate),
    recoveryTime: measured(recoveryTime, recoveryTime.medianSeconds, byDuration),
    reworkRate: measured(reworkRate, reworkRate.rate, byRate),
  };
}

/** Whole numbers of a profile that rounds them down say least of all days. */
function deploymentsPerDay({ perDay, perWeek, perMonth, headlineUnit }: Frequency): number | null {
  if (headlineUnit === 'whole-deployments-per-week' && perWeek !== null) return perWeek / 7;
  if (headlineUnit === 'whole-deployments-per-month' && perMonth !== null) return perMonth / DAYS_PER_MONTH;
  return perDay;
}

type Frequency = Report['metrics']['deploymentFrequency'];
type Fit = { readonly answer: number; readonly alsoFits: number | null };

function byDuration(seconds: number): Fit {
  return { answer: durationCategory(seconds), alsoFits: null };
}

function byRate(rate: number): Fit {
  return { answer: Math.min(100, rate * 100), alsoFits: null };
}

function measured(
  figure: { readonly n: number; readonly reason: Reason | null },
  headline: number | null,
  toAnswer: (headline: number) => Fit,
): MeasuredAnswer {
  if (headline === null) return { kind: 'unknown', reason: figure.reason ?? 'period-empty' };
  return { kind: 'measured', ...toAnswer(headline), n: figure.n, few: figure.n < 5 };
}

/** Score of what was measured; where two answers fit, of the one nearer to what was believed. */
export function measuredScoreBeside(
  metric: MetricName,
  data: Extract<MeasuredAnswer, { readonly kind: 'measured' }>,
  believed: number | null,
): number {
  const { answer, alsoFits } = data;
  const isNearer =
    alsoFits !== null && believed !== null && Math.abs(alsoFits - believed) < Math.abs(answer - believed);
  return scoreAnswer(metric, isNearer ? alsoFits : answer);
}

export interface BeliefGap {
  readonly metric: MetricName;
  readonly believedScore: number;
  readonly measuredScore: number;
  /** believed − measured, in points of 0–10: above 0 the team thinks better of itself than the data does. */
  readonly difference: number;
}

/** Where an answer and the data can be compared, widest difference first; ties keep the order of the questions. */
export function beliefGaps(answers: QuickCheckAnswers, measuredByMetric: MeasuredAnswers): readonly BeliefGap[] {
  return QUICK_CHECK_METRICS.flatMap((metric) => {
    const answer = answers[metric];
    const data = measuredByMetric[metric];
    if (answer === undefined || data.kind === 'unknown') return [];
    const believedScore = scoreAnswer(metric, answer);
    const measuredScore = measuredScoreBeside(metric, data, answer);
    return [{ metric, believedScore, measuredScore, difference: believedScore - measuredScore }];
  }).sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
}
