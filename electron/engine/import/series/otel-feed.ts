/** Metrics of OpenTelemetry into the table, one line or resource after another. */
import type { Cell } from '../../../../shared/import/cell.ts';
import { recordKey } from '../store/record-key.ts';
import type { Metric } from './metric-role.ts';
import {
  attributesOf,
  listOf,
  type Members,
  memberOf,
  millisecondsOf,
  objectOf,
  type Temporality,
  temporalityOf,
} from './otel-cells.ts';
import {
  boundsOf,
  ExponentialStream,
  GaugeStream,
  HistogramStream,
  isNoPoint,
  NumberStream,
  type PointStream,
  type StreamRequest,
  SummaryStream,
} from './otel-streams.ts';
import { commonName, type Labels, SeriesLabels } from './series-labels.ts';
import type { BadSeries, SeriesReading } from './series-reading.ts';

const KINDS = ['sum', 'gauge', 'histogram', 'exponentialHistogram', 'summary'] as const;
type DataKind = (typeof KINDS)[number];

/** Points of one metric of one resource. */
interface OtelMetric {
  readonly name: string;
  readonly kind: DataKind;
  readonly data: Members;
  readonly metric: Metric;
  readonly unit: string;
  /** Null = its points are of moments, or say nothing of it. */
  readonly temporality: Temporality | null;
  readonly resource: Labels;
  readonly resourceKey: string;
  readonly line: number;
}

/** What it costs to know a stream, in values of the table. */
const STREAM_VALUES = 64;
/** Bounds of a unit that isn't told: the ones that instruments have by default are of milliseconds, up to 10,000. */
const MILLISECONDS_FROM = 100;

export class OtelFeed {
  readonly #reading: SeriesReading;
  /** Null = it can't be used, which was said. */
  readonly #streams = new Map<string, PointStream | null>();
  readonly #passed = new Set<string>();
  readonly #unreadable = new Set<string>();

  constructor(reading: SeriesReading) {
    this.#reading = reading;
  }

  /** What of a line or resource can't be used; a stream that can't be is told once. */
  feed(element: Cell, line: number): readonly BadSeries[] {
    const bad: BadSeries[] = [];
    const members = objectOf(element);
    const isResource = !members.has('resourceMetrics') && !members.has('resource_metrics');
    const isMetrics = isResource ? scopesOf(members) !== null : Array.isArray(memberOf(members, 'resourceMetrics'));
    // Collectors write traces and logs into the same file.
    if (!isMetrics) return [{ code: 'not-of-this-kind', column: null, value: keysOf(members), labels: new Map() }];
    for (const resource of isResource ? [members] : listOf(members, 'resourceMetrics')) {
      this.#feedResource(resource, line, bad);
    }
    return bad;
  }

