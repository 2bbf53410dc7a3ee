/** Rows of a series as they are read, in one piece of memory: there are ten thousand of a service. */
import type { LatencyHistogram } from '../model.ts';
import { createFloatRoom } from './float-room.ts';
import { foldIntervals, type Interval, type OrderedInterval, settleInterval, toColumns, toPoints } from './series.ts';
import { stepOf } from './step-census.ts';
import type { VersionPoints } from './version-data.ts';

/** In the order of what a row is pushed with. */
const FIGURES = [
  'requests',
  'perSecond',
  'errors',
  'errorRate',
  'p50',
  'p75',
  'p90',
  'p95',
  'p99',
  'max',
  'mean',
] as const;
export type FigureName = (typeof FIGURES)[number];
/** Before them: instant, environment, order. */
const FIRST = 3;
const STRIDE = FIRST + FIGURES.length;
const FIRST_ROOM = 24;

export interface PointRows {
  count: number;
  values: Float64Array;
  /** By row; null = no row has one. */
  histograms: (LatencyHistogram | null)[] | null;
}

/** They go as soon as they are columns. */
const room = createFloatRoom();

export function createPointRows(): PointRows {
  return { count: 0, values: room(FIRST_ROOM * STRIDE), histograms: null };
}

/** `row` has the figures from `place` on, null = not measured. See OrderedInterval for the rest. */
export function pushRow(
  rows: PointRows,
  at: number,
  environment: number,
  order: number,
  row: readonly unknown[],
  place: number,
): void {
  const start = addRow(rows, at, environment, order);
  for (let i = 0; i < FIGURES.length; i++) rows.values[start + i] = numberOf(row[place + i]);
}

/** Where they are in a row, for `pushFew`. */
export function placesOf(figures: readonly FigureName[]): readonly number[] {
  return figures.map((name) => FIGURES.indexOf(name));
}

/** `row` has the figures of `places` (`placesOf`) from `place` on, and no other figure was measured. */
export function pushFew(
  rows: PointRows,
  at: number,
  environment: number,
  order: number,
  row: readonly unknown[],
  place: number,
  places: readonly number[],
): void {
  const start = addRow(rows, at, environment, order);
  const { values } = rows;
  values.fill(Number.NaN, start, start + FIGURES.length);
  for (let i = 0; i < places.length; i++) values[start + (places[i] as number)] = numberOf(row[place + i]);
}

function numberOf(figure: unknown): number {
  return typeof figure === 'number' ? figure : Number.NaN;
}

/** Returns where its figures begin. */
function addRow(rows: PointRows, at: number, environment: number, order: number): number {
  const start = rows.count * STRIDE;
  if (start === rows.values.length) {
    const larger = room(2 * start);
    larger.set(rows.values);
    rows.values = larger;
  }
  rows.values[start] = at;
  rows.values[start + 1] = environment;
  rows.values[start + 2] = order;
  rows.count++;
  rows.histograms?.push(null);
  return start + FIRST;
}

/** Of the row that was pushed last. */
export function setHistogram(rows: PointRows, histogram: LatencyHistogram): void {
  rows.histograms ??= new Array<null>(rows.count).fill(null);
  rows.histograms[rows.count - 1] = histogram;
}

/** Rows of one version, which may be of several sources; null = there is none. */
export function pointsOfRows(all: readonly PointRows[], usualStep: number): VersionPoints | null {
  const [first, ...others] = all.filter(({ count }) => count > 0);
  if (first === undefined) return null;
  if (others.length > 0 || !isAscending(first)) return toPoints(foldRows([first, ...others]), usualStep);
  const step = stepOf(instantsOf(first)) ?? usualStep;
  return { count: first.count, step, ...columnsOf(first, step / 1000), histograms: first.histograms };
}

export function instantsOf({ count, values }: PointRows): Float64Array {
  const instants = new Float64Array(count);
  for (let i = 0; i < count; i++) instants[i] = values[i * STRIDE] as number;
  return instants;
}

function isAscending({ count, values }: PointRows): boolean {
  for (let i = STRIDE; i < count * STRIDE; i += STRIDE) {
    if ((values[i] as number) <= (values[i - STRIDE] as number)) return false;
  }
  return true;
}

/** As `settleInterval` of each row. `seconds`: length of an interval. */
function columnsOf({ count, values }: PointRows, seconds: number): ReturnType<typeof toColumns> {
  return toColumns(count, (columns) => {
    for (let i = 0; i < count; i++) {
      // In the order of FIGURES.
      const start = i * STRIDE + FIRST;
      const [said, perSecond] = [values[start] as number, values[start + 1] as number];
      const [failed, rate] = [values[start + 2] as number, values[start + 3] as number];
      const each = perSecond >= 0 ? perSecond : Number.NaN;
      const isCounted = !Number.isNaN(said);
      columns.at[i] = values[start - FIRST] as number;
      columns.requests[i] = isCounted ? said : each * seconds;
      // Multiplied in the order of `toPoints`, to the last digit.
      columns.errors[i] = !Number.isNaN(failed) ? failed : isCounted ? said * rate : each * rate * seconds;
      columns.p50[i] = values[start + 4] as number;
      columns.p75[i] = values[start + 5] as number;
      columns.p90[i] = values[start + 6] as number;
      columns.p95[i] = values[start + 7] as number;
      columns.p99[i] = values[start + 8] as number;
      columns.max[i] = values[start + 9] as number;
      columns.mean[i] = values[start + 10] as number;
    }
  });
}

/** Settled; what is later of one instant and environment has its say. */
function foldRows(all: readonly PointRows[]): OrderedInterval[] {
  const folded = foldIntervals(all.flatMap((one) => Array.from({ length: one.count }, (_, i) => rowOf(one, i))));
  for (const { interval } of folded) settleInterval(interval);
  return folded;
}

function rowOf({ values, histograms }: PointRows, i: number): OrderedInterval {
  const start = i * STRIDE;
  const figures = Object.fromEntries(FIGURES.map((name, place) => [name, values[start + FIRST + place]]));
  const interval = { ...figures, errorsPerSecond: Number.NaN, histogram: histograms?.[i] ?? null } as Interval;
  const [at = 0, environment = 0, order = 0] = values.subarray(start, start + FIRST);
  return { at, environment, order, interval };
}
