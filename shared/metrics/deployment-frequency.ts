/**
 * Deployment frequency: counted deployments by the time they finished, over the length of the period in local days. A week
 * is 7 days and a month 30.44 (a twelfth of the Gregorian year), so the three rates say the same.
 *
 * Beside it: days with a deployment; their median over the whole weeks and months of the period, empty ones included (what
 * DevLake and four keys grade by; a week cut by the period would pull it down); the mean time between deployments, from the
 * first to the last of the period. Interval: exact Poisson, in deployments a week.
 *
 * None at all is 0 only where the data covers the period: something was deployed before it, and the data goes on into it.
 * Otherwise nothing is known (`no-deployments`).
 *
 * Example: 31 deployments in a period of 31 days are 1 a day, 7 a week, 30.44 a month.
 */
import { poissonInterval } from '../intervals.ts';
import type { DeploymentFrequencyFigure } from '../report.ts';
import { median } from '../stats.ts';
import { DAYS_PER_MONTH } from '../time.ts';
import type { MeasureInput } from './measure-input.ts';

const NOTHING_KNOWN: DeploymentFrequencyFigure = {
  n: 0,
  reason: 'no-deployments',
  interval: null,
  perDay: null,
  perWeek: null,
  perMonth: null,
  deploymentDays: 0,
  medianDeploymentDaysPerWeek: null,
  medianDeploymentDaysPerMonth: null,
  meanSecondsBetween: null,
};

export function measureDeploymentFrequency({
  facts,
  calendar,
  rows,
  days,
  noneIsZero,
}: MeasureInput): DeploymentFrequencyFigure {
  const { deployments } = rows;
  const n = deployments.length;
  if (n === 0 && !noneIsZero) return NOTHING_KNOWN;
  const { finishedAt } = facts.deployments;
  const [low, high] = poissonInterval(n);
  return {
    n,
    reason: null,
    interval: [(low * 7) / calendar.days, (high * 7) / calendar.days],
    perDay: n / calendar.days,
    perWeek: (n * 7) / calendar.days,
    perMonth: (n * DAYS_PER_MONTH) / calendar.days,
    deploymentDays: days.count,
    medianDeploymentDaysPerWeek: median(days.perWeek),
    medianDeploymentDaysPerMonth: median(days.perMonth),
    meanSecondsBetween: n < 2 ? null : secondsFromFirstToLast(finishedAt, deployments) / (n - 1),
  };
}

function secondsFromFirstToLast(finishedAt: Float64Array, rows: Int32Array): number {
  return ((finishedAt[rows[rows.length - 1] as number] as number) - (finishedAt[rows[0] as number] as number)) / 1000;
}
