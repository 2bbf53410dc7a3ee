import { formatCount, formatDuration, formatPercent } from '../../../shared/i18n/format.ts';
import { formatDay, formatMonth } from '../../../shared/i18n/format-date.ts';
import { METRIC_NAMES, type MetricName } from '../../../shared/model.ts';
import { ChartPanel, type TableTwin } from '../../charts/chart-panel.tsx';
import { bucketName } from '../../components/bucket-name.ts';
import { TabRow } from '../../components/tab-row.tsx';
import { useText } from '../../i18n.ts';
import classes from './course-panel.module.css';
import { type Courses, coursesOf } from './courses.ts';
import type { AnsweredProps } from './side-by-side.tsx';
import { SmallChart } from './small-chart.tsx';

export interface MetricProps extends AnsweredProps {
  readonly metric: MetricName;
  readonly onMetric: (metric: MetricName) => void;
}

/** The metric over time: a small chart a slice, all on one scale, the base's course behind each. */
export function CoursePanel({ answer, names, metric, onMetric }: MetricProps) {
  const { t, locale } = useText();
  const { bucket } = answer;
  const courses = coursesOf(answer, metric);
  const told = (value: number) => valueText(metric, value, locale);
  const [base] = courses.slices;
  const sub = t(courses.sameDays ? 'compare.course.sub' : 'compare.course.sub-relative', {
    bucket: t(`compare.course.bucket.${bucket}`),
  });
  const dayText = (day: string | undefined) =>
    day === undefined ? '' : bucket === 'month' ? formatMonth(day, locale) : formatDay(day, locale);
  return (
    <ChartPanel
      title={t('compare.course.title', { metric: t(`metrics.name.${metric}`) })}
      subtitle={sub}
      height={null}
      controls={<MetricTabs label={t('compare.course.metric')} metric={metric} onMetric={onMetric} />}
      twin={twinOf(courses, names, told, (day, index) =>
        courses.sameDays ? bucketName(day, bucket, { t, locale }) : String(index + 1),
      )}
    >
      <ol className={classes.charts} data-count={courses.slices.length}>
        {courses.slices.map((course, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: slices may be the same; their place tells them apart
          <li key={index} className={classes.chart}>
            <div className={classes.head}>
              <bdi className={classes.name} title={names[index]}>
                {names[index]}
              </bdi>
              <span className={classes.faint}>
                {courses.max > 0 && index === 0 ? t('compare.course.scale', { value: told(courses.max) }) : ''}
              </span>
            </div>
            {course === null ? (
              <p className={classes.none}>{t('compare.table.failed-slice')}</p>
            ) : course.values.every((value) => value === null) ? (
              <p className={classes.none}>{t('compare.course.no-values')}</p>
            ) : (
              <SmallChart
                label={`${names[index]}: ${t(`metrics.name.${metric}`)}`}
                values={course.values}
                base={index === 0 ? null : (base?.values ?? null)}
                length={courses.length}
                max={courses.max}
                isCount={metric === 'deploymentFrequency'}
                told={(at) => {
                  const value = course.values[at];
                  const day = bucketName(course.days[at] ?? '', bucket, { t, locale });
                  return `${day}: ${value == null ? '–' : told(value)}`;
                }}
              />
            )}
            <div className={classes.axis}>
              <span>{dayText(course?.days[0])}</span>
              <span>{course !== null && course.days.length > 1 ? dayText(course.days.at(-1)) : ''}</span>
            </div>
          </li>
        ))}
      </ol>
    </ChartPanel>
  );
}

interface MetricTabsProps {
  readonly label: string;
  readonly metric: MetricName;
  readonly onMetric: (metric: MetricName) => void;
}

export function MetricTabs({ label, metric, onMetric }: MetricTabsProps) {
  const { t } = useText();
  return (
    <TabRow
      label={label}
      value={metric}
      tabs={METRIC_NAMES.map((value) => ({ value, label: t(`compare.metric.${value}`) }))}
      onChange={onMetric}
    />
  );
}

/** Of one bucket: a count, a duration or a rate. */
function valueText(metric: MetricName, value: number, locale: 'en' | 'ko'): string {
  if (metric === 'deploymentFrequency') return formatCount(value, locale);
  return metric === 'changeFailureRate' || metric === 'reworkRate'
    ? formatPercent(value, locale)
    : formatDuration(value, locale);
}

function twinOf(
  { slices, length }: Courses,
  names: readonly string[],
  told: (value: number) => string,
  nameOf: (day: string, index: number) => string,
): TableTwin {
  const longest = slices.find((course) => course?.days.length === length);
  return {
    columns: ['', ...names],
    rows: (longest?.days ?? []).map((day, index) => [
      nameOf(day, index),
      ...slices.map((course) => {
        const value = course?.values[index];
        return value == null ? '–' : told(value);
      }),
    ]),
  };
}
