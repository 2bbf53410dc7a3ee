/** A metric's value per bucket, this period and the one before. */
import { assertNever } from '../../../shared/errors.ts';
import { PROFILES, type Profile } from '../../../shared/metrics/profiles.ts';
import type { MetricName } from '../../../shared/model.ts';
import type { Report, SeriesPoint } from '../../../shared/report.ts';
import { leadSeconds, recoverySeconds } from './bucket-value.ts';

export interface Course {
  readonly values: readonly (number | null)[];
  readonly previous: readonly (number | null)[];
}

export function courseOf({ series, profile }: Pick<Report, 'series' | 'profile'>, metric: MetricName): Course {
  return {
    values: series.points.map((point) => bucketValue(point, metric, PROFILES[profile])),
    previous: series.previousPoints
      .slice(0, series.points.length)
      .map((point) => bucketValue(point, metric, PROFILES[profile])),
  };
}

/** What the profile's rate divides. */
function failuresOf(point: SeriesPoint, { changeFailureRate }: Profile): number {
  return changeFailureRate.numerator === 'incidents' ? point.incidents : point.failed;
}

/** A rate of a bucket without deployments is no rate, not zero. */
function bucketValue(point: SeriesPoint, metric: MetricName, profile: Profile): number | null {
  switch (metric) {
    case 'deploymentFrequency':
      return point.deployments;
    case 'changeLeadTime':
      return leadSeconds(point, profile.leadTime.statistic);
    case 'changeFailureRate':
      return point.deployments === 0 ? null : failuresOf(point, profile) / point.deployments;
    case 'recoveryTime':
      return recoverySeconds(point, profile.recoveryTime.statistic);
    case 'reworkRate':
      return point.deployments === 0 ? null : point.reworked / point.deployments;
    default:
      return assertNever(metric);
  }
}
