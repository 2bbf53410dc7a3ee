/** Where the values of one series go. */
import type { GaugeField, Metric, MetricRole } from './metric-role.ts';
import {
  type Exponential,
  type Group,
  type Identity,
  placeOf,
  type RequestColumns,
  type SeriesTable,
} from './series-table.ts';
import type { TimeColumn } from './time-column.ts';

interface Target {
  readonly column: TimeColumn;
  readonly factor: number;
}

/** One value counts in several columns: of the version and of its endpoint, of all requests and of those that failed. */
export class SeriesSink {
  readonly #table: SeriesTable;
  readonly #targets: Target[] = [];
  /** Count values, whatever they are. */
  readonly #counters: TimeColumn[] = [];

  constructor(table: SeriesTable) {
    this.#table = table;
  }

  into(column: TimeColumn, factor = 1): void {
    this.#targets.push({ column, factor });
  }

  counting(column: TimeColumn): void {
    this.#counters.push(column);
  }

  add(time: number, value: number): void {
    for (const { column, factor } of this.#targets) this.#table.add(column, time, scaled(value, factor));
    for (const column of this.#counters) this.#table.add(column, time, 1);
  }
}

/** 0.57 s are 570 ms, not 569.9999999999999. */
export function scaled(value: number, factor: number): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(15));
}

/** How well metrics count requests: those that are made for it, then those that do so beside something else. */
const RANKS = { requests: 0, 'duration-count': 1, bucket: 2 } as const;

export interface SinkRequest {
  readonly table: SeriesTable;
  readonly identity: Identity;
  readonly line: number;
  readonly metric: Metric;
  /** Whether it counts errors; null = nothing says so. */
  readonly isError: boolean | null;
  /** Of buckets: milliseconds, Infinity = all; an index of exponential ones. */
  readonly bound: number | null;
  readonly quantile: GaugeField | null;
  /** What tells buckets of other bounds from these; '' = their bounds come one by one. */
  readonly signature: string;
  readonly exponential: Exponential | null;
}

/** Null = its values are of no use: of an endpoint that isn't kept, or of a moment and only of what failed. */
export function sinkOf(request: SinkRequest): SeriesSink | null {
  const { table, identity, line, metric, isError } = request;
  const { role } = metric;
  const sink = new SeriesSink(table);
  if (role.kind === 'gauge' || role.kind === 'quantiles') {
    const group = isError === true ? null : table.groupOf(identity, line);
    const field = role.kind === 'gauge' ? role.field : request.quantile;
    if (group === null || field === null) return null;
    gaugeInto(sink, table, group, field, role.kind === 'gauge' ? role.factor : role.toMilliseconds);
    return sink;
  }
  note(table, metric, isError);
  for (const group of table.groupsOf(identity, line)) countInto(sink, request, group, role);
  return sink;
}

function note(table: SeriesTable, { family, role }: Metric, isError: boolean | null): void {
  const facts = table.facts(family);
  if (isError !== null) facts.saysErrors = true;
  if (isError !== true) facts.countsOthers = true;
  if ('counting' in role && role.counting === 'rate') facts.isEstimated = true;
}

function gaugeInto(sink: SeriesSink, table: SeriesTable, group: Group, field: GaugeField, factor: number): void {
  const join = field === 'max' ? Math.max : undefined;
  const columns = placeOf(group.gauges, field, () => ({ value: table.column(join), count: table.column() }));
  sink.into(columns.value, factor);
  sink.counting(columns.count);
}

function countInto(sink: SeriesSink, request: SinkRequest, group: Group, role: MetricRole): void {
  const { table, metric, isError, bound, exponential, signature } = request;
  const { family, protocol } = metric;
  switch (role.kind) {
    case 'errors': {
      const place = () => ({ metric: family, protocol, count: table.column() });
      sink.into(placeOf(group.errors, family, place).count);
      return;
    }
    case 'requests':
      requestsInto(sink, requestColumns(table, group, metric, RANKS.requests), isError);
      return;
    case 'duration-sum':
      sink.into(meanColumns(table, group, metric).sum, role.toMilliseconds);
      return;
    case 'duration-count':
      sink.into(meanColumns(table, group, metric).count);
      requestsInto(sink, requestColumns(table, group, metric, RANKS['duration-count']), isError);
      return;
    case 'bucket': {
      const place = () => ({ metric: family, protocol, exponential, columns: new Map() });
      const { columns } = placeOf(group.buckets, `${family} ${signature}`, place);
      sink.into(placeOf(columns, bound ?? Number.POSITIVE_INFINITY, () => table.column()));
      if (bound === Number.POSITIVE_INFINITY && signature === '')
        requestsInto(sink, requestColumns(table, group, metric, RANKS.bucket), isError);
      return;
    }
  }
}

function requestColumns(table: SeriesTable, group: Group, { family, protocol }: Metric, rank: number): RequestColumns {
  return placeOf(group.requests, `${rank} ${family}`, () => ({
    metric: family,
    protocol,
    rank,
    total: table.column(),
    errors: table.column(),
  }));
}

function requestsInto(sink: SeriesSink, columns: RequestColumns, isError: boolean | null): void {
  sink.into(columns.total);
  // Of no errors there are none, which is more than that nobody knows.
  sink.into(columns.errors, isError === true ? 1 : 0);
}

function meanColumns(table: SeriesTable, group: Group, { family, protocol }: Metric) {
  return placeOf(group.means, family, () => ({ metric: family, protocol, sum: table.column(), count: table.column() }));
}
