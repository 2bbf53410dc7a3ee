/** The answer's buckets as what a chart draws: under the profile's own rule of what is divided by the deployments. */
import type { Translate } from '../../../shared/i18n/translator.ts';
import type { FailureRateAnswer, RatePoint } from '../../../shared/metric-answers.ts';
import { PROFILES } from '../../../shared/metrics/profiles.ts';
import type { Report } from '../../../shared/report.ts';
import type { CountSeries } from './count-points.ts';
import type { RateBucket, RateSeries } from './rate-points.ts';

export function failureSeries(
  { profile }: Pick<Report, 'profile'>,
  { points, previousPoints }: FailureRateAnswer,
  t: Translate,
): RateSeries {
  const { numerator } = PROFILES[profile].changeFailureRate;
  const ofDeployments = numerator === 'failed-deployments';
  const bucketOf = (point: RatePoint): RateBucket => {
    const { day, n, rate, interval } = point;
    return { day, n, rate: n === 0 ? null : rate, interval, part: partOf(point, numerator) };
  };
  return {
    kind: ofDeployments ? 'failed-of' : 'incidents-of',
    points: points.map(bucketOf),
    previousPoints: previousPoints.map(bucketOf),
    also: (index) => {
      const { incidents = 0, failed = 0 } = points[index] ?? {};
      if (ofDeployments) return incidents > 0 ? [t('overviewScreen.chart.tip.incidents', { count: incidents })] : [];
      return failed > 0 ? [t('stability.chart.tip.failed', { count: failed })] : [];
    },
  };
}

function partOf({ n, failed, incidents, rate }: RatePoint, numerator: string): number {
  if (numerator === 'failed-deployments') return failed;
  // Incidents linked to the deployments of the bucket are told by the rate alone.
  return numerator === 'incidents' ? incidents : Math.round((rate ?? 0) * n);
}

export function countSeriesOf(
  { points, previousPoints }: FailureRateAnswer,
  what: 'failed' | 'incidents',
  t: Translate,
): CountSeries {
  const key = what === 'failed' ? 'stability.chart.tip.failed' : 'overviewScreen.chart.tip.incidents';
  return {
    counts: points.map((point) => ({ day: point.day, count: point[what] })),
    previous: previousPoints.map((point) => point[what]),
    words: (count) => t(key, { count }),
  };
}
