import { METRIC_NAMES, type MetricName } from '../../../../shared/model.ts';
import type { Report } from '../../../../shared/report.ts';
import { useText } from '../../../i18n.ts';
import {
  asColumn,
  comparedName,
  comparedRange,
  intervalText,
  previousHeadline,
  valueFormatter,
} from '../../metric/headline-words.ts';
import { type CourseChart, courseChart } from './course-points.ts';
import own from './course-slide.module.css';
import { LevelSign } from './level-sign.tsx';
import { changeWords, metricNote, valueWords } from './metric-facts.ts';
import { joinNote, type SlideMaker } from './slide.ts';
import { SlideChart } from './slide-chart.tsx';
import { NothingOnSlide, SlideFrame } from './slide-frame.tsx';
import classes from './slides.module.css';

function courseSlide(metric: MetricName): SlideMaker {
  return {
    hasData: ({ report }) => metric !== 'reworkRate' && report.metrics[metric].headline !== null,
    parts: ({ data: { report }, t, locale }) => {
      const before = previousHeadline(report, metric);
      const interval = intervalText(report, metric, locale);
      return [
        {
          name: null,
          content: <CourseSlide report={report} metric={metric} />,
          note: joinNote(
            metricNote(report, metric, t, locale),
            before === null
              ? ''
              : t('present.note.before', {
                  name: comparedName(report, t),
                  range: comparedRange(report, locale),
                  value: valueFormatter(report, metric, locale)(before),
                  change: changeWords(report, metric, t, locale),
                }),
            interval === null ? '' : t('present.note.interval', { interval }),
            t(`present.note.about.${metric}`),
          ),
        },
      ];
    },
  };
}

export const COURSE_SLIDES = METRIC_NAMES.map((metric) => [`course-${metric}`, courseSlide(metric)] as const);

interface Props {
  readonly report: Report;
  readonly metric: MetricName;
}

function CourseSlide({ report, metric }: Props) {
  const { t, locale } = useText();
  const chart = courseChart(report, metric, locale);
  const { level, verdict, headline } = report.metrics[metric];
  const name = t(`metrics.name.${metric}`);
  const value = valueWords(report, metric, t, locale);
  const isEmpty = chart.values.every((each) => each === null || each === 0);
  return (
    <SlideFrame title={name} subtitle={t(`present.slide.course.by.${chart.bucket}`)}>
      {headline === null ? (
        <NothingOnSlide>{value}</NothingOnSlide>
      ) : (
        <>
          <p className={own.courseFacts}>
            <strong className={own.courseValue}>{value}</strong>
            {level !== null && <LevelSign level={level} />}
            <span className={classes.change} data-tone={verdict}>
              {changeWords(report, metric, t, locale)}
            </span>
          </p>
          {isEmpty ? (
            <NothingOnSlide>{t('present.slide.course.flat')}</NothingOnSlide>
          ) : (
            <>
              <SlideChart chart={chart} label={`${name}: ${value}`} average={averageOf(report, metric, chart)} />
              <Legend report={report} metric={metric} chart={chart} />
            </>
          )}
        </>
      )}
    </SlideFrame>
  );
}

function Legend({ report, metric, chart }: Props & { readonly chart: CourseChart }) {
  const { t } = useText();
  const hasPrevious = chart.previous.some((value) => value !== null);
  return (
    <p className={own.legend}>
      <span data-mark={chart.shape}>{t('present.slide.course.now')}</span>
      {hasPrevious && (
        <span data-mark={chart.shape === 'bars' ? 'tick' : 'dots'}>{asColumn(comparedName(report, t))}</span>
      )}
      <span data-mark="dash">
        {t(`present.slide.course.${metric === 'deploymentFrequency' ? 'average' : 'whole'}`)}
      </span>
    </p>
  );
}

/** Counts: their mean a bucket; durations and rates: the headline. */
function averageOf(report: Report, metric: MetricName, chart: CourseChart): number | null {
  if (metric !== 'deploymentFrequency') return report.metrics[metric].headline;
  const total = chart.values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return total / Math.max(1, chart.values.length);
}
