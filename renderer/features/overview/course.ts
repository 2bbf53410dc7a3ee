/** A metric's value per bucket, this period and the one before. */
import { assertNever } from '../../../shared/errors.ts';
import type { MetricName } from '../../../shared/model.ts';
import type { Report, SeriesPoint } from '../../../shared/report.ts';

export interface Course {
  readonly values: readonly (number | null)[];
  readonly previous: readonly (number | null)[];
}

export function courseOf(series: Report['series'], metric: MetricName): Course {
  return {
    values: series.points.map((point) => bucketValue(point, metric)),
    previous: series.previousPoints.slice(0, series.points.length).map((point) => bucketValue(point, metric)),
  };
}

/** A rate of a bucket without deployments is no rate, not zero. */
function bucketValue(point: SeriesPoint, metric: MetricName): number | null {
  switch (metric) {
    case 'deploymentFrequency':
      return point.deployments;
    case 'changeLeadTime':
      return point.medianLeadSeconds;
    case 'changeFailureRate':
      return point.deployments === 0 ? null : point.failed / point.deployments;
    case 'recoveryTime':
      return point.medianRecoverySeconds;
    case 'reworkRate':
      return point.deployments === 0 ? null : point.reworked / point.deployments;
    default:
      return assertNever(metric);
  }
}
