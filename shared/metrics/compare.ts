/** This period's figures beside those of the period before: change of the headline, its level, and a verdict. */
import type { MetricName } from '../model.ts';
import type { Compared, Headline, MetricFigures, Metrics } from '../report.ts';
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
          : judgeDifference(metric, estimate(current, metric, now), estimate(previous, metric, before)).verdict,
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

function estimate(figures: MetricFigures, metric: MetricName, value: number | null): MaybeEstimate {
  return { value, interval: figures[metric].interval };
}