  #feedResource(element: Members, line: number, bad: BadSeries[]): void {
    const resource = attributesOf(objectOf(memberOf(element, 'resource')));
    const resourceKey = keyOf(resource);
    for (const scope of scopesOf(element) ?? []) {
      for (const metric of listOf(scope, 'metrics')) this.#feedMetric(metric, { resource, resourceKey, line }, bad);
    }
  }

  #feedMetric(members: Members, of: Pick<OtelMetric, 'resource' | 'resourceKey' | 'line'>, bad: BadSeries[]): void {
    const named = memberOf(members, 'name');
    const name = typeof named === 'string' ? named : '';
    const kind = KINDS.find((one) => memberOf(members, one) instanceof Map);
    const metric = kind === undefined ? null : this.#metricOf(name, kind, objectOf(memberOf(members, kind)));
    if (kind === undefined || metric === null) {
      this.#pass(name, of.resourceKey);
      return;
    }
    const data = objectOf(memberOf(members, kind));
    const unit = memberOf(members, 'unit');
    const described = { ...of, name, kind, data, metric, unit: typeof unit === 'string' ? unit : '' };
    const temporality = kind === 'summary' ? 'cumulative' : temporalityOf(data);
    for (const point of listOf(data, 'dataPoints')) this.#feedPoint({ ...described, temporality }, point, bad);
  }

  /** Null = it measures something else. */
  #metricOf(name: string, kind: DataKind, data: Members): Metric | null {
    if (kind === 'histogram' || kind === 'exponentialHistogram' || kind === 'summary')
      return this.#reading.durations(name);
    const metric = this.#reading.metric(name, false);
    const isCounted = metric?.role.kind === 'requests' || metric?.role.kind === 'errors';
    const isSum = kind === 'sum' && memberOf(data, 'isMonotonic') === true;
    if (isSum) return isCounted ? metric : null;
    const isRate = isCounted && 'counting' in metric.role && metric.role.counting === 'rate';
    return isRate || metric?.role.kind === 'gauge' ? metric : null;
  }

  /** Each metric of a resource once, however many lines it is on. */
  #pass(name: string, resourceKey: string): void {
    const key = recordKey(name, resourceKey);
    if (this.#passed.has(key)) return;
    this.#reading.table.spend(STREAM_VALUES / 4);
    this.#passed.add(key);
    this.#reading.pass(name);
  }

  #feedPoint(metric: OtelMetric, point: Members, bad: BadSeries[]): void {
    if (isNoPoint(point)) return;
    const { name, kind, resourceKey, temporality } = metric;
    const own = attributesOf(point);
    const bounds = kind === 'histogram' ? boundsOf(point) : [];
    const key = recordKey(resourceKey, name, kind, temporality, bounds?.join(' ') ?? null, keyOf(own));
    let stream = this.#streams.get(key);
    const labels = () => new Map([...own, ...[...metric.resource].filter(([label]) => !own.has(label))]);
    if (stream === undefined) {
      this.#reading.table.spend(STREAM_VALUES);
      stream = this.#begin(metric, labels(), bounds, bad);
      this.#streams.set(key, stream);
    }
    if (stream === null || stream.add(point) || this.#unreadable.has(key)) return;
    this.#unreadable.add(key);
    bad.push({ code: 'value-wrong-type', column: name, value: point as Cell, labels: labels() });
  }

  /** Null = nobody can make anything of it. */
  #begin(metric: OtelMetric, labels: Labels, bounds: readonly number[] | null, bad: BadSeries[]): PointStream | null {
    const reading = this.#reading;
    const known = new SeriesLabels(labels, reading.choices.labels);
    if (known.isOutgoing()) {
      this.#pass(metric.name, metric.resourceKey);
      return null;
    }
    const identity = reading.identityOf(known);
    if ('code' in identity) {
      bad.push({ ...identity, labels });
      return null;
    }
    const isMoment =
      metric.kind === 'gauge' || (metric.kind === 'sum' && memberOf(metric.data, 'isMonotonic') !== true);
    if (bounds === null || (metric.temporality === null && !isMoment)) {
      const column = bounds === null ? 'explicitBounds' : 'aggregationTemporality';
      bad.push({ code: 'value-wrong-type', column, value: memberOf(metric.data, column), labels });
      return null;
    }
    const sink = { table: reading.table, identity, line: metric.line, isError: known.isError() };
    const toMilliseconds = unitOf(metric, bounds);
    const request = { reading, temporality: metric.temporality ?? 'delta', toMilliseconds } as const;
    return streamOf(
      metric.kind,
      isMoment,
      { ...request, sink: { ...sink, metric: inUnit(metric, toMilliseconds) } },
      bounds,
    );
  }
}

function streamOf(kind: DataKind, isMoment: boolean, request: StreamRequest, bounds: readonly number[]): PointStream {
  if (kind === 'histogram') return new HistogramStream(request, bounds);
  if (kind === 'exponentialHistogram') return new ExponentialStream(request);
  if (kind === 'summary') return new SummaryStream(request);
  return isMoment ? new GaugeStream(request) : new NumberStream(request);
}

/** Null = it is no resource with metrics. */
function scopesOf(resource: Members): readonly Members[] | null {
  for (const key of ['scopeMetrics', 'instrumentationLibraryMetrics']) {
    if (Array.isArray(memberOf(resource, key))) return listOf(resource, key);
  }
  return null;
}

/** What makes milliseconds of a duration: its unit says it, else its name, else its bounds. */
function unitOf({ unit, name }: OtelMetric, bounds: readonly number[]): number {
  const said = millisecondsOf(unit) ?? unitInName(name);
  return said ?? ((bounds.at(-1) ?? 0) >= MILLISECONDS_FROM ? 1 : 1000);
}

function unitInName(name: string): number | null {
  const last = commonName(name).split('_').at(-1) ?? '';
  return millisecondsOf(last === 'millis' ? 'ms' : last);
}

function inUnit({ metric, unit }: OtelMetric, toMilliseconds: number): Metric {
  const { role } = metric;
  if (role.kind !== 'gauge') return metric;
  const share = unit === '%' ? 0.01 : role.factor;
  return { ...metric, role: { ...role, factor: role.field === 'error_rate' ? share : toMilliseconds } };
}

function keyOf(attributes: Labels): string {
  return JSON.stringify([...attributes].sort(([one], [other]) => (one < other ? -1 : 1)));
}

const KEYS_SHOWN = 5;

function keysOf(members: Members): string {
  return [...members.keys()].slice(0, KEYS_SHOWN).join(', ');
}
