import { formatNumber, formatShare } from '../../../shared/i18n/format.ts';
import type { Spread } from '../../../shared/metric-answers.ts';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import { Histogram } from '../../charts/histogram.tsx';
import { NothingToDraw } from '../../charts/nothing-to-draw.tsx';
import { binName, durationName, filledBins } from '../../components/bin-words.ts';
import { useText } from '../../i18n.ts';

interface SpreadChartProps {
  readonly title: string;
  /** The sentence that sums it up. */
  readonly summary: string;
  readonly spread: Spread;
  /** Of the table: what the durations are. */
  readonly column: string;
  /** What there are so many of: "3 incidents". */
  readonly count: (n: number) => string;
  readonly height: number;
}

/** How many durations are about how long. */
export function SpreadChart({ title, summary, spread, column, count, height }: SpreadChartProps) {
  const { t, locale } = useText();
  const bins = spread.bins.map(({ from, to, n }) => ({ fromSeconds: from, toSeconds: to, n }));
  return (
    <ChartPanel
      title={title}
      subtitle={summary}
      height={height}
      twin={{
        columns: [column, t('metricScreen.spread.n'), t('metricScreen.spread.share')],
        rows: bins.map((bin) => [
          binName(bin, t, locale),
          formatNumber(bin.n, locale),
          spread.n === 0 ? '–' : formatShare(bin.n / spread.n, locale),
        ]),
      }}
    >
      {spread.n === 0 ? (
        <NothingToDraw>{t('overviewScreen.chart.nothing')}</NothingToDraw>
      ) : (
        <Histogram
          label={`${title}. ${summary}`}
          bins={filledBins(bins).map((bin) => ({
            name: binName(bin, t, locale),
            from: bin.fromSeconds === 0 ? null : durationName(bin.fromSeconds, t, locale),
            to: bin.toSeconds === null ? null : durationName(bin.toSeconds, t, locale),
            n: bin.n,
            previous: 0,
            text: formatNumber(bin.n, locale),
            lines: [count(bin.n), formatShare(bin.n / spread.n, locale)],
          }))}
          formatValue={(n) => formatNumber(n, locale)}
        />
      )}
    </ChartPanel>
  );
}
