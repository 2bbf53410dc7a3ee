/** Charts of named values that are not of a period: what both kinds are given, and the letters they are written in. */
import type { PartialTheme } from '@nivo/theming';
import type { ChartColors } from './chart-colors.ts';
import { CHART_FONT, chartTheme } from './chart-theme.ts';
import { valueTicks } from './ticks.ts';

export interface SeriesChartProps {
  /** What is shown; the values are in the table beside it. */
  readonly label: string;
  /** One a value, in order. */
  readonly labels: readonly string[];
  /** At most six. null = a value is missing. */
  readonly series: readonly (readonly (number | null)[])[];
  readonly wholeOnly: boolean;
  readonly formatValue: (value: number) => string;
  /** In pixels. */
  readonly fontSize: number;
  /** Nothing opens under the pointer. */
  readonly isStill: boolean;
}

export function seriesTheme(colors: ChartColors, fontSize: number): PartialTheme {
  const text = { fontFamily: CHART_FONT, fontSize, fill: colors['ink-soft'] };
  const line = { line: { stroke: 'transparent' } };
  return { ...chartTheme(colors), text, axis: { domain: line, ticks: { ...line, text } } };
}

/** Steps of the value axis, and the room that its words need. */
export function valueAxis({ series, wholeOnly, formatValue, fontSize }: SeriesChartProps): {
  readonly ticks: readonly number[];
  readonly room: number;
} {
  const highest = Math.max(0, ...series.flatMap((values) => values.map((value) => value ?? 0)));
  const ticks = valueTicks(highest === 0 ? 1 : highest, wholeOnly);
  return { ticks, room: 12 + fontSize * 0.62 * Math.max(...ticks.map((value) => formatValue(value).length)) };
}

/** Indexes of the labels that are written: every one where there is room, else every so many. */
export function labelsShown({ labels, fontSize }: SeriesChartProps, width: number): ReadonlySet<number> {
  const longest = Math.max(1, ...labels.map((label) => label.length));
  const fitting = Math.max(1, Math.floor(width / (longest * fontSize * 0.75 + fontSize)));
  const step = Math.ceil(labels.length / fitting);
  return new Set(labels.flatMap((_, index) => (index % step === 0 ? [index] : [])));
}
