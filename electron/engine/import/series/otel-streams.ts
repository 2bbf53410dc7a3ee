/** Streams of OpenTelemetry's points: each puts what its points say into the table. */
import { startOf } from './intervals-of-series.ts';
import { ZERO_BUCKET } from './join-buckets.ts';
import type { GaugeField, Metric, MetricRole } from './metric-role.ts';
import { quantileField } from './metric-role.ts';
import { listOf, type Members, memberOf, numberAt, numbersAt, type Temporality, timeAt } from './otel-cells.ts';
import { type ExponentialCounts, grownBy, readExponential } from './otel-exponential.ts';
import { type Increment, middleOf, StreamIncrements } from './otel-increments.ts';
import type { SeriesReading } from './series-reading.ts';
import { type SeriesSink, type SinkRequest, scaled, sinkOf } from './series-sink.ts';

/** What all points of a stream have in common. */
export interface StreamRequest {
  readonly reading: SeriesReading;
  readonly sink: Omit<SinkRequest, 'bound' | 'quantile' | 'signature' | 'exponential'>;
  readonly temporality: Temporality;
  /** Of durations. */
  readonly toMilliseconds: number;
}

export interface PointStream {
  /** False = the point can't be read. */
  add(point: Members): boolean;
}

interface PointTimes {
  /** 0 = the point doesn't say it. */
  readonly start: number;
  readonly time: number;
}

/** Null = it has no time that can be read. */
function timesOf(point: Members): PointTimes | null {
  const start = timeAt(point, 'startTimeUnixNano');
  const time = timeAt(point, 'timeUnixNano');
  return time > 0 && start >= 0 ? { start, time } : null;
}

abstract class CountingStream implements PointStream {
  protected readonly request: StreamRequest;
  /** The last point said nothing new. */
  protected isRepeated = false;
  readonly #increments: StreamIncrements;

  constructor(request: StreamRequest) {
    this.request = request;
    this.#increments = new StreamIncrements(request.temporality, request.reading.choices.step);
  }

  abstract add(point: Members): boolean;

  /** Null = the point is of no interval. */
  protected increment({ start, time }: PointTimes, values: Float64Array): Increment | null {
    const next = this.#increments.next(start, time, values);
    const { notes } = this.request.reading;
    if (next === 'gap') notes.gaps++;
    this.isRepeated = next === 'repeated';
    if (this.isRepeated) notes.repeated++;
    return typeof next === 'string' ? null : next;
  }

  protected at(increment: Increment): number {
    return startOf(middleOf(increment), this.request.reading.choices.step);
  }

  protected sinkOf(role: MetricRole, more: Partial<SinkRequest> = {}): SeriesSink | null {
    const metric: Metric = { ...this.request.sink.metric, role };
    const rest = { bound: null, quantile: null, signature: '', exponential: null, ...more };
    return sinkOf({ ...this.request.sink, ...rest, metric });
  }
}

/** Sums: requests, errors. */
export class NumberStream extends CountingStream {
  readonly #sink: SeriesSink | null;

  constructor(request: StreamRequest) {
    super(request);
    this.#sink = this.sinkOf(request.sink.metric.role);
  }

  add(point: Members): boolean {
    const times = timesOf(point);
    const value = numberAt(point, 'asInt', 'asDouble');
    if (times === null || value === null || value < 0) return false;
    if (Number.isNaN(value)) return true;
    const increment = this.increment(times, Float64Array.of(value));
    if (increment !== null) this.#sink?.add(this.at(increment), increment.values[0] as number);
    return true;
  }
}

/** Values of a moment: percentiles, shares, rates. */
export class GaugeStream implements PointStream {
  readonly #request: StreamRequest;
  readonly #sink: SeriesSink | null;
  #last = 0;

  constructor(request: StreamRequest) {
    this.#request = request;
    this.#sink = sinkOf({ ...request.sink, bound: null, quantile: null, signature: '', exponential: null });
  }

