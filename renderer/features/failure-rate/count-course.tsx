import { formatCount, formatNumber } from '../../../shared/i18n/format.ts';
import type { FailureRateAnswer } from '../../../shared/metric-answers.ts';
import type { Report } from '../../../shared/report.ts';
import { BarChart } from '../../charts/bar-chart.tsx';
import { ChartLegend } from '../../charts/chart-legend.tsx';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import { TabRow } from '../../components/tab-row.tsx';
import { useText } from '../../i18n.ts';
import { useScreenChoice } from '../../store/screen-choice.ts';
import { comparedName } from '../metric/headline-words.ts';
import { countPoints, countTwin } from './count-points.ts';
import { countSeriesOf } from './failure-series.ts';
import { showBucket } from './show-bucket.ts';

const VIEWS = ['failed', 'incidents'] as const;

interface CountCourseProps {
  readonly report: Report;
  readonly answer: FailureRateAnswer;
}

/** How many deployments failed, or how many incidents began. */
export function CountCourse({ report, answer }: CountCourseProps) {
  const tools = useText();
  const [view, choose] = useScreenChoice('chart', VIEWS, 'failed');
  const { t, locale } = tools;
  const { bucket } = report.series;
  const series = countSeriesOf(answer, view, t);
  const points = countPoints(report, series, tools);
  const title = t(`stability.chart.title.${view}.${bucket}`);
  const { metrics } = report;
  const summary =
    view === 'failed'
      ? t('overviewScreen.chart.failures-sum', { count: metrics.changeFailureRate.failed })
      : t('overviewScreen.chart.failures-incidents', { count: metrics.changeFailureRate.incidents });
  const mean = series.counts.reduce((sum, { count }) => sum + count, 0) / Math.max(1, series.counts.length);
  return (
    <ChartPanel
      title={title}
      subtitle={summary}
      height={168}
      twin={countTwin(report, series, t(`stability.chart.tabs.${view}`), tools)}
      controls={
        <TabRow
          label={t('stability.chart.label')}
          value={view}
          tabs={VIEWS.map((value) => ({ value, label: t(`stability.chart.tabs.${value}`) }))}
          onChange={choose}
        />
      }
      legend={
        <ChartLegend
          items={[
            { mark: 'dash', label: t('overviewScreen.chart.legend.average') },
            { mark: 'tick', label: comparedName(report, t) },
          ]}
        />
      }
    >
      <BarChart
        label={`${title}. ${summary}`}
        points={points}
        bucket={bucket}
        tone="bad"
        average={
          mean === 0
            ? null
            : { value: mean, text: t('overviewScreen.chart.average', { value: formatCount(mean, locale) }) }
        }
        locale={locale}
        formatValue={(value) => formatNumber(value, locale)}
        onSelect={(day) => showBucket(report, day)}
      />
    </ChartPanel>
  );
}
