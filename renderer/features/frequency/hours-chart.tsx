import { useMemo } from 'react';
import { formatNumber, formatShare } from '../../../shared/i18n/format.ts';
import { formatIsoWeekday } from '../../../shared/i18n/format-date.ts';
import { hourName } from '../../../shared/i18n/hour-of-week.ts';
import type { FrequencyAnswer } from '../../../shared/metric-answers.ts';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import { HEAT_LABEL_HEIGHT, HeatLegend, HeatMap } from '../../charts/heat-map.tsx';
import { type TextTools, useText } from '../../i18n.ts';
import { useFilters } from '../../store/view.ts';
import { hourPlace } from './deployments-place.ts';
import { busiestHour, hourCells, hourTwin } from './hour-cells.ts';

const ROW_HEIGHT = 25;

/** When in the week deployments happen; an hour leads to its deployments. */
export function HoursChart({ answer }: { readonly answer: FrequencyAnswer }) {
  const tools = useText();
  const { t, locale } = tools;
  const filters = useFilters();
  // biome-ignore lint/correctness/useExhaustiveDependencies: t changes with the locale
  const map = useMemo(
    () => hourCells(answer, (weekday, hour) => hourPlace(filters, weekday, hour), tools),
    [answer, filters, locale],
  );
  const title = t('frequencyScreen.hours.title');
  const summary = hoursSentence(answer, tools);
  return (
    <ChartPanel
      title={title}
      subtitle={summary}
      height={HEAT_LABEL_HEIGHT + 7 * ROW_HEIGHT}
      twin={hourTwin(answer, tools)}
      legend={
        <HeatLegend
          largest={Math.max(0, ...answer.byHour.flat())}
          unit={t('frequencyScreen.legend')}
          format={(n) => formatNumber(n, locale)}
        />
      }
    >
      <HeatMap {...map} label={`${title}. ${summary}`} rowHeight={ROW_HEIGHT} widest={1.6} />
    </ChartPanel>
  );
}

function hoursSentence(answer: FrequencyAnswer, { t, locale }: TextTools): string {
  const busiest = busiestHour(answer);
  if (busiest === null) return t('frequencyScreen.hours.none');
  return t('frequencyScreen.hours.sum', {
    weekday: formatIsoWeekday(busiest.weekday, locale),
    hour: hourName(busiest.hour),
    most: busiest.n,
    weekend: formatShare(busiest.weekend, locale),
  });
}
