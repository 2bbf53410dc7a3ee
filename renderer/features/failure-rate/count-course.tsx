import { formatCount, formatNumber } from '../../../shared/i18n/format.ts';
import type { FailureRateAnswer } from '../../../shared/metric-answers.ts';
import { PROFILES } from '../../../shared/metrics/profiles.ts';
import type { Report } from '../../../shared/report.ts';
import { BarChart } from '../../charts/bar-chart.tsx';
import { ChartLegend } from '../../charts/chart-legend.tsx';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import { NothingToDraw } from '../../charts/nothing-to-draw.tsx';
import { TabRow } from '../../components/tab-row.tsx';
import { type TextTools, useText } from '../../i18n.ts';
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

/** How many deployments failed, or how many incidents began; first what the profile divides. */
export function CountCourse({ report, answer }: CountCourseProps) {
  const tools = useText();
  const { t, locale } = tools;
  const { metrics, profile, series: reported } = report;
  const usual = PROFILES[profile].changeFailureRate.numerator === 'failed-deployments' ? 'failed' : 'incidents';
  const [view, choose] = useScreenChoice('chart', VIEWS, usual);
  const series = countSeriesOf(answer, view, t);
  const title = t(`stability.chart.title.${view}.${reported.bucket}`);
  const { failed, incidents } = metrics.changeFailureRate;
  const count = view === 'failed' ? failed : incidents;
  const summary = t(`overviewScreen.chart.${view === 'failed' ? 'failures-sum' : 'failures-incidents'}`, { count });
  const mean = count / Math.max(1, series.counts.length);
  const hasPrevious = series.previous.some((before) => before > 0);
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
            ...(hasPrevious ? [{ mark: 'tick', label: comparedName(report, t) } as const] : []),
          ]}
        />
      }
    >
      {count === 0 && !hasPrevious ? (
        <NothingToDraw>{t('overviewScreen.chart.nothing')}</NothingToDraw>
      ) : (
        <BarChart
          label={`${title}. ${summary}`}
          points={countPoints(report, series, tools)}
          bucket={reported.bucket}
          tone="bad"
          average={averageOf(mean, tools)}
          locale={locale}
          formatValue={(value) => formatNumber(value, locale)}
          onSelect={(day) => showBucket(report, day)}
        />
      )}
    </ChartPanel>
  );
}

function averageOf(mean: number, { t, locale }: TextTools) {
  if (mean === 0) return null;
  return { value: mean, text: t('overviewScreen.chart.average', { value: formatCount(mean, locale) }) };
}
