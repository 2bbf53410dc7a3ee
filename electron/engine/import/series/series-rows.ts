/** The rows that series become: a row is a point, what was measured of one version in one interval. */
import type { LatencyHistogram } from '../../../../shared/model.ts';
import { histogramAt, tidy } from './join-buckets.ts';
import type { GaugeField } from './metric-role.ts';
import type {
  BucketColumns,
  ErrorColumn,
  Group,
  Identity,
  MeanColumns,
  RequestColumns,
  SeriesTable,
} from './series-table.ts';
import type { TimeColumn } from './time-column.ts';

export interface SeriesRow extends Identity {
  readonly line: number;
  /** Start of the interval, epoch milliseconds. */
  readonly at: number;
  readonly requests: number | null;
  /** Its counts are rates times the length of an interval. */
  readonly isEstimated: boolean;
  readonly errors: number | null;
  /** Milliseconds; of `error_rate` 0–1. */
  readonly gauges: ReadonlyMap<GaugeField, number>;
  readonly mean: number | null;
  readonly histogram: LatencyHistogram | null;
}

/** What was noticed while the rows were made. */
export interface RowsNotes {
  /** Metrics that count what another one counts better; those of which something else is used are in `used`, too. */
  readonly alike: Set<string>;
  readonly used: Set<string>;
  /** Points whose percentiles are means of several series'. */
  averaged: number;
}

export function* rowsOf(table: SeriesTable, notes: RowsNotes): Generator<SeriesRow, void, undefined> {
  for (const group of table.groups()) yield* rowsOfGroup(table, group, notes);
}

/** The columns that speak for a group, a protocol at a time. */
interface Chosen {
  readonly requests: readonly RequestColumns[];
  readonly errors: readonly TimeColumn[];
  readonly means: readonly MeanColumns[];
  readonly buckets: readonly BucketColumns[];
  readonly isEstimated: boolean;
}

function* rowsOfGroup(table: SeriesTable, group: Group, notes: RowsNotes): Generator<SeriesRow, void, undefined> {
  const chosen = choose(table, group, notes);
  const { service, env, version, endpoint, line } = group;
  const identity = { service, env, version, endpoint, line, isEstimated: chosen.isEstimated };
  for (const at of timesOf(chosen, group)) {
    const count = sumAt(
      chosen.means.map((mean) => mean.count),
      at,
    );
    const sum = sumAt(
      chosen.means.map((mean) => mean.sum),
      at,
    );
    yield {
      ...identity,
      at,
      requests: sumAt(
        chosen.requests.map(({ total }) => total),
        at,
      ),
      errors: sumAt(chosen.errors, at),
      gauges: gaugesAt(group, at, notes),
      mean: count === null || sum === null || count <= 0 ? null : tidy(sum / count),
      histogram: histogramAt(chosen.buckets, at),
    };
  }
}

function choose(table: SeriesTable, group: Group, notes: RowsNotes): Chosen {
  const requests = bestOfEach([...group.requests.values()], byRank, ({ total }) => total, notes);
  const counted = new Set(requests.map(({ metric }) => metric));
  const means = [...group.means.values()];
  const buckets = [...group.buckets.values()];
  const errors = bestOfEach(
    [...group.errors.values()],
    () => 0,
    ({ count }) => count,
    notes,
  );
  const all = [...requests, ...errors];
  const chosen: Chosen = {
    // Where nothing but errors was asked for, they are not all requests.
    requests: requests.filter(({ metric }) => table.facts(metric).countsOthers),
    errors: errorsOf(table, requests, errors),
    means: bestOfEach(
      ofCounted(means, counted),
      () => 0,
      ({ count }) => count,
      notes,
    ),
    buckets: bucketsOf(ofCounted(buckets, counted), notes),
    isEstimated: all.some(({ metric }) => table.facts(metric).isEstimated),
  };
  for (const { metric } of [...requests, ...chosen.means, ...chosen.buckets]) notes.used.add(metric);
  return chosen;
}

/** Of each protocol those of the metric that counts its requests, where there are any. */
function ofCounted<Kind extends Columns>(all: readonly Kind[], counted: ReadonlySet<string>): readonly Kind[] {
  const protocols = new Set(all.filter(({ metric }) => counted.has(metric)).map(({ protocol }) => protocol));
  return all.filter(({ metric, protocol }) => counted.has(metric) || !protocols.has(protocol));
}

