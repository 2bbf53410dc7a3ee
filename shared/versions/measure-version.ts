/** What was measured of one version over all its life, from its series or from a table's row. */
import { wilsonInterval } from '../intervals.ts';
import type { VersionRecord } from '../model.ts';
import { LATENCIES, type LatencyFigure, type LatencyName, type MeasuredVersion } from '../version-answers.ts';
import { sumPoints } from './point-sums.ts';
import type { VersionPoints } from './version-data.ts';

export function measurePoints(points: VersionPoints): MeasuredVersion {
  const { requests, errors, ratedRequests, ratedErrors, busy } = sumPoints(points);
  const seconds = (busy * points.step) / 1000;
  return {
    source: 'series',
    points: points.count,
    requests,
    requestsPerSecond: requests === null || !(seconds > 0) ? null : requests / seconds,
    errors,
    errorRate: ratedRequests > 0 ? ratedErrors / ratedRequests : null,
    errorInterval: wilsonInterval(ratedErrors, ratedRequests),
    errorTypes: null,
    latencies: Object.fromEntries(LATENCIES.map((name) => [name, null])) as Record<LatencyName, LatencyFigure | null>,
    texts: {},
  };
}

/** `record`: of the version's whole life. Its requests may be unknown. */
export function measureTable(record: VersionRecord): MeasuredVersion {
  const { requests, requestsPerSecond, errors, errorTypes, texts } = record;
  const rate = record.errorRate ?? (requests && errors !== null ? Math.min(errors, requests) / requests : null);
  return {
    source: 'table',
    points: 0,
    requests,
    requestsPerSecond,
    errors,
    errorRate: rate,
    errorInterval: requests && rate !== null ? wilsonInterval(errors ?? rate * requests, requests) : null,
    errorTypes,
    latencies: Object.fromEntries(
      LATENCIES.map((name) => [
        name,
        record[name] === null ? null : { milliseconds: record[name], interval: null, from: 'said' },
      ]),
    ) as Record<LatencyName, LatencyFigure | null>,
    texts,
  };
}
