/**
 * The 2024 profile nearest to a team's four values. The published levels are clusters of answers: a team rarely matches one
 * in every metric, and the nearest one as a whole says more than four grades of a table that isn't monotonic.
 *
 * Distances are on a log scale (an hour is as far from a day as a day from 24), 0 within the range a profile gives, from its
 * nearer edge outside; the four are added as squares. Rates are published as one number each; those under 1 % are as near as
 * 1 %. Ranges: State of DevOps Report 2024, its words read as in LEVEL_SETS.
 */
import type { Level, MetricName } from '../model.ts';
import type { MetricFigures } from '../report.ts';
import { DAYS_PER_HALF_YEAR, DAYS_PER_MONTH } from '../time.ts';
import { headline } from './headline.ts';
import { FEWEST_GRADED, LEVELS, type LevelSet } from './levels.ts';
import type { Profile } from './profiles.ts';

type Range = readonly [low: number, high: number];
export type ClusterMetric = Exclude<MetricName, 'reworkRate'>;
export const CLUSTER_METRICS: readonly ClusterMetric[] = [
  'deploymentFrequency',
  'changeLeadTime',
  'changeFailureRate',
  'recoveryTime',
];

const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const MONTH = DAYS_PER_MONTH * DAY;
const HALF_YEAR = DAYS_PER_HALF_YEAR * DAY;
const SMALLEST_RATE = 0.01;

/** Frequency in deployments a week, as its headline. */
const CLUSTERS: Readonly<Record<Level, Readonly<Record<ClusterMetric, Range>>>> = {
  elite: {
    deploymentFrequency: [14, Number.POSITIVE_INFINITY],
    changeLeadTime: [0, DAY],
    changeFailureRate: [0.05, 0.05],
    recoveryTime: [0, HOUR],
  },
  high: {
    deploymentFrequency: [1, 7],
    changeLeadTime: [DAY, WEEK],
    changeFailureRate: [0.2, 0.2],
    recoveryTime: [HOUR, DAY],
  },
  medium: {
    deploymentFrequency: [7 / DAYS_PER_MONTH, 1],
    changeLeadTime: [WEEK, MONTH],
    changeFailureRate: [0.1, 0.1],
    recoveryTime: [HOUR, DAY],
  },
  low: {
    deploymentFrequency: [7 / DAYS_PER_HALF_YEAR, 7 / DAYS_PER_MONTH],
    changeLeadTime: [MONTH, HALF_YEAR],
    changeFailureRate: [0.4, 0.4],
    recoveryTime: [WEEK, MONTH],
  },
};

/** The change failure rates of the groups as the report gives them. */
export const FAILURE_RATES_2024: Readonly<Record<Level, number>> = {
  elite: CLUSTERS.elite.changeFailureRate[0],
  high: CLUSTERS.high.changeFailureRate[0],
  medium: CLUSTERS.medium.changeFailureRate[0],
  low: CLUSTERS.low.changeFailureRate[0],
};

/** How far a team is from one published profile: a metric's part is the factor between its value and the nearer edge of the
 * profile's range, 1 within it. */
export interface ClusterFit {
  readonly level: Level;
  readonly factors: Readonly<Record<ClusterMetric, number>>;
  /** Sum of the squared logarithms of the factors. */
  readonly distance: number;
}

/** null outside the 2024 set, and where one of the four values is missing or rests on fewer than five. */
export function closestCluster(set: LevelSet, figures: MetricFigures, profile: Profile): Level | null {
  return clusterFits(set, figures, profile)?.reduce((a, b) => (b.distance < a.distance ? b : a)).level ?? null;
}

/** All four profiles, from Elite down; null as for `closestCluster`. */
export function clusterFits(set: LevelSet, figures: MetricFigures, profile: Profile): readonly ClusterFit[] | null {
  if (set.id !== '2024') return null;
  const values = new Map<ClusterMetric, number>();
  for (const metric of CLUSTER_METRICS) {
    const value = figures[metric].n < FEWEST_GRADED ? null : clusterValue(figures, profile, metric);
    if (value === null) return null;
    values.set(metric, metric === 'changeFailureRate' ? Math.max(value, SMALLEST_RATE) : value);
  }
  return LEVELS.map((level) => {
    const apart = (metric: ClusterMetric) => logDistance(values.get(metric) as number, CLUSTERS[level][metric]);
    return {
      level,
      factors: {
        deploymentFrequency: Math.exp(apart('deploymentFrequency')),
        changeLeadTime: Math.exp(apart('changeLeadTime')),
        changeFailureRate: Math.exp(apart('changeFailureRate')),
        recoveryTime: Math.exp(apart('recoveryTime')),
      },
      distance: CLUSTER_METRICS.reduce((sum, metric) => sum + apart(metric) ** 2, 0),
    };
  });
}

/** The published frequencies are of deployments, whatever the profile's headline counts. */
function clusterValue(figures: MetricFigures, profile: Profile, metric: ClusterMetric): number | null {
  if (metric === 'deploymentFrequency') return figures.deploymentFrequency.perWeek;
  return headline(figures, profile, metric);
}

function logDistance(value: number, [low, high]: Range): number {
  if (value < low) return Math.log(low / value);
  return value > high ? Math.log(value / high) : 0;
}
