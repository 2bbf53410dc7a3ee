/**
 * Two figures of one metric set against each other. A verdict is "better" or "worse" only where the 95 % interval of the
 * difference leaves 0 out (intervals.ts), "undecided" otherwise; it goes by the direction that is good for the metric (more
 * deployments, less of everything else).
 */
import { differenceInterval, type Estimate } from '../intervals.ts';
import type { MetricName } from '../model.ts';
import type { Confidence, Verdict } from '../report.ts';

/** A figure that may be absent, and its interval where it has one: both in the same unit. */
export interface MaybeEstimate {
  readonly value: number | null;
  readonly interval: Estimate['interval'] | null;
}

export interface Judgement {
  /** Of now − before; null where either has no interval (fewer than five values). */
  readonly interval: Confidence | null;
  /** null where there is nothing to compare; without an interval nothing can be told. */
  readonly verdict: Verdict | null;
}

export function judgeDifference(metric: MetricName, now: MaybeEstimate, before: MaybeEstimate): Judgement {
  if (now.value === null || before.value === null) return { interval: null, verdict: null };
  if (now.interval === null || before.interval === null) return { interval: null, verdict: 'undecided' };
  const interval = differenceInterval(
    { value: now.value, interval: now.interval },
    { value: before.value, interval: before.interval },
  );
  const [low, high] = interval;
  if (low <= 0 && high >= 0) return { interval, verdict: 'undecided' };
  return { interval, verdict: low > 0 === (metric === 'deploymentFrequency') ? 'better' : 'worse' };
}
