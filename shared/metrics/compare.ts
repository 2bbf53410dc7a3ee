/** This period's figures beside those of the period before: change of the headline, its level, and a verdict. */
import type { MetricName } from '../model.ts';
import type { Compared, Headline, HeadlineUnit, MetricFigures, Metrics } from '../report.ts';
import { DAYS_PER_MONTH } from '../time.ts';
import { headline, headlineUnit } from './headline.ts';
import { judgeDifference, type MaybeEstimate } from './judge-difference.ts';
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
        previous === null
          ? null
          : judgeDifference(metric, estimateOf(current, metric, now), estimateOf(previous, metric, before)).verdict,
    };
  }

  /** Value and interval in the unit of this period, whatever the other's own is. */
  function estimateOf(figures: MetricFigures, metric: MetricName, value: number | null): MaybeEstimate {
    const { interval } = figures[metric];
    const factor = unitDays(unitOf(metric)) / unitDays(headlineUnit(figures, profile, metric));
    return { value, interval: interval && [interval[0] * factor, interval[1] * factor] };
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

/** Days that a frequency is told for; of everything else 1. */
function unitDays(unit: HeadlineUnit): number {
  switch (unit) {
    case 'deployments-per-week':
    case 'whole-deployments-per-week':
      return 7;
    case 'whole-deployments-per-month':
      return DAYS_PER_MONTH;
    default:
      return 1;
  }
}
