/**
 * Performance levels: sets of bounds as published, each with its year and its own `<` or `≤`. The level of a metric is the
 * best one whose bound holds; the team's is shown metric by metric, never averaged into one grade.
 *
 * The 2024 table is not monotonic: High fails more often (20 %) than Medium (10 %), so "the best level whose bound holds"
 * never gives Medium for the change failure rate, nor for the recovery time, where both are below a day. closest-cluster.ts
 * shows the published profile as a whole instead.
 */
import { assertNever } from '../errors.ts';
import type { Level, LevelSetId, MetricName } from '../model.ts';
import type { Cadence, DeploymentFrequencyFigure, MetricFigures, Reason } from '../report.ts';
import { DAYS_PER_HALF_YEAR, DAYS_PER_MONTH } from '../time.ts';
import { headline } from './headline.ts';
import type { Profile } from './profiles.ts';

export const LEVELS: readonly Level[] = ['elite', 'high', 'medium', 'low'];

/** Fewer values than this are shown, and marked, but never graded. */
export const FEWEST_GRADED = 5;

/** What a frequency is counted in: deployments, or days with at least one. */
export type FrequencyMeasure =
  | 'deployments-per-day'
  | 'deployments-per-week'
  | 'deployments-per-month'
  | 'days-per-week'
  | 'days-per-month'
  | 'days-per-half-year';

/** `at-least` is of a frequency; the others of seconds or a rate. */
export type Bound =
  | { readonly kind: 'at-least'; readonly value: number; readonly of: FrequencyMeasure }
  | { readonly kind: 'at-most'; readonly value: number }
  | { readonly kind: 'below'; readonly value: number };

/** Bounds from the best level down; null = the set has no such level for the metric. Low is all the rest. */
export type Bounds = Readonly<Record<Exclude<Level, 'low'>, Bound | null>>;

export interface LevelSet {
  readonly id: LevelSetId;
  readonly year: number;
  /** null = the set says nothing of the metric. */
  readonly bounds: Readonly<Record<MetricName, Bounds | null>>;
}

export interface Grade {
  readonly level: Level | null;
  /** Why there is no level, else null. */
  readonly reason: Reason | null;
}

const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

function below(elite: number, high: number, medium: number): Bounds {
  return {
    elite: { kind: 'below', value: elite },
    high: { kind: 'below', value: high },
    medium: { kind: 'below', value: medium },
  };
}

function atMost(elite: number, high: number, medium: number): Bounds {
  return {
    elite: { kind: 'at-most', value: elite },
    high: { kind: 'at-most', value: high },
    medium: { kind: 'at-most', value: medium },
  };
}

function atLeast(value: number, of: FrequencyMeasure): Bound {
  return { kind: 'at-least', value, of };
}

export const LEVEL_SETS: Readonly<Record<LevelSetId, LevelSet>> = {
  // State of DevOps Report 2024; frequency as the deck reads its words ("on demand": two or more a day).
  '2024': {
    id: '2024',
    year: 2024,
    bounds: {
      deploymentFrequency: {
        elite: atLeast(2, 'deployments-per-day'),
        high: atLeast(1, 'deployments-per-week'),
        medium: atLeast(1, 'deployments-per-month'),
      },
      changeLeadTime: below(DAY, WEEK, DAYS_PER_MONTH * DAY),
      changeFailureRate: atMost(0.05, 0.2, 0.1),
      recoveryTime: below(HOUR, DAY, DAY),
      reworkRate: null,
    },
  },
  // State of DevOps Report 2023 as Apache DevLake grades by it.
  '2023': {
    id: '2023',
    year: 2023,
    bounds: {
      deploymentFrequency: {
        elite: atLeast(5, 'days-per-week'),
        high: atLeast(1, 'days-per-week'),
        medium: atLeast(1, 'days-per-month'),
      },
      changeLeadTime: below(DAY, WEEK, 30 * DAY),
      changeFailureRate: atMost(0.05, 0.1, 0.15),
      recoveryTime: below(HOUR, DAY, WEEK),
      reworkRate: null,
    },
  },
  // State of DevOps Report 2021 as Apache DevLake grades by it.
  '2021': {
    id: '2021',
    year: 2021,
    bounds: {
      deploymentFrequency: {
        elite: atLeast(5, 'days-per-week'),
        high: atLeast(1, 'days-per-month'),
        medium: atLeast(1, 'days-per-half-year'),
      },
      changeLeadTime: below(HOUR, WEEK, 180 * DAY),
      changeFailureRate: atMost(0.15, 0.2, 0.3),
      recoveryTime: below(HOUR, DAY, WEEK),
      reworkRate: null,
    },
  },
  // The dashboard of the four keys project (2020): three classes of change failure rate, none of them "high".
  'four-keys': {
    id: 'four-keys',
    year: 2020,
    bounds: {
      deploymentFrequency: {
        elite: atLeast(3, 'days-per-week'),
        high: atLeast(1, 'days-per-week'),
        medium: atLeast(1, 'days-per-month'),
      },
      changeLeadTime: below(DAY, WEEK, 730 * HOUR),
      changeFailureRate: {
        elite: { kind: 'at-most', value: 0.15 },
        high: null,
        medium: { kind: 'below', value: 0.46 },
      },
      recoveryTime: below(DAY, WEEK, 730 * HOUR),
      reworkRate: null,
    },
  },
};

