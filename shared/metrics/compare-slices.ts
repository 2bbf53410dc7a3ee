/**
 * Slices set against the first of them. Frequencies are rates of their own period, so periods of different length compare;
 * their counts enter as Poisson, rates as Wilson, medians as resampled intervals, each difference by the intervals of both
 * (judge-difference.ts). The slices are taken as independent: of slices that share rows the interval is too wide rather than
 * too narrow, so that a verdict holds.
 */
import type { SliceDifference, SliceDifferences } from '../compare-answers.ts';
import { FEWEST_VALUES } from '../intervals.ts';
import { METRIC_NAMES, type MetricName } from '../model.ts';
import type { Metrics } from '../report.ts';
import { judgeDifference } from './judge-difference.ts';
import type { Profile } from './profiles.ts';

export interface SliceFigures {
  readonly metrics: Metrics;
  readonly profile: Profile['id'];
}

/** `slice` − `base`. Under different profiles figures mean different things: their difference is said, but not judged. */
export function differencesFrom(base: SliceFigures, slice: SliceFigures): SliceDifferences {
  const entries = METRIC_NAMES.map((metric) => [metric, differenceOf(metric, base, slice)] as const);
  return Object.fromEntries(entries) as Record<MetricName, SliceDifference>;
}

function differenceOf(metric: MetricName, base: SliceFigures, slice: SliceFigures): SliceDifference {
  const before = base.metrics[metric];
  const now = slice.metrics[metric];
  const tooFew = Math.min(before.n, now.n) < FEWEST_VALUES;
  const nothing = { difference: null, relative: null, interval: null, verdict: null, tooFew };
  if (now.headline === null || before.headline === null || now.headlineUnit !== before.headlineUnit) return nothing;
  const difference = now.headline - before.headline;
  const judged =
    base.profile === slice.profile
      ? judgeDifference(
          metric,
          { value: now.headline, interval: now.interval },
          { value: before.headline, interval: before.interval },
        )
      : { interval: null, verdict: null };
  return {
    difference,
    relative: before.headline === 0 ? null : difference / before.headline,
    ...judged,
    tooFew,
  };
}
