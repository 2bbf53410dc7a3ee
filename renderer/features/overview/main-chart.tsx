import { memo } from 'react';
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { formatCount, formatDuration, formatDurationShort, formatNumber } from '../../../shared/i18n/format.ts';
import { headline } from '../../../shared/metrics/headline.ts';
import { leadTimeUnit, PROFILES } from '../../../shared/metrics/profiles.ts';
import type { MetricName } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import { BarChart } from '../../charts/bar-chart.tsx';
import { ChartLegend } from '../../charts/chart-legend.tsx';
import { type ChartMark, twinWithMarks } from '../../charts/chart-marks.ts';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import { areFailuresCrowded, type ChartPoint } from '../../charts/chart-points.ts';
import { LineChart } from '../../charts/line-chart.tsx';
import { NothingToDraw } from '../../charts/nothing-to-draw.tsx';
import { TabRow } from '../../components/tab-row.tsx';
import { useText } from '../../i18n.ts';
import { useScreenChoice } from '../../store/screen-choice.ts';
import { useAnomalyMarks } from '../anomalies/anomaly-marks.ts';
import { comparedName } from '../metric/headline-words.ts';
import { CHART_VIEWS, type ChartView, chartPoints, chartSummary, chartTwin } from './main-chart-points.ts';

/** Whose shifts are marked. */
const METRIC_OF: Readonly<Record<ChartView, MetricName>> = {
  deployments: 'deploymentFrequency',
  'lead-time': 'changeLeadTime',
  failures: 'changeFailureRate',
};

interface MainChartProps {
  readonly report: Report;
  /** A bucket was chosen: show what is in it. */
  readonly onBucket: (day: string) => void;
}

export function MainChart({ report, onBucket }: MainChartProps) {
  const [view] = useScreenChoice('chart', CHART_VIEWS, 'deployments');
  const marks = useAnomalyMarks(METRIC_OF[view]);
  return <DrawnChart report={report} onBucket={onBucket} view={view} marks={marks} />;
}

interface DrawnChartProps extends MainChartProps {
  readonly view: ChartView;
  readonly marks: readonly ChartMark[];
}

/** Drawing is the dearest part of the screen: only when something of it is another. */
const DrawnChart = memo(function Drawn({ report, onBucket, view, marks }: DrawnChartProps) {
  const { t, locale } = useText();
  const { series } = report;
  const profile = PROFILES[report.profile];
  const { statistic } = profile.leadTime;
  const against = comparedName(report, t);
  const words = { t, locale, statistic, unit: leadTimeUnit(profile), against };
  const statisticName = t(`metrics.statistic.${statistic}`);
  const title = t(`overviewScreen.chart.title.${view}.${series.bucket}`, { statistic: statisticName });
  const summary = chartSummary(report, view, words);
  const points = chartPoints(series, view, words);
  const common = { label: `${title}. ${summary}`, points, marks, bucket: series.bucket, locale, onSelect: onBucket };
  return (
    <ChartPanel
      title={title}
      subtitle={summary}
      height={196}
      twin={twinWithMarks(
        chartTwin(series, view, words),
        points.map(({ day }) => day),
        marks,
        t('anomalies.column'),
      )}
      controls={<ViewTabs />}
      legend={
        <Legend view={view} statistic={statisticName} against={against} points={points} isMarked={marks.length > 0} />
      }
    >
      {points.every(({ value, previous }) => (value ?? 0) === 0 && (previous ?? 0) === 0) ? (
        <NothingToDraw>{t('overviewScreen.chart.nothing')}</NothingToDraw>
      ) : view === 'lead-time' ? (
        <LineChart
          {...common}
          average={headlineLine(report, locale)}
          formatValue={(seconds) => formatDurationShort(seconds, locale)}
        />
      ) : (
        <BarChart
          {...common}
          tone={view === 'failures' ? 'bad' : 'accent'}
          average={averageLine(points, (value) =>
            t('overviewScreen.chart.average', { value: formatCount(value, locale) }),
          )}
          formatValue={(value) => formatNumber(value, locale)}
        />
      )}
    </ChartPanel>
  );
});

function ViewTabs() {
  const { t } = useText();
  const [view, choose] = useScreenChoice('chart', CHART_VIEWS, 'deployments');
  return (
    <TabRow
      label={t('overviewScreen.chart.label')}
      value={view}
      tabs={CHART_VIEWS.map((value) => ({ value, label: t(`overviewScreen.chart.tabs.${value}`) }))}
      onChange={choose}
    />
  );
}

interface LegendProps {
  readonly view: ChartView;
  readonly statistic: string;
  /** What the period is set against. */
  readonly against: string;
  readonly points: readonly ChartPoint[];
  readonly isMarked: boolean;
}

function Legend({ view, statistic, against, points, isMarked }: LegendProps) {
  const { t } = useText();
  const word = (key: 'failed' | 'failed-part' | 'average' | 'weekend' | 'statistic') =>
    t(`overviewScreen.chart.legend.${key}`, { statistic });
  const shifts = isMarked ? [{ mark: 'diamond', label: t('anomalies.column') } as const] : [];
  if (view === 'lead-time') {
    return (
      <ChartLegend items={[{ mark: 'dash', label: word('statistic') }, { mark: 'dots', label: against }, ...shifts]} />
    );
  }
  const failures = areFailuresCrowded(points)
    ? ({ mark: 'part', label: word('failed-part') } as const)
    : ({ mark: 'cross', label: word('failed') } as const);
  const weekends = points.some((point) => point.isQuiet) ? [{ mark: 'pale', label: word('weekend') } as const] : [];
  return (
    <ChartLegend
      items={[
        ...(view === 'deployments' ? [failures, ...weekends] : []),
        { mark: 'dash', label: word('average') },
        { mark: 'tick', label: against },
        ...shifts,
      ]}
    />
  );
}

type Average = { readonly value: number; readonly text: string } | null;

function averageLine(points: readonly { readonly value: number | null }[], text: (mean: number) => string): Average {
  const total = points.reduce((sum, point) => sum + (point.value ?? 0), 0);
  if (total === 0) return null;
  const mean = total / points.length;
  return { value: mean, text: text(mean) };
}

function headlineLine({ metrics, profile }: Report, locale: Locale): Average {
  const seconds = headline(metrics, PROFILES[profile], 'changeLeadTime');
  return seconds === null ? null : { value: seconds, text: formatDuration(seconds, locale) };
}
