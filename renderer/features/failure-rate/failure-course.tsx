import type { FailureRateAnswer } from '../../../shared/metric-answers.ts';
import { PROFILES } from '../../../shared/metrics/profiles.ts';
import type { Report } from '../../../shared/report.ts';
import { type TextTools, useText } from '../../i18n.ts';
import { failureSeries } from './failure-series.ts';
import { RateCourse } from './rate-course.tsx';

interface CourseProps {
  readonly report: Report;
  readonly answer: FailureRateAnswer;
}

/** The failure rate of each bucket, and in the table the incidents that began in it. */
export function FailureCourse({ report, answer }: CourseProps) {
  const { t } = useText();
  const series = failureSeries(report, answer, t);
  const failed = t('stability.chart.tabs.failed');
  const incidents = t('stability.chart.tabs.incidents');
  const isFailed = series.kind === 'failed-of';
  return (
    <RateCourse
      report={report}
      metric="changeFailureRate"
      series={series}
      title={t(`stability.chart.title.failure-rate.${report.series.bucket}`)}
      summary={summaryOf(report, t)}
      tone="bad"
      partName={isFailed ? failed : incidents}
      // The part may be the incidents already.
      extra={isFailed ? [{ name: incidents, value: (index) => answer.points[index]?.incidents ?? 0 }] : []}
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
