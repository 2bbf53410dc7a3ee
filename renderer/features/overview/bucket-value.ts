/** The value of a bucket under a profile: its statistic is the one of the headline, so that line and card agree. */
import type { Statistic } from '../../../shared/metrics/profiles.ts';
import type { SeriesPoint } from '../../../shared/report.ts';

export function leadSeconds(point: SeriesPoint, statistic: Statistic): number | null {
  return statistic === 'mean' ? point.meanLeadSeconds : point.medianLeadSeconds;
}

export function recoverySeconds(point: SeriesPoint, statistic: Statistic): number | null {
  return statistic === 'mean' ? point.meanRecoverySeconds : point.medianRecoverySeconds;
}
