/** What exports measured of the versions of one service: its rows alone are read, by the index on service and instant. */
import type { LatencyHistogram, VersionRecord } from '../../../shared/model.ts';
import {
  createPointRows,
  type FigureName,
  type PointRows,
  placesOf,
  pushFew,
  pushRow,
  setHistogram,
} from '../../../shared/versions/point-rows.ts';
import {
  addInterval,
  foldInterval,
  type Interval,
  type OrderedInterval,
  settleInterval,
} from '../../../shared/versions/series.ts';
import { addLives, foldLife } from '../../../shared/versions/whole-lives.ts';
import type { Database } from '../db/connect.ts';
import { prepared } from '../db/prepared.ts';
import { ofServices, type RowStart, readInTurn, type WhichRows } from './read-in-turn.ts';

/** What rows with one version text say, in the environments that count. */
export interface NamedMeasurements {
  readonly shas: Set<string>;
  /** Of the whole service. */
  readonly series: PointRows;
  /** What the endpoints add up to. */
  readonly endpointSums: OrderedInterval[];
  life: VersionRecord | null;
  endpointLives: VersionRecord | null;
}
export type Measurements = ReadonlyMap<string, NamedMeasurements>;

const COLUMNS = `id, version, environment_id, endpoint, at, sha, requests, requests_per_second, errors, error_rate,
  p50, p75, p90, p95, p99, max, mean, histogram`;
type Row = [...RowStart<string | null>, sha: string | null, ...numbers: (number | null)[]];
const FIRST_NUMBER = 6;
const HISTOGRAM = 17;

/** `isBrief`: of latencies the 95th percentile alone is wanted, where no row says others in its place. */
export function readMeasurements(db: Database, which: WhichRows, isBrief = false): Measurements {
  const measured = readFewColumns(db, which, isBrief ? BRIEF : USUAL) ?? readSeries(db, which);
  for (const life of readLives(db, which)) {
    const named = namedOf(measured, life.version);
    if (life.sha !== null) named.shas.add(life.sha);
    const part = life.endpoint === null ? 'life' : 'endpointLives';
    const before = named[part];
    named[part] = before === null ? { ...life, endpoint: null } : addLives([before, life]);
  }
  return measured;
}

function namedOf(measured: Map<string, NamedMeasurements>, version: string): NamedMeasurements {
  const known = measured.get(version);
  if (known) return known;
  const named: NamedMeasurements = {
    shas: new Set(),
    series: createPointRows(),
    endpointSums: [],
    life: null,
    endpointLives: null,
  };
  measured.set(version, named);
  return named;
}

function readSeries(db: Database, which: WhichRows): Map<string, NamedMeasurements> {
  const measured = new Map<string, NamedMeasurements>();
  readInTurn<Row>(db, COLUMNS, which, (rows) => {
    let ofEndpoints = false;
    for (const row of rows) {
      const named = namedOf(measured, row[1]);
      if (row[5] !== null) named.shas.add(row[5]);
      if (row[3] === null) pushWhole(named.series, row);
      else ofEndpoints = true;
    }
    if (!ofEndpoints) return true;
    const endpoints = rows.filter((row) => row[3] !== null);
    visitRows(endpoints, (one) => addEndpoint(namedOf(measured, one.version).endpointSums, one));
    return true;
  });
  return measured;
}

/** Columns beside those that a row begins with: each that isn't read costs as much as one that is. */
interface FewColumns {
  /** In SQL; not null = the row says more than `figures`. */
  readonly more: string;
  readonly figures: readonly FigureName[];
}
const SELDOM_SAID = 'endpoint, sha, requests_per_second, error_rate, p75, p90, max, mean, histogram';
const USUAL: FewColumns = {
  more: `coalesce(${SELDOM_SAID})`,
  figures: ['requests', 'errors', 'p50', 'p95', 'p99'],
};
const BRIEF: FewColumns = {
  more: `coalesce(${SELDOM_SAID}, CASE WHEN p95 >= 0 AND p95 < 9e999 THEN NULL ELSE coalesce(p50, p99) END)`,
  figures: ['requests', 'errors', 'p95'],
};
type FewRow = [...RowStart<unknown>, ...numbers: (number | null)[]];

/** What most rows say; null = some say more. */
function readFewColumns(
  db: Database,
  which: WhichRows,
  { more, figures }: FewColumns,
): Map<string, NamedMeasurements> | null {
  const measured = new Map<string, NamedMeasurements>();
  const places = placesOf(figures);
  const columns = `id, version, environment_id, ${more}, at, ${figures.join(', ')}`;
  const isAll = readInTurn<FewRow>(db, columns, which, (rows) => {
    for (const row of rows) {
      if (row[3] !== null) return false;
      pushFew(namedOf(measured, row[1]).series, row[4], row[2] ?? 0, row[0], row, FIRST_OF_FEW, places);
    }
    return true;
  });
  return isAll ? measured : null;
}
const FIRST_OF_FEW = 5;

