import { formatPercent } from '../../../shared/i18n/format.ts';
import type { ReworkAnswer } from '../../../shared/metric-answers.ts';
import type { Report } from '../../../shared/report.ts';
import { twinWithMarks } from '../../charts/chart-marks.ts';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import { RateChart } from '../../charts/rate-chart.tsx';
import { useText } from '../../i18n.ts';
import { useAnomalyMarks } from '../anomalies/anomaly-marks.ts';
import { RateLegend } from '../failure-rate/failure-course.tsx';
import { rateChartPoints, rateTwin } from '../failure-rate/rate-points.ts';
import { showBucket } from '../failure-rate/show-bucket.ts';
import { reworkSeries } from './rework-points.ts';

interface ReworkCourseProps {
  readonly report: Report;
  readonly answer: ReworkAnswer;
}

/** The share of unplanned deployments in each bucket, with how sure it is. */
export function ReworkCourse({ report, answer }: ReworkCourseProps) {
  const tools = useText();
  const { t, locale } = tools;
  const marks = useAnomalyMarks('reworkRate');
  const { bucket } = report.series;
  const series = reworkSeries(answer);
  const points = rateChartPoints(report, series, tools);
  const { headline, reworked } = report.metrics.reworkRate;
  const title = t(`stability.chart.title.rework-rate.${bucket}`);
  const summary = t('stability.chart.unplanned-sum', { count: reworked });
  return (
    <ChartPanel
      title={title}
      subtitle={summary}
      height={226}
      twin={twinWithMarks(
        rateTwin(report, series, t('stability.chart.column.unplanned'), tools),
        points.map(({ day }) => day),
        marks,
        t('anomalies.column'),
      )}
      legend={<RateLegend report={report} points={points} tone="accent" isMarked={marks.length > 0} />}
    >
      <RateChart
        label={`${title}. ${summary}`}
        points={points}
        bucket={bucket}
        tone="accent"
        average={headline === null ? null : { value: headline, text: formatPercent(headline, locale) }}
        marks={marks}
        locale={locale}
        formatValue={(rate) => formatPercent(rate, locale)}
        onSelect={(day) => showBucket(report, day)}
      />
    </ChartPanel>
  );
}