/** What says of each request whether it failed, else what counts those that did. */
function errorsOf(
  table: SeriesTable,
  requests: readonly RequestColumns[],
  errors: readonly ErrorColumn[],
): readonly TimeColumn[] {
  const saying = requests.filter(({ metric }) => table.facts(metric).saysErrors);
  const said = new Set(saying.map(({ protocol }) => protocol));
  return [
    ...saying.map((columns) => columns.errors),
    ...errors.filter(({ protocol }) => !said.has(protocol)).map(({ count }) => count),
  ];
}

function byRank(one: RequestColumns, other: RequestColumns): number {
  return one.rank - other.rank;
}

interface Columns {
  readonly metric: string;
  readonly protocol: string;
}

/** Metrics of one protocol count the same requests: added up, each would count twice. */
function bestOfEach<Kind extends Columns>(
  all: readonly Kind[],
  order: (one: Kind, other: Kind) => number,
  columnOf: (columns: Kind) => TimeColumn,
  notes: RowsNotes,
): readonly Kind[] {
  const best = new Map<string, Kind>();
  const totals = new Map(all.length < 2 ? [] : all.map((one) => [one, columnOf(one).total()]));
  const sorted = [...all].sort((a, b) => order(a, b) || (totals.get(b) ?? 0) - (totals.get(a) ?? 0));
  for (const columns of sorted) {
    const chosen = best.get(columns.protocol);
    if (chosen === undefined) best.set(columns.protocol, columns);
    else if (chosen.metric !== columns.metric) notes.alike.add(columns.metric);
  }
  return [...best.values()];
}

/** All buckets of the metric with most in them, of each protocol. */
function bucketsOf(all: readonly BucketColumns[], notes: RowsNotes): readonly BucketColumns[] {
  const metrics = new Set(all.map(({ metric }) => metric));
  if (metrics.size < 2) return all;
  const total = new Map<string, number>();
  for (const { metric, columns, exponential } of all) {
    const last = columns.get(Number.POSITIVE_INFINITY)?.total() ?? 0;
    const sum = exponential === null ? last : [...columns.values()].reduce((more, column) => more + column.total(), 0);
    total.set(metric, (total.get(metric) ?? 0) + sum);
  }
  const best = new Map<string, string>();
  for (const { metric, protocol } of all) {
    const chosen = best.get(protocol);
    if (chosen === undefined || (total.get(metric) ?? 0) > (total.get(chosen) ?? 0)) best.set(protocol, metric);
  }
  const chosen = new Set(best.values());
  for (const metric of metrics) if (!chosen.has(metric)) notes.alike.add(metric);
  return all.filter(({ metric }) => chosen.has(metric));
}

/** Ascending. */
function timesOf({ requests, errors, means, buckets }: Chosen, { gauges }: Group): Iterable<number> {
  const columns = [
    ...requests.map(({ total }) => total),
    ...errors,
    ...means.map(({ count }) => count),
    ...buckets.flatMap((one) => [...one.columns.values()]),
    ...[...gauges.values()].map(({ value }) => value),
  ];
  const times = new Set<number>();
  for (const column of columns) for (const time of column.times()) times.add(time);
  return Float64Array.from(times).sort();
}

/** Null = none has a value. */
function sumAt(columns: readonly TimeColumn[], time: number): number | null {
  let sum: number | null = null;
  for (const column of columns) {
    const value = column.at(time);
    if (!Number.isNaN(value)) sum = (sum ?? 0) + value;
  }
  return sum === null ? null : tidy(sum);
}

/** Several replicas' percentiles can't be joined: their mean stands for them, of maxima the largest. */
function gaugesAt({ gauges }: Group, time: number, notes: RowsNotes): ReadonlyMap<GaugeField, number> {
  const values = new Map<GaugeField, number>();
  let isAveraged = false;
  for (const [field, { value, count }] of gauges) {
    const number = value.at(time);
    if (Number.isNaN(number)) continue;
    const series = count.at(time);
    values.set(field, field === 'max' ? number : tidy(number / series));
    if (series > 1 && field !== 'max') isAveraged = true;
  }
  if (isAveraged) notes.averaged++;
  return values;
}
