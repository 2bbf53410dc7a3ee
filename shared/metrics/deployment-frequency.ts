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
 * Other profiles:
 * - days with a deployment are the headline (DevLake: lower median; four keys, which also puts the median week into a word).
 *   Both tools count weeks and months that the period cuts, as they lie. Interval: of the median, in days a week.
 * - whole numbers (Middleware): deployments ÷ the days, weeks or months that the period has any part of, rounded down.
 * - time between versions (Datadog): time-between-versions.ts.
 *
 * Example: 31 deployments in a period of 31 days are 1 a day, 7 a week, 30.44 a month. In whole numbers 11 in ten days that
 * touch two weeks and one month are 1 a day, 5 a week, 11 a month.
 */
import { medianInterval, poissonInterval } from '../intervals.ts';
import type { Cadence, DeploymentFrequencyFigure } from '../report.ts';
import { lowerMedian, mean, median } from '../stats.ts';
import { DAYS_PER_MONTH } from '../time.ts';
import type { Calendar } from './calendar.ts';
import type { DeploymentDays } from './count-days.ts';
import type { MeasureInput } from './measure-input.ts';
import type { FrequencyRule } from './profiles.ts';
import { secondsBetweenVersions } from './time-between-versions.ts';

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
  profile,
  calendar,
  rows,
  days,
  noneIsZero,
  seed,
}: MeasureInput): DeploymentFrequencyFigure {
  const rule = profile.deploymentFrequency;
  const { deployments } = rows;
  const n = deployments.length;
  if (n === 0 && !noneIsZero) return rule.cadence ? { ...NOTHING_KNOWN, cadence: null } : NOTHING_KNOWN;
  const middle = rule.statistic === 'median' ? median : lowerMedian;
  const rates = rule.headline === 'whole-deployments' ? wholeRates(n, calendar) : averageRates(n, calendar);
  return {
    n,
    reason: null,
    interval: interval(rule, n, rates, calendar, days, seed),
    ...rates,
    deploymentDays: days.count,
    medianDeploymentDaysPerWeek: middle(days.perWeek),
    medianDeploymentDaysPerMonth: middle(days.perMonth),
    meanSecondsBetween:
      rule.between === 'versions'
        ? mean(secondsBetweenVersions(facts, deployments))
        : secondsFromFirstToLast(facts.deployments.finishedAt, deployments),
    ...(rule.cadence ? { cadence: cadenceOf(days) } : {}),
  };
}

type Rates = Pick<DeploymentFrequencyFigure, 'perDay' | 'perWeek' | 'perMonth'>;

function averageRates(n: number, { days }: Calendar): Rates {
  return { perDay: n / days, perWeek: (n * 7) / days, perMonth: (n * DAYS_PER_MONTH) / days };
}

function wholeRates(n: number, { dayStarts, weeks, months }: Calendar): Rates {
  return {
    perDay: Math.floor(n / (dayStarts.length - 1)),
    perWeek: Math.floor(n / weeks),
    perMonth: Math.floor(n / months),
  };
}

/** In the unit of the headline. */
function interval(
  rule: FrequencyRule,
  n: number,
  { perDay, perWeek }: Rates,
  calendar: Calendar,
  days: DeploymentDays,
  seed: number,
): DeploymentFrequencyFigure['interval'] {
  if (rule.headline === 'deployment-days') return medianInterval(days.perWeek, seed);
  const [low, high] = poissonInterval(n);
  const units =
    rule.headline === 'deployments'
      ? calendar.days / 7
      : (perDay ?? 0) >= 1
        ? calendar.dayStarts.length - 1
        : (perWeek ?? 0) >= 1
          ? calendar.weeks
          : calendar.months;
  return [low / units, high / units];
}

function secondsFromFirstToLast(finishedAt: Float64Array, rows: Int32Array): number | null {
  const n = rows.length;
  if (n < 2) return null;
  return ((finishedAt[rows[n - 1] as number] as number) - (finishedAt[rows[0] as number] as number)) / 1000 / (n - 1);
}

/** As four keys says it: daily from a median of three days a week on, weekly and monthly where most weeks and months have
 * a deployment. */
function cadenceOf({ perWeek, perMonth }: DeploymentDays): Cadence {
  const mostHaveOne = (days: Float64Array) => (median(days.map((count) => Math.min(count, 1))) ?? 0) >= 1;
  if ((median(perWeek) ?? 0) >= 3) return 'daily';
  if (mostHaveOne(perWeek)) return 'weekly';
  return mostHaveOne(perMonth) ? 'monthly' : 'yearly';
}
