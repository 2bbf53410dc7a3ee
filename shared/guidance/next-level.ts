/**
 * What is missing to the next level of a set, in numbers somebody can act on: deployments or days with one more a week, time
 * less, failures fewer of as many deployments. The next level is the nearest better one that the metric can have at all: from
 * Low in the 2024 set the change failure rate goes to High, since no rate is Medium.
 */

import { headline } from '../metrics/headline.ts';
import { type FrequencyMeasure, frequencyIn, gradeMetric, LEVELS, type LevelSet } from '../metrics/levels.ts';
import type { Profile } from '../metrics/profiles.ts';
import { isUnreachable } from '../metrics/unreachable-level.ts';
import type { Level, MetricName } from '../model.ts';
import type { MetricFigures, Reason } from '../report.ts';
import { DAYS_PER_HALF_YEAR, DAYS_PER_MONTH } from '../time.ts';

/** What a rise in frequency is told in, coarse enough for whole numbers to say something. */
export type RiseUnit =
  | 'deployments-a-week'
  | 'deployments-a-month'
  | 'deployments-in-six-months'
  | 'days-a-week'
  | 'days-a-month'
  | 'days-in-six-months';

export type NextLevel =
  | { readonly kind: 'ungraded'; readonly reason: Reason }
  | { readonly kind: 'top'; readonly level: Level }
  | {
      readonly kind: 'rise';
      readonly level: Level;
      readonly next: Level;
      /** Whole, ≥ 1, in `unit`: as many more reach the bound. */
      readonly more: number;
      readonly unit: RiseUnit;
    }
  | {
      readonly kind: 'shorten';
      readonly level: Level;
      readonly next: Level;
      /** Seconds above the bound, > 0 (0 = right on a bound that must be undercut). */
      readonly seconds: number;
      readonly bound: number;
    }
  | {
      readonly kind: 'fail-less';
      readonly level: Level;
      readonly next: Level;
      /** Failures fewer of as many deployments, ≥ 1. */
      readonly fewer: number;
      readonly failed: number;
      readonly of: number;
      /** Rate to keep to: at most, or below. */
      readonly bound: number;
      readonly strictly: boolean;
    };

const RISES: Readonly<Record<FrequencyMeasure, { readonly unit: RiseUnit; readonly times: number }>> = {
  'deployments-per-day': { unit: 'deployments-a-week', times: 7 },
  'deployments-per-week': { unit: 'deployments-a-month', times: DAYS_PER_MONTH / 7 },
  'deployments-per-month': { unit: 'deployments-in-six-months', times: DAYS_PER_HALF_YEAR / DAYS_PER_MONTH },
  'days-per-week': { unit: 'days-a-week', times: 1 },
  'days-per-month': { unit: 'days-a-month', times: 1 },
  'days-per-half-year': { unit: 'days-in-six-months', times: 1 },
};

export function nextLevel(set: LevelSet, metric: MetricName, figures: MetricFigures, profile: Profile): NextLevel {
  const { level, reason } = gradeMetric(set, metric, figures, profile);
  const bounds = set.bounds[metric];
  if (level === null || bounds === null) return { kind: 'ungraded', reason: reason ?? 'no-level' };
  const next = LEVELS.slice(0, LEVELS.indexOf(level)).findLast(
    (better) => better !== 'low' && bounds[better] !== null && !isUnreachable(bounds, better),
  );
  const bound = next === undefined || next === 'low' ? null : bounds[next];
  if (next === undefined || bound === null) return { kind: 'top', level };
  if (bound.kind === 'at-least') {
    const { unit, times } = RISES[bound.of];
    const missing = (bound.value - frequencyIn(bound.of, figures.deploymentFrequency, profile)) * times;
    return { kind: 'rise', level, next, more: Math.max(1, Math.ceil(missing - 1e-9)), unit };
  }
  const value = headline(figures, profile, metric) ?? 0;
  const strictly = bound.kind === 'below';
  if (metric !== 'changeFailureRate' && metric !== 'reworkRate') {
    return { kind: 'shorten', level, next, seconds: value - bound.value, bound: bound.value };
  }
  const { n } = figures[metric];
  const failed = Math.round(value * n);
  const most = strictly ? Math.ceil(bound.value * n - 1e-9) - 1 : Math.floor(bound.value * n + 1e-9);
  return {
    kind: 'fail-less',
    level,
    next,
    fewer: Math.max(1, failed - most),
    failed,
    of: n,
    bound: bound.value,
    strictly,
  };
}
