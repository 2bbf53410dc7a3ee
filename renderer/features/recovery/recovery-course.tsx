import { formatDuration, formatDurationShort } from '../../../shared/i18n/format.ts';
import type { RecoveryRule } from '../../../shared/metrics/profiles.ts';
import { PROFILES } from '../../../shared/metrics/profiles.ts';
import type { Report } from '../../../shared/report.ts';
import { ChartLegend } from '../../charts/chart-legend.tsx';
import { twinWithMarks } from '../../charts/chart-marks.ts';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import { LineChart } from '../../charts/line-chart.tsx';
import { NothingToDraw } from '../../charts/nothing-to-draw.tsx';
import { TabRow } from '../../components/tab-row.tsx';
import { useText } from '../../i18n.ts';
import { useScreenChoice } from '../../store/screen-choice.ts';
import { useAnomalyMarks } from '../anomalies/anomaly-marks.ts';
import { showBucket } from '../failure-rate/show-bucket.ts';
import { comparedName } from '../metric/headline-words.ts';
import { RECOVERY_STATISTICS, type RecoveryStatistic, recoveryPoints, recoveryTwin } from './recovery-points.ts';

/** Recovery time over time: what is in the middle, or the mean, with the period before behind it. */
export function RecoveryCourse({ report }: { readonly report: Report }) {
  const tools = useText();
  const { t, locale } = tools;
  const rule = PROFILES[report.profile].recoveryTime;
  const usual: RecoveryStatistic = rule.statistic === 'mean' ? 'mean' : 'median';
  const [statistic, choose] = useScreenChoice('chart', RECOVERY_STATISTICS, usual);
  const marks = useAnomalyMarks('recoveryTime');
  const { bucket } = report.series;
  const points = recoveryPoints(report, statistic, tools);
  const figure = report.metrics.recoveryTime;
  const ofPeriod = statistic === 'mean' ? figure.meanSeconds : figure.medianSeconds;
  const title = t(`stability.chart.title.${statistic}.${bucket}`);
  const summary = t(`stability.chart.${placedBy(rule)}-sum`, { count: figure.n });
  return (
    <ChartPanel
      title={title}
      subtitle={summary}
      height={226}
      twin={twinWithMarks(
        recoveryTwin(report, statistic, tools),
        points.map(({ day }) => day),
        marks,
        t('anomalies.column'),
      )}
      controls={
        <TabRow
          label={t('stability.chart.label')}
          value={statistic}
          tabs={RECOVERY_STATISTICS.map((value) => ({ value, label: t(`stability.chart.tabs.${value}`) }))}
          onChange={choose}
        />
      }
      legend={<Legend report={report} statistic={statistic} isMarked={marks.length > 0} />}
    >
      {points.every(({ value, previous }) => value === null && previous === null) ? (
        <NothingToDraw>{t('overviewScreen.chart.nothing')}</NothingToDraw>
      ) : (
        <LineChart
          label={`${title}. ${summary}`}
          points={points}
          bucket={bucket}
          average={ofPeriod === null ? null : { value: ofPeriod, text: formatDuration(ofPeriod, locale) }}
          marks={marks}
          locale={locale}
          formatValue={(seconds) => formatDurationShort(seconds, locale)}
          onSelect={(day) => showBucket(report, day)}
        />
      )}
    </ChartPanel>
  );
}

/** What puts a value into a bucket. */
export function placedBy({ from, placedBy: by }: RecoveryRule): 'resolved' | 'started' | 'repaired' {
  return from === 'failed-deployment' ? 'repaired' : by;
}

interface LegendProps {
  readonly report: Report;
  readonly statistic: RecoveryStatistic;
  readonly isMarked: boolean;
}

function Legend({ report, statistic, isMarked }: LegendProps) {
  const { t } = useText();
  const hasPrevious = report.series.previousPoints.some(({ resolved }) => resolved > 0);
  return (
    <ChartLegend
      items={[
        {
          mark: 'dash',
          label: t('overviewScreen.chart.legend.statistic', { statistic: t(`stability.chart.tabs.${statistic}`) }),
        },
        ...(hasPrevious ? [{ mark: 'dots', label: comparedName(report, t) } as const] : []),
        ...(isMarked ? [{ mark: 'diamond', label: t('anomalies.column') } as const] : []),
      ]}
    />
  );
}