function pushWhole(series: PointRows, row: Row): void {
  pushRow(series, row[4], row[2] ?? 0, row[0], row, FIRST_NUMBER);
  const histogram = row[HISTOGRAM] as unknown as string | null;
  if (histogram !== null) setHistogram(series, JSON.parse(histogram) as LatencyHistogram);
}

/** Endpoints of one environment are added up. Intervals come in order of time. */
export function addEndpoint(series: OrderedInterval[], { at, environment, order, interval }: OrderedInterval): void {
  for (let i = series.length - 1; i >= 0 && series[i]?.at === at; i--) {
    const known = series[i];
    if (known?.environment !== environment) continue;
    addInterval(known.interval, interval);
    return;
  }
  series.push({ at, environment, order, interval });
}

export interface ReadInterval extends OrderedInterval {
  readonly version: string;
  readonly endpoint: string | null;
  readonly sha: string | null;
}

/** Settled intervals in order of time, those of one version, environment and endpoint folded into one. */
export function readIntervals(db: Database, which: WhichRows, visit: (interval: ReadInterval) => void): void {
  readInTurn<Row>(db, COLUMNS, which, (rows) => {
    visitRows(rows, visit);
    return true;
  });
}

function visitRows(rows: readonly Row[], visit: (interval: ReadInterval) => void): void {
  let instant: Row[] = [];
  for (const row of rows) {
    if (instant.length > 0 && instant[0]?.[4] !== row[4]) {
      visitInstant(instant, visit);
      instant = [];
    }
    instant.push(row);
  }
  visitInstant(instant, visit);
}

function visitInstant(rows: Row[], visit: (interval: ReadInterval) => void): void {
  const [first] = rows;
  if (first === undefined) return;
  if (rows.length === 1) visitRow(first, first[0], intervalOf(first), visit);
  else visitFolded(rows, visit);
}

function visitFolded(rows: Row[], visit: (interval: ReadInterval) => void): void {
  const cells = new Map<string, { readonly row: Row; readonly interval: Interval; order: number }>();
  // As they were imported.
  for (const row of rows.sort((a, b) => a[0] - b[0])) {
    const key = `${row[1]}\n${row[2]}\n${row[3]}`;
    const known = cells.get(key);
    const interval = intervalOf(row);
    if (known === undefined) cells.set(key, { row, interval, order: row[0] });
    else {
      foldInterval(known.interval, interval);
      known.order = row[0];
    }
  }
  for (const { row, interval, order } of cells.values()) visitRow(row, order, interval, visit);
}

function visitRow(row: Row, order: number, interval: Interval, visit: (interval: ReadInterval) => void): void {
  settleInterval(interval);
  const [, version, environment, endpoint, at, sha] = row;
  visit({ version, endpoint, sha, at, environment: environment ?? 0, order, interval });
}

function intervalOf(row: Row): Interval {
  const number = (place: number) => {
    const value = row[FIRST_NUMBER + place] as number | null;
    return value === null ? Number.NaN : value;
  };
  const histogram = row[HISTOGRAM] as unknown as string | null;
  return {
    requests: number(0),
    perSecond: number(1),
    errors: number(2),
    errorRate: number(3),
    errorsPerSecond: Number.NaN,
    p50: number(4),
    p75: number(5),
    p90: number(6),
    p95: number(7),
    p99: number(8),
    max: number(9),
    mean: number(10),
    histogram: histogram === null ? null : (JSON.parse(histogram) as Interval['histogram']),
  };
}

interface LifeRow extends Omit<VersionRecord, 'texts' | 'histogram' | 'active' | 'environment' | 'service'> {
  readonly environmentId: number | null;
  readonly active: number;
  readonly texts: string;
}

/** What tables say, a row a version, environment and endpoint. */
export function readLives(
  db: Database,
  { serviceIds, isCounted, only = { sql: 'true', values: [] } }: WhichRows,
): readonly VersionRecord[] {
  const rows = prepared<(string | number)[], LifeRow>(
    db,
    `SELECT environment_id AS environmentId, version, sha, endpoint, at, first_seen_at AS firstSeenAt,
         last_seen_at AS lastSeenAt, active, requests, requests_per_second AS requestsPerSecond, errors,
         error_rate AS errorRate, error_types AS errorTypes, p50, p75, p90, p95, p99, max, mean, texts
       FROM version_row WHERE ${ofServices(serviceIds)} AND at IS NULL AND ${only.sql} AND repeats = 0 ORDER BY id`,
  ).all(...serviceIds, ...only.values);
  const folded = new Map<string, VersionRecord>();
  for (const { environmentId, active, texts, ...row } of rows) {
    if (!isCounted(environmentId)) continue;
    const life: VersionRecord = {
      ...row,
      service: '',
      environment: null,
      active: active !== 0,
      histogram: null,
      texts: JSON.parse(texts) as Record<string, string>,
    };
    const key = JSON.stringify([row.version, environmentId, row.endpoint]);
    const known = folded.get(key);
    folded.set(key, known === undefined ? life : foldLife(known, life));
  }
  return [...folded.values()];
}
