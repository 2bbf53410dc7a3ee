/** What was measured of one version over all its life, from its series or from a table's row. */
import { wilsonInterval } from '../intervals.ts';
import type { VersionRecord } from '../model.ts';
import type { Confidence } from '../report.ts';
import type { MeasuredVersion } from '../version-answers.ts';
import { plainFactorOf } from './dispersion.ts';
import { latenciesOfPoints, latenciesOfRecord } from './measure-latencies.ts';
import { sumPoints } from './point-sums.ts';
import type { VersionPoints } from './version-data.ts';

/** `errorTypes`: sorts of errors, null = nobody tells. */
export function measurePoints(points: VersionPoints, errorTypes: number | null = null): MeasuredVersion {
  const { requests, errors, ratedRequests, ratedErrors, busy } = sumPoints(points);
  const seconds = (busy * points.step) / 1000;
  let interval: Confidence | null | undefined;
  return {
    source: 'series',
    points: points.count,
    requests,
    requestsPerSecond: requests !== null && seconds > 0 ? requests / seconds : null,
    errors,
    errorRate: ratedRequests > 0 ? ratedErrors / ratedRequests : null,
    // Of most versions nobody asks for it.
    get errorInterval() {
      if (interval === undefined) interval = widenedInterval(ratedErrors, ratedRequests, plainFactorOf(points));
      return interval;
    },
    errorTypes,
    latencies: latenciesOfPoints(points),
    texts: {},
  };
}

/** Wilson's of as many requests as would vary as much by chance alone. */
function widenedInterval(errors: number, requests: number, factor: number): Confidence | null {
  return wilsonInterval(errors / factor, requests / factor);
}

/** `record`: of the version's whole life. Its requests may be unknown: then its rate has no interval. */
export function measureTable(record: VersionRecord): MeasuredVersion {
  const { requests, requestsPerSecond, errors, errorTypes, texts } = record;
  const counted = requests !== null && requests > 0 && errors !== null ? Math.min(errors, requests) / requests : null;
  const errorRate = record.errorRate ?? counted;
  return {
    source: 'table',
    points: 0,
    requests,
    requestsPerSecond,
    errors: errors !== null && requests !== null ? Math.min(errors, requests) : errors,
    errorRate,
    errorInterval: saidInterval(record, errorRate),
    errorTypes,
    latencies: latenciesOfRecord(record),
    texts,
  };
}

/** "< 0.1 %" says no more than that the rate is below: as if it were none, up to what it might be. */
function saidInterval({ requests, errors, texts }: VersionRecord, rate: number | null): Confidence | null {
  if (rate === null || requests === null || requests <= 0) return null;
  const interval = wilsonInterval(Math.min(errors ?? rate * requests, requests), requests);
  return interval !== null && isBound({ errors, texts }) ? [0, interval[1]] : interval;
}

/** Of the error rate, where it isn't counted from errors. */
export function isBound({ errors, texts }: Pick<MeasuredVersion, 'errors' | 'texts'>): boolean {
  return errors === null && texts.error_rate?.trim().startsWith('<') === true;
}
