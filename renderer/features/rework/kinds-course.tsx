import { formatNumber } from '../../../shared/i18n/format.ts';
import type { ReworkAnswer } from '../../../shared/metric-answers.ts';
import type { Report } from '../../../shared/report.ts';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import { NothingToDraw } from '../../charts/nothing-to-draw.tsx';
import { StackedChart } from '../../charts/stacked-chart.tsx';
import { useText } from '../../i18n.ts';
import { showBucket } from '../failure-rate/show-bucket.ts';
import { KINDS, unplannedOf } from './kinds.ts';
import { kindPoints, kindsTwin } from './rework-points.ts';

interface KindsCourseProps {
  readonly report: Report;
  readonly answer: ReworkAnswer;
}

/** How many were not planned, by kind; the panel beside it says which filling is which kind. */
export function KindsCourse({ report, answer }: KindsCourseProps) {
  const tools = useText();
  const { t, locale } = tools;
  const { bucket } = report.series;
  const title = t(`stability.chart.title.kinds.${bucket}`);
  const summary = t('stability.chart.unplanned-sum', { count: report.metrics.reworkRate.reworked });
  const points = kindPoints(report, answer, tools);
  const isEmpty = answer.points.every((point) => unplannedOf(point) === 0) && points.every(({ previous }) => !previous);
  return (
    <ChartPanel title={title} subtitle={summary} height={190} twin={kindsTwin(report, answer, tools)}>
      {isEmpty ? (
        <NothingToDraw>{t('stability.kinds.none')}</NothingToDraw>
      ) : (
        <StackedChart
          label={`${title}. ${summary}`}
          points={points}
          parts={KINDS}
          bucket={bucket}
          locale={locale}
          formatValue={(value) => formatNumber(value, locale)}
          onSelect={(day) => showBucket(report, day)}
        />
      )}
    </ChartPanel>
  );
}
