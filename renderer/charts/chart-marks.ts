/** Days of a chart that are pointed at: the day that a metric shifted, a moment that a user named. */
import type { TableTwin } from './chart-panel.tsx';
import type { ChartPoint } from './chart-points.ts';

export interface ChartMark {
  /** Local date; the mark stands on the bucket that holds it. */
  readonly day: string;
  /** Beside the mark, a word or two: "−52 %". */
  readonly word: string;
  /** What it says in full, in the hover, the chart's name and its table. */
  readonly label: string;
  readonly tone: 'good' | 'bad' | 'neutral';
}

/** By the day that the bucket begins on; marks before the first bucket are left out. `days`: of the buckets, in order. */
export function marksByBucket(
  marks: readonly ChartMark[],
  days: readonly string[],
): ReadonlyMap<string, readonly ChartMark[]> {
  const placed = new Map<string, ChartMark[]>();
  for (const mark of marks) {
    const day = days.findLast((start) => start <= mark.day);
    if (day !== undefined) placed.set(day, [...(placed.get(day) ?? []), mark]);
  }
  return placed;
}

/** What a chart is called by a screen reader, with what is marked in it. */
export function labelWithMarks(label: string, marks: readonly ChartMark[] = []): string {
  return [label, ...marks.map((mark) => mark.label)].join(' ');
}

/** The point with the marks among its words. */
export function withMarkLines(
  point: ChartPoint | undefined,
  placed: ReadonlyMap<string, readonly ChartMark[]>,
): ChartPoint | undefined {
  const marks = point === undefined ? undefined : placed.get(point.day);
  if (point === undefined || marks === undefined) return point;
  return { ...point, lines: [...point.lines, ...marks.map(({ label }) => `◆ ${label}`)] };
}

/** The table with a last column that says what is marked, where anything is. `days`: of the rows, in order. */
export function twinWithMarks(
  twin: TableTwin,
  days: readonly string[],
  marks: readonly ChartMark[],
  column: string,
): TableTwin {
  const placed = marksByBucket(marks, days);
  if (placed.size === 0) return twin;
  return {
    columns: [...twin.columns, column],
    rows: twin.rows.map((row, index) => [
      ...row,
      (placed.get(days[index] ?? '') ?? []).map(({ label }) => label).join(' '),
    ]),
  };
}
