import type { ReworkAnswer } from '../../../shared/metric-answers.ts';
import type { Report } from '../../../shared/report.ts';
import { useText } from '../../i18n.ts';
import { RateCourse } from '../failure-rate/rate-course.tsx';
import { reworkSeries } from './rework-points.ts';

interface ReworkCourseProps {
  readonly report: Report;
  readonly answer: ReworkAnswer;
}

/** The share of unplanned deployments in each bucket. */
export function ReworkCourse({ report, answer }: ReworkCourseProps) {
  const { t } = useText();
  return (
    <RateCourse
      report={report}
      metric="reworkRate"
      series={reworkSeries(answer)}
      title={t(`stability.chart.title.rework-rate.${report.series.bucket}`)}
      summary={t('stability.chart.unplanned-sum', { count: report.metrics.reworkRate.reworked })}
      tone="accent"
      partName={t('stability.chart.column.unplanned')}
    />
  );
}
