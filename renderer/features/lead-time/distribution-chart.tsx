import { formatNumber, formatShare } from '../../../shared/i18n/format.ts';
import type { LeadTimeAnswer, LeadTimeBin } from '../../../shared/lead-time-answers.ts';
import type { LeadTimeRule } from '../../../shared/metrics/profiles.ts';
import { ChartLegend } from '../../charts/chart-legend.tsx';
import { ChartPanel, type TableTwin } from '../../charts/chart-panel.tsx';
import { Histogram } from '../../charts/histogram.tsx';
import { binName, durationName, filledBins, shareUnder } from '../../components/bin-words.ts';
import { type TextTools, useText } from '../../i18n.ts';
import { asColumn, comparedName } from '../metric/headline-words.ts';

const DAY_SECONDS = 86_400;

interface DistributionChartProps {
  readonly answer: LeadTimeAnswer;
  /** What there is one value of, under the profile. */
  readonly over: LeadTimeRule['over'];
}

/** How many took how long, with the period before as an outline. */
export function DistributionChart({ answer, over }: DistributionChartProps) {
  const { t, locale } = useText();
  const { distribution: bins } = answer;
  const against = comparedName(answer, t);
  const hasPrevious = bins.some(({ previous }) => previous > 0);
  const withinDay = shareUnder(bins, DAY_SECONDS);
  const title = t('leadTime.distribution.title');
  const summary =
    withinDay === null
      ? t('leadTime.distribution.subtitle')
      : t('leadTime.distribution.within-day', { share: withinDay });
  return (
    <ChartPanel
      title={title}
      subtitle={summary}
      height={214}
      twin={twinOf(bins, over, against, { t, locale })}
      legend={
        <ChartLegend
          items={[
            { mark: 'bar', label: t(`leadTime.distribution.legend.${over}`) },
            ...(hasPrevious ? [{ mark: 'outline', label: against } as const] : []),
          ]}
        />
      }
    >
      <Histogram
        label={`${title}. ${summary}`}
        bins={filledBins(bins).map((bin) => ({
          name: binName(bin, t, locale),
          from: bin.fromSeconds === 0 ? null : durationName(bin.fromSeconds, t, locale),
          to: bin.toSeconds === null ? null : durationName(bin.toSeconds, t, locale),
          n: bin.n,
          previous: bin.previous,
          text: formatNumber(bin.n, locale),
          lines: [
            t(`leadTime.course.tip.${over}`, { count: bin.n }),
            ...(hasPrevious
              ? [t('metricScreen.compared.value', { name: against, value: formatNumber(bin.previous, locale) })]
              : []),
          ],
        }))}
        formatValue={(value) => formatNumber(value, locale)}
      />
    </ChartPanel>
  );
}

function twinOf(
  bins: readonly LeadTimeBin[],
  over: LeadTimeRule['over'],
  against: string,
  { t, locale }: TextTools,
): TableTwin {
  const all = bins.reduce((sum, { n }) => sum + n, 0);
  return {
    columns: [
      ...(['bin', over, 'share'] as const).map((name) => t(`leadTime.distribution.column.${name}`)),
      asColumn(against),
    ],
    rows: bins.map((bin) => [
      binName(bin, t, locale),
      formatNumber(bin.n, locale),
      all === 0 ? '–' : formatShare(bin.n / all, locale),
      formatNumber(bin.previous, locale),
    ]),
  };
}
