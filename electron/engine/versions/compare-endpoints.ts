import type { VersionRecord } from '../../../shared/model.ts';
import type { EndpointComparison, MeasuredVersion } from '../../../shared/version-answers.ts';
import { compareLatency } from '../../../shared/versions/compare-latencies.ts';
import { compareRates } from '../../../shared/versions/compare-rates.ts';
import { measurePoints, measureTable } from '../../../shared/versions/measure-version.ts';
import { type OrderedInterval, toPoints } from '../../../shared/versions/series.ts';
import { addLives } from '../../../shared/versions/whole-lives.ts';
import type { Database } from '../db/connect.ts';
import type { IsCounted } from './read-in-turn.ts';
import { readIntervals, readLives } from './read-measurements.ts';
import type { KnownVersion, ServiceHistory } from './service-history.ts';

const ENDPOINTS_SHOWN = 200;

/** What rows say of one endpoint of one version. */
interface EndpointRows {
  readonly series: OrderedInterval[];
  life: VersionRecord | null;
}

/** Where exports tell by endpoint; the most requested first. */
export function compareEndpoints(
  db: Database,
  isCounted: IsCounted,
  { service, dispersion, step }: ServiceHistory,
  [base, head]: readonly [KnownVersion, KnownVersion],
): readonly EndpointComparison[] {
  const rows = readEndpoints(db, isCounted, service.ids, [base, head]);
  const measure = (version: KnownVersion, endpoint: string) => {
    const own = rows.get(version)?.get(endpoint);
    return own === undefined ? null : measuredOf(own, step);
  };
  const endpoints = new Set([...rows.values()].flatMap((own) => [...own.keys()]));
  const compared = [...endpoints].map((endpoint) => {
    const [from, to] = [measure(base, endpoint), measure(head, endpoint)];
    const rates = compareRates(from, to, dispersion);
    return {
      requests: (from?.requests ?? 0) + (to?.requests ?? 0),
      comparison: { endpoint, rates, p95: compareLatency('p95', from, to) },
    };
  });
  return compared
    .sort((a, b) => b.requests - a.requests || (a.comparison.endpoint < b.comparison.endpoint ? -1 : 1))
    .slice(0, ENDPOINTS_SHOWN)
    .map(({ comparison }) => comparison);
}

type Endpoints = Map<string, EndpointRows>;

function readEndpoints(
  db: Database,
  isCounted: IsCounted,
  serviceIds: readonly number[],
  versions: readonly KnownVersion[],
): ReadonlyMap<KnownVersion, Endpoints> {
  const owner = new Map(versions.flatMap((version) => version.texts.map((text) => [text, version] as const)));
  const found = new Map<KnownVersion, Endpoints>(versions.map((version) => [version, new Map()]));
  const rowsOf = (text: string, endpoint: string | null): EndpointRows => {
    const own = owner.get(text);
    const endpoints: Endpoints = (own && found.get(own)) ?? new Map();
    const rows = endpoints.get(endpoint ?? '') ?? { series: [], life: null };
    endpoints.set(endpoint ?? '', rows);
    return rows;
  };
  if (serviceIds.length === 0 || owner.size === 0) return found;
  const ofVersions = `endpoint IS NOT NULL AND version IN (${[...owner].map(() => '?').join(', ')})`;
  const texts = [...owner.keys()];
  const which = { serviceIds, isCounted };
  for (const life of readLives(db, { ...which, only: { sql: ofVersions, values: texts } })) {
    const rows = rowsOf(life.version, life.endpoint);
    rows.life = rows.life === null ? life : addLives([rows.life, life]);
  }
  const points = versions.flatMap(({ history }) => history.points ?? []);
  if (points.length === 0) return found;
  const first = Math.min(...points.map(({ at }) => at[0] ?? 0));
  const last = Math.max(...points.map(({ at, count }) => at[count - 1] ?? 0));
  const both = { ...which, period: { from: first, to: last + 1 }, only: { sql: ofVersions, values: texts } };
  readIntervals(db, both, (one) => {
    rowsOf(one.version, one.endpoint).series.push(one);
  });
  return found;
}

function measuredOf({ series, life }: EndpointRows, step: number): MeasuredVersion | null {
  const points = toPoints(series, step);
  if (points !== null) return measurePoints(points);
  return life === null ? null : measureTable(life);
}
