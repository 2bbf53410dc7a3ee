/** Series of Prometheus into the table, one after another. */
import type { Cell } from '../../../../shared/import/cell.ts';
import { stepOf } from '../../../../shared/versions/step-census.ts';
import { recordKey } from '../store/record-key.ts';
import { intervalOf, isGap, startOf } from './intervals-of-series.ts';
import { type Counting, type GaugeField, type Metric, quantileField } from './metric-role.ts';
import { isBadSeries, type PrometheusSeries, readElement, readValue } from './prometheus-element.ts';
import { SeriesLabels } from './series-labels.ts';
import type { BadSeries, SeriesReading } from './series-reading.ts';
import { type SeriesSink, scaled, sinkOf } from './series-sink.ts';

/** What is known of a series that may go on in a later answer, as queries of one day after another do. */
interface Known {
  firstTime: number;
  firstValue: number;
  lastTime: number;
  lastValue: number;
}
/** What it costs to know a series, in values of the table. */
const KNOWN_VALUES = 16;

/** Of fewer values the differences say little of the step. */
const FEW = 3;

interface Role {
  readonly metric: Metric;
  readonly bound: number | null;
  readonly quantile: GaugeField | null;
}

export class PrometheusFeed {
  readonly #reading: SeriesReading;
  readonly #known = new Map<string, Known>();

  constructor(reading: SeriesReading) {
    this.#reading = reading;
  }

  /** What of an element can't be used; [] = all of it was, or it measures something else. */
  feed(element: Cell, line: number): readonly BadSeries[] {
    const series = readElement(element);
    if (isBadSeries(series)) return [series];
    const reading = this.#reading;
    const labels = new SeriesLabels(series.labels, reading.choices.labels);
    const role = this.#roleOf(labels);
    if (role === null) return [];
    if ('code' in role) return [{ ...role, labels: series.labels }];
    const identity = reading.identityOf(labels);
    if ('code' in identity) return [{ ...identity, labels: series.labels }];
    const below = series.values.find((value) => value < 0);
    if (below !== undefined) {
      return [{ code: 'value-wrong-type', column: 'values', value: String(below), labels: series.labels }];
    }
    const { metric, bound, quantile } = role;
    const { table } = reading;
    const request = { table, identity, line, metric, isError: labels.isError(), bound, quantile };
    const sink = sinkOf({ ...request, signature: '', exponential: null });
    if (sink !== null) this.#add(series, metric, sink);
    return [];
  }

