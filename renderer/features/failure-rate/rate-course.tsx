import { formatPercent } from '../../../shared/i18n/format.ts';
import type { MetricName } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import { ChartLegend } from '../../charts/chart-legend.tsx';
import { twinWithMarks } from '../../charts/chart-marks.ts';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import { isFew, RateChart, type RateChartPoint } from '../../charts/rate-chart.tsx';
import { useText } from '../../i18n.ts';
import { useAnomalyMarks } from '../anomalies/anomaly-marks.ts';
import { comparedName } from '../metric/headline-words.ts';
import { type ExtraColumn, type RateSeries, rateChartPoints, rateTwin } from './rate-points.ts';
import { showBucket } from './show-bucket.ts';

interface RateCourseProps {
  readonly report: Report;
  readonly metric: Extract<MetricName, 'changeFailureRate' | 'reworkRate'>;
  readonly series: RateSeries;
  readonly title: string;
  /** The sentence that sums it up. */
  readonly summary: string;
  readonly tone: 'accent' | 'bad';
  /** Of the table: what the rate is a share by. */
  readonly partName: string;
  readonly extra?: readonly ExtraColumn[];
}

/** The rate of each bucket with how sure it is. */
export function RateCourse({ report, metric, series, title, summary, tone, partName, extra }: RateCourseProps) {
  const tools = useText();
  const { t, locale } = tools;
  const marks = useAnomalyMarks(metric);
  const points = rateChartPoints(report, series, tools);
  const { headline } = report.metrics[metric];
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
      legend={<Legend report={report} points={points} tone={tone} isMarked={marks.length > 0} />}
    >
      <RateChart
        label={`${title}. ${summary}`}
        points={points}
        bucket={report.series.bucket}
        tone={tone}
        average={headline === null ? null : { value: headline, text: formatPercent(headline, locale) }}
        marks={marks}
        locale={locale}
        formatValue={(rate) => formatPercent(rate, locale)}
        onSelect={(day) => showBucket(report, day)}
      />
    </ChartPanel>
  );
}

interface LegendProps {
  readonly report: Report;
  readonly points: readonly RateChartPoint[];
  readonly tone: 'accent' | 'bad';
  /** A shift is marked. */
  readonly isMarked: boolean;
}

/** What the chart has of it. */
function Legend({ report, points, tone, isMarked }: LegendProps) {
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
