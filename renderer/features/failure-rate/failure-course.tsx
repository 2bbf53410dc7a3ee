import { formatPercent } from '../../../shared/i18n/format.ts';
import type { FailureRateAnswer } from '../../../shared/metric-answers.ts';
import { PROFILES } from '../../../shared/metrics/profiles.ts';
import type { Report } from '../../../shared/report.ts';
import { ChartLegend } from '../../charts/chart-legend.tsx';
import { twinWithMarks } from '../../charts/chart-marks.ts';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import { isFew, RateChart, type RateChartPoint } from '../../charts/rate-chart.tsx';
import { type TextTools, useText } from '../../i18n.ts';
import { useAnomalyMarks } from '../anomalies/anomaly-marks.ts';
import { comparedName } from '../metric/headline-words.ts';
import { failureSeries } from './failure-series.ts';
import { rateChartPoints, rateTwin } from './rate-points.ts';
import { showBucket } from './show-bucket.ts';

interface CourseProps {
  readonly report: Report;
  readonly answer: FailureRateAnswer;
}

/** The rate of each bucket with how sure it is. */
export function FailureCourse({ report, answer }: CourseProps) {
  const tools = useText();
  const { t, locale } = tools;
  const marks = useAnomalyMarks('changeFailureRate');
  const { bucket } = report.series;
  const series = failureSeries(report, answer, t);
  const points = rateChartPoints(report, series, tools);
  const { headline } = report.metrics.changeFailureRate;
  const summary = summaryOf(report, t);
  const title = t(`stability.chart.title.failure-rate.${bucket}`);
  const partName = t(`stability.chart.tabs.${series.kind === 'failed-of' ? 'failed' : 'incidents'}`);
  // The part may be the incidents already.
  const extra =
    series.kind === 'failed-of'
      ? [{ name: t('stability.chart.tabs.incidents'), value: (i: number) => answer.points[i]?.incidents ?? 0 }]
      : [];
  return (
    <ChartPanel
      title={title}
      subtitle={summary}
      height={226}
      twin={twinWithMarks(
        rateTwin(report, series, partName, tools, extra),
        points.map(({ day }) => day),
        marks,
        t('anomalies.column'),
      )}
      legend={<RateLegend report={report} points={points} tone="bad" isMarked={marks.length > 0} />}
    >
      <RateChart
        label={`${title}. ${summary}`}
        points={points}
        bucket={bucket}
        tone="bad"
        average={headline === null ? null : { value: headline, text: formatPercent(headline, locale) }}
        marks={marks}
        locale={locale}
        formatValue={(rate) => formatPercent(rate, locale)}
        onSelect={(day) => showBucket(report, day)}
      />
    </ChartPanel>
  );
}

interface RateLegendProps {
  readonly report: Report;
  readonly points: readonly RateChartPoint[];
  readonly tone: 'accent' | 'bad';
  /** A shift is marked. */
  readonly isMarked: boolean;
}

/** What the chart has of it. */
export function RateLegend({ report, points, tone, isMarked }: RateLegendProps) {
  const { t } = useText();
  const word = (key: 'rate' | 'interval' | 'few' | 'period') => t(`stability.chart.legend.${key}`);
  const hasFew = points.some(({ n, value }) => isFew(n) && (value ?? 0) > 0);
  const hasPrevious = points.some(({ previous }) => (previous ?? 0) > 0);
  return (
    <ChartLegend
      items={[
        { mark: tone === 'bad' ? 'bad-bar' : 'bar', label: word('rate') },
        ...(hasFew ? [{ mark: tone === 'bad' ? 'bad-hollow' : 'hollow', label: word('few') } as const] : []),
        { mark: 'whisker', label: word('interval') },
        { mark: 'dash', label: word('period') },
        ...(hasPrevious ? [{ mark: 'tick', label: comparedName(report, t) } as const] : []),
        ...(isMarked ? [{ mark: 'diamond', label: t('anomalies.column') } as const] : []),
      ]}
    />
  );
}

/** "8 failed deployments. 12 incidents began." with what the profile divides first. */
function summaryOf({ metrics, profile }: Report, t: TextTools['t']): string {
  const { failed, incidents } = metrics.changeFailureRate;
  const sentences = [
    t('overviewScreen.chart.failures-sum', { count: failed }),
    t('overviewScreen.chart.failures-incidents', { count: incidents }),
  ];
  const byDeployments = PROFILES[profile].changeFailureRate.numerator === 'failed-deployments';
  return (byDeployments ? sentences : sentences.toReversed()).join(' ');
}