/** Where the profile says the word of four keys itself, it decides: a median week of one day need not be one where most
 * weeks have a deployment. */
const CADENCE_LEVELS: Readonly<Record<Cadence, Level>> = {
  daily: 'elite',
  weekly: 'high',
  monthly: 'medium',
  yearly: 'low',
};

export function gradeMetric(set: LevelSet, metric: MetricName, figures: MetricFigures, profile: Profile): Grade {
  const bounds = set.bounds[metric];
  if (bounds === null) return { level: null, reason: 'no-level' };
  const value = headline(figures, profile, metric);
  if (value === null) return { level: null, reason: figures[metric].reason ?? 'too-few' };
  if (figures[metric].n < FEWEST_GRADED) return { level: null, reason: 'too-few' };
  const { cadence } = figures.deploymentFrequency;
  if (metric === 'deploymentFrequency' && set.id === 'four-keys' && cadence) {
    return { level: CADENCE_LEVELS[cadence], reason: null };
  }
  for (const level of ['elite', 'high', 'medium'] as const) {
    const bound = bounds[level];
    if (bound !== null && holds(bound, value, figures.deploymentFrequency, profile)) return { level, reason: null };
  }
  return { level: 'low', reason: null };
}

function holds(bound: Bound, value: number, frequency: DeploymentFrequencyFigure, profile: Profile): boolean {
  if (bound.kind === 'below') return value < bound.value;
  if (bound.kind === 'at-most') return value <= bound.value;
  return frequencyIn(bound.of, frequency, profile) >= bound.value;
}

/** Days with a deployment, a day. A rate that is rounded down can't tell: the median month stands for it. */
function averageDays(frequency: DeploymentFrequencyFigure, { deploymentFrequency }: Profile): number {
  const { n, perDay, deploymentDays, medianDeploymentDaysPerMonth } = frequency;
  if (deploymentFrequency.headline === 'whole-deployments') return (medianDeploymentDaysPerMonth ?? 0) / DAYS_PER_MONTH;
  return n === 0 ? 0 : ((perDay ?? 0) * deploymentDays) / n;
}

/** Medians of days over whole weeks and months; where the period holds none, and for half-years, the average. */
export function frequencyIn(measure: FrequencyMeasure, frequency: DeploymentFrequencyFigure, profile: Profile): number {
  const { perDay, perWeek, perMonth } = frequency;
  const days = averageDays(frequency, profile);
  switch (measure) {
    case 'deployments-per-day':
      return perDay ?? 0;
    case 'deployments-per-week':
      return perWeek ?? 0;
    case 'deployments-per-month':
      return perMonth ?? 0;
    case 'days-per-week':
      return frequency.medianDeploymentDaysPerWeek ?? days * 7;
    case 'days-per-month':
      return frequency.medianDeploymentDaysPerMonth ?? days * DAYS_PER_MONTH;
    case 'days-per-half-year':
      return days * DAYS_PER_HALF_YEAR;
    default:
      return assertNever(measure);
  }
}
