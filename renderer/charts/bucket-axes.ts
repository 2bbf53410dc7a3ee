/** Axes of a chart over time, as its bars or its line are given them: values at the left, buckets below. */
import type { Locale } from '../../shared/i18n/catalog.ts';
import { type BucketSize, tickLabels, tickPositions } from './ticks.ts';

interface AxesOf {
  readonly points: readonly { readonly day: string }[];
  readonly bucket: BucketSize;
  /** Of the value axis, from 0 up. */
  readonly ticks: readonly number[];
  readonly locale: Locale;
  readonly formatValue: (value: number) => string;
}

export function bucketAxes({ points, bucket, ticks, locale, formatValue }: AxesOf) {
  const labelled = tickPositions(points.length, bucket, 9).map((index) => points[index]?.day ?? '');
  const labels = tickLabels(labelled, bucket, locale);
  return {
    gridYValues: [...ticks],
    axisLeft: { tickSize: 0, tickPadding: 8, tickValues: [...ticks], format: formatValue },
    axisBottom: {
      tickSize: 0,
      tickPadding: 9,
      tickValues: labelled,
      format: (day: string) => labels[labelled.indexOf(day)] ?? '',
    },
  };
}

/** The scale that such a value axis measures. */
export function valueScale(ticks: readonly number[]) {
  return { type: 'linear', min: 0, max: ticks.at(-1) ?? 1 } as const;
}

/** With the axes, what all bars over time have in common. */
export function bucketBars(of: AxesOf) {
  return {
    ...bucketAxes(of),
    indexBy: 'day',
    role: 'img',
    padding: of.points.length > 60 ? 0.15 : 0.28,
    valueScale: valueScale(of.ticks),
    enableLabel: false,
    animate: false,
  };
}
