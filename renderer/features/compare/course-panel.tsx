import type { ComparedSlice } from '../../../shared/compare-answers.ts';
import { formatCount, formatDuration, formatPercent } from '../../../shared/i18n/format.ts';
import { formatDay } from '../../../shared/i18n/format-date.ts';
import { dateOfDay } from '../../../shared/local-date.ts';
import { METRIC_NAMES, type MetricName } from '../../../shared/model.ts';
import { localClock } from '../../../shared/time.ts';
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
export function CoursePanel({ answer, names, about, metric, onMetric }: MetricProps) {
  const { t, locale } = useText();
  const { bucket } = answer;
  const courses = coursesOf(answer, metric);
  const told = (value: number) => valueText(metric, value, locale);
  const [base] = courses.slices;
  const sub = t(courses.sameDays ? 'compare.course.sub' : 'compare.course.sub-relative', {
    bucket: t(`compare.course.bucket.${bucket}`),
  });
  return (
    <ChartPanel
      title={t('compare.course.title', { metric: t(`metrics.name.${metric}`) })}
      subtitle={courses.max === 0 ? sub : `${sub} ${t('compare.course.scale', { value: told(courses.max) })}`}
      about={about}
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
            <Axis slice={answer.slices[index]} share={(course?.values.length ?? 0) / courses.length} />
          </li>
        ))}
      </ol>
    </ChartPanel>
  );
}

/** Narrower, the first and last day would run into each other. */
const WIDE = 0.55;

/** First and last day, below where the course begins and ends. */
function Axis({ slice, share }: { readonly slice: ComparedSlice | undefined; readonly share: number }) {
  const { locale } = useText();
  if (slice === undefined || slice.kind === 'failed') return null;
  const { from, to, timeZone } = slice.period;
  const dayOf = (instant: number) => formatDay(dateOfDay(localClock(timeZone).dayOf(instant)), locale);
  const first = dayOf(Date.parse(from));
  const last = dayOf(Date.parse(to) - 1);
  return share < WIDE || first === last ? (
    <div className={classes.axis}>{first === last ? first : `${first} – ${last}`}</div>
  ) : (
    <div className={classes.axis} style={{ width: `${100 * share}%` }}>
      <span>{first}</span>
      <span>{last}</span>
    </div>
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
