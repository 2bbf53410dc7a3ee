import { formatCount, formatNumber } from '../../../shared/i18n/format.ts';
import type { Report } from '../../../shared/report.ts';
import { BarChart } from '../../charts/bar-chart.tsx';
import { ChartLegend } from '../../charts/chart-legend.tsx';
import { twinWithMarks } from '../../charts/chart-marks.ts';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import type { ChartPoint } from '../../charts/chart-points.ts';
import { useText } from '../../i18n.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { useAnomalyMarks } from '../anomalies/anomaly-marks.ts';
import { comparedName } from '../metric/headline-words.ts';
import { useShowBucket } from '../overview/show-bucket.ts';
import { averagePerBucket, coursePoints, courseSentence, courseTwin } from './course-words.ts';

/** Deployments over time, the period before across them; a bar leads to its deployments. */
export function CourseChart({ report }: { readonly report: Report }) {
  const tools = useText();
  const { t, locale } = tools;
  const { bucket } = report.series;
  const begins = useWorkspace((state) => state.summary?.dataRange?.from ?? null);
  const marks = useAnomalyMarks('deploymentFrequency');
  const showBucket = useShowBucket(report);
  const title = t(`frequencyScreen.course.title.${bucket}`);
  const summary = courseSentence(report, tools);
  const points = coursePoints(report, begins, tools);
  const average = averagePerBucket(report);
  const days = points.map(({ day }) => day);
  return (
    <ChartPanel
      title={title}
      subtitle={summary}
      height={210}
      twin={twinWithMarks(courseTwin(report, begins, tools), days, marks, t('anomalies.column'))}
      legend={<Legend report={report} points={points} />}
    >
      <BarChart
        label={`${title}. ${summary}`}
        points={points}
        bucket={bucket}
        tone="accent"
        average={
          average === null
            ? null
            : { value: average, text: t('overviewScreen.chart.average', { value: formatCount(average, locale) }) }
        }
        marks={marks}
        locale={locale}
        formatValue={(value) => formatNumber(value, locale)}
        onSelect={showBucket}
      />
    </ChartPanel>
  );
}

interface LegendProps {
  readonly report: Report;
  readonly points: readonly ChartPoint[];
}

/** Of what is there. */
function Legend({ report, points }: LegendProps) {
  const { t } = useText();
  const hasWeekends = points.some(({ isQuiet, value }) => isQuiet && (value ?? 0) > 0);
  const hasPrevious = points.some(({ previous }) => (previous ?? 0) > 0);
  return (
    <ChartLegend
      items={[
        ...(hasWeekends ? [{ mark: 'pale', label: t('overviewScreen.chart.legend.weekend') } as const] : []),
        { mark: 'dash', label: t('overviewScreen.chart.legend.average') },
        ...(hasPrevious ? [{ mark: 'tick', label: comparedName(report, t) } as const] : []),
      ]}
    />
  );
}
