/**
 * One series of an answer of Prometheus' interface (https://prometheus.io/docs/prometheus/latest/querying/api): its labels
 * and values; also as VictoriaMetrics exports it, with times in a list of their own.
 */
import { type Cell, isNumberCell } from '../../../../shared/import/cell.ts';
import type { Labels } from './series-labels.ts';
import type { BadSeries } from './series-reading.ts';

export interface PrometheusSeries {
  readonly labels: Labels;
  /** Ascending, each once; epoch milliseconds. */
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** Values of a time that there was a value of before. */
  readonly repeated: number;
}

const NONE: Labels = new Map();
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** What no value is: a division by zero, a marker of staleness. */
const NO_NUMBER = /^[+-]?(?:nan|inf|infinity)$/i;
const LATEST_SECONDS = 1e11;
const LATEST_MS = 8.64e15;

export function isBadSeries(series: object): series is BadSeries {
  return 'code' in series;
}

export function readElement(element: Cell): PrometheusSeries | BadSeries {
  if (!(element instanceof Map)) return { code: 'not-an-object', column: null, value: element, labels: NONE };
  const members = element as ReadonlyMap<string, Cell>;
  const labels = readLabels(members.get('metric') ?? null);
  if (isBadSeries(labels)) return labels;
  const bad = (column: string, value: Cell): BadSeries => ({ code: 'value-wrong-type', column, value, labels });
  const one = members.get('value');
  const values = one === undefined ? members.get('values') : [one];
  if (!Array.isArray(values)) return bad(members.has('histograms') ? 'histograms' : 'values', values ?? null);
  const times = members.get('timestamps') ?? null;
  if (times !== null && !Array.isArray(times)) return bad('timestamps', times);
  return readSamples(values as readonly Cell[], times as readonly Cell[] | null, labels);
}

function readLabels(cell: Cell): Labels | BadSeries {
  if (!(cell instanceof Map)) return { code: 'value-wrong-type', column: 'metric', value: cell, labels: NONE };
  const labels = new Map<string, string>();
  for (const [name, value] of cell as ReadonlyMap<string, Cell>) {
    if (typeof value === 'string') labels.set(name, value);
    else if (value !== null && isNumberCell(value)) labels.set(name, value.number);
    else if (value !== null) return { code: 'value-wrong-type', column: `metric.${name}`, value, labels };
  }
  return labels;
}

function readSamples(
  pairs: readonly Cell[],
  timestamps: readonly Cell[] | null,
  labels: Labels,
): PrometheusSeries | BadSeries {
  const times = new Float64Array(pairs.length);
  const values = new Float64Array(pairs.length);
  let count = 0;
  for (const [index, pair] of pairs.entries()) {
    const isPair = timestamps === null;
    const [at, said] = isPair ? pairOf(pair) : [timestamps[index] ?? null, pair];
    const time = readTime(at);
    if (Number.isNaN(time))
      return { code: 'time-unreadable', column: isPair ? 'values' : 'timestamps', value: at, labels };
    const value = readValue(said);
    if (value === null) return { code: 'value-wrong-type', column: 'values', value: said, labels };
    if (Number.isNaN(value)) continue;
    times[count] = time;
    values[count++] = value;
  }
  return ordered(labels, times.subarray(0, count), values.subarray(0, count));
}

function pairOf(pair: Cell): readonly [Cell, Cell] {
  const [time = null, value = null] = Array.isArray(pair) ? (pair as readonly Cell[]) : [];
  return [time, value];
}

/** Seconds with a fraction, or milliseconds. NaN = it is no time. */
function readTime(cell: Cell): number {
  const text = cell !== null && isNumberCell(cell) ? cell.number : typeof cell === 'string' ? cell : '';
  if (!NUMBER.test(text)) return Number.NaN;
  const number = Number(text);
  const time = Math.round(number < LATEST_SECONDS ? number * 1000 : number);
  return time > 0 && time < LATEST_MS ? time : Number.NaN;
}

/** NaN = there is none of that time; null = it is no number. */
export function readValue(cell: Cell): number | null {
  const text = typeof cell === 'string' ? cell.trim() : cell !== null && isNumberCell(cell) ? cell.number : null;
  if (text === null) return null;
  if (NO_NUMBER.test(text)) return Number.NaN;
  const value = NUMBER.test(text) ? Number(text) : null;
  return value !== null && !Number.isFinite(value) ? Number.NaN : value;
}

function ordered(labels: Labels, times: Float64Array, values: Float64Array): PrometheusSeries {
  if (isAscending(times)) return { labels, times, values, repeated: 0 };
  const order = Array.from(times.keys()).sort((a, b) => (times[a] as number) - (times[b] as number) || a - b);
  // Of two values of one time the first one counts.
  const kept = order.filter((place, i) => i === 0 || times[place] !== times[order[i - 1] as number]);
  return {
    labels,
    times: Float64Array.from(kept, (place) => times[place] as number),
    values: Float64Array.from(kept, (place) => values[place] as number),
    repeated: order.length - kept.length,
  };
}

function isAscending(times: Float64Array): boolean {
  for (let i = 1; i < times.length; i++) if ((times[i] as number) <= (times[i - 1] as number)) return false;
  return true;
}