  add(point: Members): boolean {
    const times = timesOf(point);
    const value = numberAt(point, 'asDouble', 'asInt');
    if (times === null || value === null || value < 0) return false;
    const { choices, notes } = this.#request.reading;
    if (times.time === this.#last) notes.repeated++;
    if (times.time === this.#last || Number.isNaN(value)) return true;
    this.#last = times.time;
    const { role } = this.#request.sink.metric;
    const step = choices.step ?? 60_000;
    const isRate = 'counting' in role && role.counting === 'rate';
    if (isRate) notes.isEstimated = true;
    this.#sink?.add(startOf(times.time - step / 2, choices.step), isRate ? scaled(value, step / 1000) : value);
    return true;
  }
}

/** How many, and how long in all: what histograms and summaries have in common. */
abstract class DurationStream extends CountingStream {
  readonly #count: SeriesSink | null;
  #sum: SeriesSink | null = null;

  constructor(request: StreamRequest) {
    super(request);
    this.#count = this.sinkOf({ kind: 'duration-count', counting: 'counter' });
  }

  /** NaN = the point has no sum. */
  protected addTotals(at: number, count: number, sum: number): void {
    this.#count?.add(at, count);
    if (Number.isNaN(sum)) return;
    const { toMilliseconds } = this.request;
    this.#sum ??= this.sinkOf({ kind: 'duration-sum', counting: 'counter', toMilliseconds });
    this.#sum?.add(at, sum);
  }

  /** The longest is known of an interval where points are of one. */
  protected addLongest(point: Members, at: number): void {
    const max = this.request.temporality === 'delta' ? numberAt(point, 'max') : null;
    if (max === null || !(max >= 0)) return;
    const role = { kind: 'gauge', field: 'max', factor: this.request.toMilliseconds } as const;
    if (this.request.sink.isError !== true) this.sinkOf(role)?.add(at, max);
  }
}

/** Count and sum of a point; null = they can't be read. `sum` NaN = there is none. */
function totalsOf(point: Members): { readonly count: number; readonly sum: number } | null {
  const count = numberAt(point, 'count');
  const sum = numberAt(point, 'sum');
  if (count === null || sum === null || !(count >= 0) || sum < 0) return null;
  return { count, sum };
}

export class HistogramStream extends DurationStream {
  readonly #bounds: readonly number[];
  readonly #sinks: readonly (SeriesSink | null)[];

  /** `bounds` as the points have them. */
  constructor(request: StreamRequest, bounds: readonly number[]) {
    super(request);
    this.#bounds = bounds;
    const { toMilliseconds } = request;
    const milliseconds = [...bounds.map((bound) => scaled(bound, toMilliseconds)), Number.POSITIVE_INFINITY];
    const signature = milliseconds.join(' ');
    const role = { kind: 'bucket', counting: 'counter', toMilliseconds } as const;
    this.#sinks = bounds.length === 0 ? [] : milliseconds.map((bound) => this.sinkOf(role, { bound, signature }));
  }

  add(point: Members): boolean {
    const times = timesOf(point);
    const totals = totalsOf(point);
    const counts = numbersAt(point, 'bucketCounts');
    if (times === null || totals === null || counts === null) return false;
    if (counts.some((count) => count < 0)) return false;
    // A histogram of one bucket says how many, as one without does.
    const hasBuckets = this.#bounds.length > 0;
    if (hasBuckets && counts.length !== this.#bounds.length + 1) return false;
    const { count, sum } = totals;
    const known = [count, Number.isNaN(sum) ? 0 : sum, ...(hasBuckets ? counts : [])];
    const increment = this.increment(times, Float64Array.from(known));
    if (increment === null) return true;
    const at = this.at(increment);
    const { values } = increment;
    this.addTotals(at, values[0] as number, Number.isNaN(sum) ? sum : (values[1] as number));
    this.addLongest(point, at);
    let upTo = 0;
    for (const [index, sink] of this.#sinks.entries()) {
      upTo += values[index + 2] as number;
      sink?.add(at, upTo);
    }
    return true;
  }
}

export class ExponentialStream extends DurationStream {
  #before: ExponentialCounts | null = null;
  readonly #sinks = new Map<string, SeriesSink | null>();

  add(point: Members): boolean {
    const times = timesOf(point);
    const totals = totalsOf(point);
    const buckets = readExponential(point);
    if (times === null || totals === null || buckets === null) return false;
    const { count, sum } = totals;
    const increment = this.increment(times, Float64Array.of(count, Number.isNaN(sum) ? 0 : sum));
    if (increment === null) {
      if (!this.isRepeated) this.#before = buckets;
      return true;
    }
    const grown = grownBy(buckets, increment.isWhole ? null : this.#before);
    this.#before = buckets;
    const at = this.at(increment);
    this.addTotals(at, increment.values[0] as number, Number.isNaN(sum) ? sum : (increment.values[1] as number));
    this.addLongest(point, at);
    for (const [index, value] of grown.counts) {
      if (value > 0 || index === ZERO_BUCKET) this.#sink(grown.scale, index)?.add(at, value);
    }
    return true;
  }

  #sink(scale: number, bound: number): SeriesSink | null {
    const key = `${scale} ${bound}`;
    const known = this.#sinks.get(key);
    if (known !== undefined) return known;
    const { toMilliseconds } = this.request;
    const exponential = { scale, toMilliseconds };
    const signature = `2 ** (2 ** -${scale}) * ${toMilliseconds}`;
    const role = { kind: 'bucket', counting: 'counter', toMilliseconds } as const;
    const made = this.sinkOf(role, { bound, signature, exponential });
    this.#sinks.set(key, made);
    return made;
  }
}

export class SummaryStream extends DurationStream {
  readonly #sinks = new Map<GaugeField, SeriesSink | null>();

  add(point: Members): boolean {
    const times = timesOf(point);
    const totals = totalsOf(point);
    if (times === null || totals === null) return false;
    const { count, sum } = totals;
    const increment = this.increment(times, Float64Array.of(count, Number.isNaN(sum) ? 0 : sum));
    if (increment === null) return true;
    const at = this.at(increment);
    this.addTotals(at, increment.values[0] as number, Number.isNaN(sum) ? sum : (increment.values[1] as number));
    for (const quantile of listOf(point, 'quantileValues')) this.#addQuantile(quantile, at);
    return true;
  }

  #addQuantile(quantile: Members, at: number): void {
    const field = quantileField(numberAt(quantile, 'quantile') ?? Number.NaN);
    const value = numberAt(quantile, 'value');
    if (field === null || value === null || !(value >= 0) || this.request.sink.isError === true) return;
    const { toMilliseconds } = this.request;
    let sink = this.#sinks.get(field);
    if (sink === undefined) {
      sink = this.sinkOf({ kind: 'quantiles', toMilliseconds }, { quantile: field });
      this.#sinks.set(field, sink);
    }
    sink?.add(at, value);
  }
}

/** Bounds of a histogram's point; null = they can't be read, or don't ascend. */
export function boundsOf(point: Members): readonly number[] | null {
  const bounds = numbersAt(point, 'explicitBounds');
  if (bounds === null) return null;
  return bounds.every((bound, index) => bound >= 0 && (index === 0 || bound > (bounds[index - 1] as number)))
    ? bounds
    : null;
}

/** A point that says that there is none (https://opentelemetry.io/docs/specs/otel/metrics/data-model/#no-recorded-value). */
export function isNoPoint(point: Members): boolean {
  const flags = memberOf(point, 'flags');
  return flags !== null && (Math.trunc(numberAt(point, 'flags') ?? 0) & 1) === 1;
}
