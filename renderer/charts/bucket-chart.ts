import type { Locale } from '../../shared/i18n/catalog.ts';
import type { ChartMark } from './chart-marks.ts';
import type { BucketSize } from './ticks.ts';

/** What a chart over time is given: a point a bucket, in order. */
export interface BucketChartProps<Point> {
  /** Title and the sentence that sums the chart up; the values are in its table. */
  readonly label: string;
  readonly points: readonly Point[];
  readonly bucket: BucketSize;
  readonly marks?: readonly ChartMark[];
  readonly locale: Locale;
  readonly formatValue: (value: number) => string;
  /** The local date that the chosen bucket begins on. */
  readonly onSelect?: (day: string) => void;
}
