/** A metric over time as a slide shows it: few points, so that a room can read them. */
import type { Locale } from '../../../../shared/i18n/catalog.ts';
import { formatCount, formatDurationShort, formatPercent } from '../../../../shared/i18n/format.ts';
import type { MetricName } from '../../../../shared/model.ts';
import type { Report, SeriesPoint } from '../../../../shared/report.ts';
import { type BucketSize, durationTicks, valueTicks } from '../../../charts/ticks.ts';
import { courseOf } from '../../overview/course.ts';

export interface CourseChart {
  readonly shape: 'bars' | 'line';
  readonly bucket: BucketSize;
  readonly days: readonly string[];
  readonly values: readonly (number | null)[];
  readonly previous: readonly (number | null)[];
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
}

/** Days in which a rate says little: they are taken together by weeks. */
const MOST_DAYS = 10;

export function courseChart(report: Report, metric: MetricName, locale: Locale): CourseChart {
  const isRate = metric === 'changeFailureRate' || metric === 'reworkRate';
  const { bucket, points, previousPoints } = report.series;
  const joins = isRate && bucket === 'day' && points.length > MOST_DAYS;
  const series = joins ? { bucket, points: byWeeks(points), previousPoints: byWeeks(previousPoints) } : report.series;
  const { values, previous } = courseOf({ ...report, series }, metric);
  const highest = Math.max(0, ...[...values, ...previous].map((value) => value ?? 0));
  const isDuration = metric === 'changeLeadTime' || metric === 'recoveryTime';
  return {
    // Failures are few: a line between them would tell of days without any.
    shape: metric === 'changeLeadTime' ? 'line' : 'bars',
    bucket: joins ? 'week' : bucket,
    days: series.points.map(({ day }) => day),
    values,
    previous,
    ticks: isDuration ? durationTicks(highest) : valueTicks(highest === 0 ? 1 : highest, !isRate),
    format: (value) => {
      if (isDuration) return formatDurationShort(value, locale);
      return isRate ? formatPercent(value, locale) : formatCount(value, locale);
    },
  };
}

/** Runs of seven days; only what can be added up is kept. */
function byWeeks(points: readonly SeriesPoint[]): readonly SeriesPoint[] {
  const weeks: SeriesPoint[] = [];
  points.forEach((point, index) => {
    const week = index % 7 === 0 ? undefined : weeks.at(-1);
    if (week === undefined) weeks.push(point);
    else weeks[weeks.length - 1] = sum(week, point);
  });
  return weeks;
}

function sum(one: SeriesPoint, other: SeriesPoint): SeriesPoint {
  return {
    ...one,
    deployments: one.deployments + other.deployments,
    failed: one.failed + other.failed,
    reworked: one.reworked + other.reworked,
    incidents: one.incidents + other.incidents,
    leadTimes: one.leadTimes + other.leadTimes,
    resolved: one.resolved + other.resolved,
  };
}
