/**
 * This period's figures beside those of the period before: change of the headline, its level, and a verdict. A verdict is
 * "better" or "worse" only where the 95 % interval of the difference leaves 0 out (intervals.ts), "undecided" otherwise; it
 * goes by the direction that is good for the metric (more deployments, less of everything else).
 */
import { differenceInterval, type Estimate } from '../intervals.ts';
import type { MetricName } from '../model.ts';
import type { Compared, Headline, MetricFigures, Metrics, Verdict } from '../report.ts';
import { headline, headlineUnit } from './headline.ts';
import { gradeMetric, type LevelSet } from './levels.ts';
import type { Profile } from './profiles.ts';

export function compareFigures(
  current: MetricFigures,
  previous: MetricFigures | null,
  levels: LevelSet,
  profile: Profile,
): Metrics {
  const unitOf = (metric: MetricName) => headlineUnit(current, profile, metric);

  function compare<M extends MetricName>(metric: M): Compared<MetricFigures[M]> {
    const now = headline(current, profile, metric, unitOf(metric));
    const before = previous === null ? null : headline(previous, profile, metric, unitOf(metric));
    const { level, reason } = gradeMetric(levels, metric, current, profile);
    return {
      ...current[metric],
      level,
      levelReason: reason,
      previous: previous === null ? null : previous[metric],
      change: now === null || before === null || before === 0 ? null : (now - before) / before,
      verdict:
        previous === null ? null : judge(metric, estimate(current, metric, now), estimate(previous, metric, before)),
    };
  }

  function head(metric: MetricName): Headline {
    return { headline: headline(current, profile, metric), headlineUnit: unitOf(metric) };
  }

  return {
    deploymentFrequency: { ...compare('deploymentFrequency'), ...head('deploymentFrequency') },
    changeLeadTime: { ...compare('changeLeadTime'), ...head('changeLeadTime') },
    changeFailureRate: { ...compare('changeFailureRate'), ...head('changeFailureRate') },
    recoveryTime: { ...compare('recoveryTime'), ...head('recoveryTime') },
    reworkRate: { ...compare('reworkRate'), ...head('reworkRate') },
  };
}

type MaybeEstimate = { readonly value: number | null; readonly interval: Estimate['interval'] | null };

function estimate(figures: MetricFigures, metric: MetricName, value: number | null): MaybeEstimate {
  return { value, interval: figures[metric].interval };
}

/** null where there is nothing to compare; without an interval (fewer than five values) nothing can be told. */
function judge(metric: MetricName, now: MaybeEstimate, before: MaybeEstimate): Verdict | null {
  if (now.value === null || before.value === null) return null;
  if (now.interval === null || before.interval === null) return 'undecided';
  const [low, high] = differenceInterval(
    { value: now.value, interval: now.interval },
    { value: before.value, interval: before.interval },
  );
  if (low <= 0 && high >= 0) return 'undecided';
  return low > 0 === (metric === 'deploymentFrequency') ? 'better' : 'worse';
}
