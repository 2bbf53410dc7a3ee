import { formatDuration, formatDurationShort } from '../../../shared/i18n/format.ts';
import type { ChangeLeadTimeFigure } from '../../../shared/report.ts';
import { ChartLegend } from '../../charts/chart-legend.tsx';
import { twinWithMarks } from '../../charts/chart-marks.ts';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import { LineChart } from '../../charts/line-chart.tsx';
import { NothingToDraw } from '../../charts/nothing-to-draw.tsx';
import { StageChart, type StagePoint } from '../../charts/stage-chart.tsx';
import { StageLegend } from '../../charts/stage-legend.tsx';
import { sumOf } from '../../charts/stage-sum.ts';
import { TabRow } from '../../components/tab-row.tsx';
import { useText } from '../../i18n.ts';
import { useScreenChoice } from '../../store/screen-choice.ts';
import { changeFilters } from '../../store/view.ts';
import { useAnomalyMarks } from '../anomalies/anomaly-marks.ts';
import { comparedName } from '../metric/headline-words.ts';
import {
  bucketDays,
  COURSE_VIEWS,
  type CourseStatistic,
  type CourseView,
  courseTwin,
  linePoints,
  stagePoints,
  stagesOf,
} from './course-points.ts';
import type { HeadlineProps } from './headline-panel.tsx';
import classes from './lead-time-screen.module.css';

/** Lead time over time: one statistic with the period before behind it, or the stages one upon the other. */
export function CourseChart({ answer, method }: HeadlineProps) {
  const { t, locale } = useText();
  const usual = method.profile.leadTime.statistic === 'mean' ? 'mean' : 'median';
  const [view, choose] = useScreenChoice('chart', COURSE_VIEWS, usual);
  const { series, metric } = answer;
  const title = t(`leadTime.course.title.${view}.${series.bucket}`);
  const { over } = method.profile.leadTime;
  const summary = t(`leadTime.course.sum.${over}`, { count: metric.n });
  const words = { t, locale, over, against: comparedName(answer, t) };
  const shifts = useAnomalyMarks('changeLeadTime');
  const marks = view === 'stages' ? [] : shifts;
  const days = series.points.map(({ day }) => day);
  const common = {
    label: `${title}. ${summary}`,
    bucket: series.bucket,
    locale,
    formatValue: (seconds: number) => formatDurationShort(seconds, locale),
    onSelect: (day: string) => changeFilters({ range: { kind: 'custom', ...bucketDays(series, day) } }),
  };
  return (
    <ChartPanel
      title={title}
      subtitle={summary}
      height={214}
      twin={twinWithMarks(courseTwin(series, view, words), days, marks, t('anomalies.column'))}
      controls={<ViewTabs view={view} onChoose={choose} />}
      legend={<Legend view={view} answer={answer} isMarked={marks.length > 0} />}
    >
      {view === 'stages' ? (
        <StagesOverTime points={stagePoints(series, words)} common={common} />
      ) : (
        <LineChart
          {...common}
          marks={marks}
          points={linePoints(series, view, words)}
          average={periodLine(metric, view, (seconds) => formatDuration(seconds, locale))}
        />
      )}
    </ChartPanel>
  );
}

interface StagesOverTimeProps {
  readonly points: readonly StagePoint[];
  readonly common: Omit<Parameters<typeof StageChart>[0], 'points'>;
}

function StagesOverTime({ points, common }: StagesOverTimeProps) {
  const { t } = useText();
  if (points.every(({ stages }) => sumOf(stages) === 0)) {
    return <NothingToDraw>{t('leadTime.stages.none')}</NothingToDraw>;
  }
  return <StageChart {...common} points={points} />;
}

function ViewTabs({ view, onChoose }: { readonly view: CourseView; readonly onChoose: (view: CourseView) => void }) {
  const { t } = useText();
  return (
    <TabRow
      label={t('leadTime.course.label')}
      value={view}
      tabs={COURSE_VIEWS.map((value) => ({ value, label: t(`leadTime.course.tabs.${value}`) }))}
      onChange={onChoose}
    />
  );
}

interface LegendProps extends Pick<HeadlineProps, 'answer'> {
  readonly view: CourseView;
  readonly isMarked: boolean;
}

function Legend({ view, answer, isMarked }: LegendProps) {
  const { t } = useText();
  const previous = comparedName(answer, t);
  const hasPrevious = answer.series.previousPoints.some(({ n }) => n > 0);
  if (view === 'stages') {
    return (
      <div className={classes.legends}>
        <StageLegend shown={stagesOf(answer.series)} />
        {hasPrevious && <ChartLegend items={[{ mark: 'line', label: previous }]} />}
      </div>
    );
  }
  const statistic = t('leadTime.course.period', { statistic: t(`leadTime.course.tabs.${view}`) });
  return (
    <ChartLegend
      items={[
        { mark: 'dash', label: statistic },
        ...(hasPrevious ? [{ mark: 'dots', label: previous } as const] : []),
        ...(isMarked ? [{ mark: 'diamond', label: t('anomalies.column') } as const] : []),
      ]}
    />
  );
}

/** The same statistic over the whole period. */
function periodLine(
  metric: ChangeLeadTimeFigure,
  statistic: CourseStatistic,
  format: (seconds: number) => string,
): { readonly value: number; readonly text: string } | null {
  const seconds = { median: metric.medianSeconds, mean: metric.meanSeconds, p90: metric.p90Seconds }[statistic];
  return seconds === null ? null : { value: seconds, text: format(seconds) };
}