  /** Null = it measures something else. */
  #roleOf(labels: SeriesLabels): Role | Omit<BadSeries, 'labels'> | null {
    const reading = this.#reading;
    const name = labels.labels.get('__name__') ?? '';
    const le = labels.labels.get('le') ?? null;
    const quantile = labels.labels.get('quantile') ?? null;
    const metric =
      name === '' ? reading.unnamedMetric(le !== null, quantile !== null) : reading.metric(name, quantile !== null);
    const field = quantile === null ? null : quantileField(Number(quantile));
    const isOther = metric === null || labels.isOutgoing() || (metric.role.kind === 'quantiles' && field === null);
    if (isOther) {
      reading.pass(name || `{quantile="${quantile}"}`);
      return null;
    }
    if (name === '') reading.notes.unnamed++;
    if (metric.role.kind !== 'bucket') return { metric, bound: null, quantile: field };
    const bound = boundOf(le, metric.role.toMilliseconds);
    return bound === null ? { code: 'value-wrong-type', column: 'le', value: le } : { metric, bound, quantile: null };
  }

  #add(series: PrometheusSeries, metric: Metric, sink: SeriesSink): void {
    const { notes, choices } = this.#reading;
    const { times, values } = series;
    notes.repeated += series.repeated;
    const step = times.length > FEW ? stepOf(times) : (choices.step ?? stepOf(times));
    const counting = 'counting' in metric.role ? metric.role.counting : 'count';
    if (counting === 'rate') notes.isEstimated = true;
    const key = keyOf(series);
    const known = this.#known.get(key);
    if (times.length === 0) return;
    for (const run of runsBeside(times, known)) {
      notes.repeated += run.repeated;
      if (run.from === run.end) continue;
      if (counting === 'counter') this.#grow(times, values, run, step, sink);
      else addEach(times, values, run, counting, step, sink);
    }
    if (counting === 'counter' && known !== undefined) this.#link(known, times, values, step, sink);
    this.#remember(key, known, times, values);
  }

  /** Prometheus' own rule of a counter (`increase`): one that is below the value before it began anew, at nothing. */
  #grow(times: Float64Array, values: Float64Array, { from, end }: Run, step: number | null, sink: SeriesSink): void {
    for (let i = from + 1; i < end; i++) {
      this.#difference(
        times[i - 1] as number,
        values[i - 1] as number,
        times[i] as number,
        values[i] as number,
        step,
        sink,
      );
    }
  }

  #difference(from: number, before: number, to: number, after: number, step: number | null, sink: SeriesSink): void {
    if (isGap(from, to, step)) {
      this.#reading.notes.gaps++;
      return;
    }
    sink.add(startOf(from, step), after < before ? after : after - before);
  }

  /** What it grew by between an earlier answer and this one. */
  #link(known: Known, times: Float64Array, values: Float64Array, step: number | null, sink: SeriesSink): void {
    const next = times.findIndex((time) => time > known.lastTime);
    if (next >= 0)
      this.#difference(known.lastTime, known.lastValue, times[next] as number, values[next] as number, step, sink);
    const before = times.findLastIndex((time) => time < known.firstTime);
    if (before >= 0)
      this.#difference(
        times[before] as number,
        values[before] as number,
        known.firstTime,
        known.firstValue,
        step,
        sink,
      );
  }

  #remember(key: string, known: Known | undefined, times: Float64Array, values: Float64Array): void {
    const last = times.length - 1;
    const [firstTime, lastTime] = [times[0] as number, times[last] as number];
    if (known === undefined) {
      this.#reading.table.spend(KNOWN_VALUES);
      this.#known.set(key, { firstTime, lastTime, firstValue: values[0] as number, lastValue: values[last] as number });
      return;
    }
    if (firstTime < known.firstTime) Object.assign(known, { firstTime, firstValue: values[0] });
    if (lastTime > known.lastTime) Object.assign(known, { lastTime, lastValue: values[last] });
  }
}

interface Run {
  readonly from: number;
  readonly end: number;
  /** Values behind it that are known already. */
  readonly repeated: number;
}

/** What lies before and behind the times that an earlier answer had; those between were in it. */
function runsBeside(times: Float64Array, known: Known | undefined): readonly Run[] {
  const { length } = times;
  if (known === undefined) return [{ from: 0, end: length, repeated: 0 }];
  const inside = times.findIndex((time) => time >= known.firstTime);
  const before = inside < 0 ? length : inside;
  const behind = times.findIndex((time) => time > known.lastTime);
  const after = behind < 0 ? length : behind;
  return [
    { from: 0, end: before, repeated: after - before },
    { from: after, end: length, repeated: 0 },
  ];
}

/** Each value is of the interval that ends with its time. */
function addEach(
  times: Float64Array,
  values: Float64Array,
  { from, end }: Run,
  counting: Counting,
  step: number | null,
  sink: SeriesSink,
): void {
  const seconds = (step ?? intervalOf(null)) / 1000;
  for (let i = from; i < end; i++) {
    const start = startOf((times[i] as number) - (step ?? 0), step);
    const value = values[i] as number;
    sink.add(start, counting === 'rate' ? scaled(value, seconds) : value);
  }
}

/** Milliseconds; null = it is no bound. */
function boundOf(le: string | null, toMilliseconds: number): number | null {
  if (le === null) return null;
  if (/^\+?inf$/i.test(le)) return Number.POSITIVE_INFINITY;
  const bound = readValue(le);
  return bound === null || Number.isNaN(bound) || bound < 0 ? null : scaled(bound, toMilliseconds);
}

/** The same labels are the same series. */
function keyOf({ labels }: PrometheusSeries): string {
  const sorted = [...labels].sort(([one], [other]) => (one < other ? -1 : 1));
  return recordKey(JSON.stringify(sorted));
}
