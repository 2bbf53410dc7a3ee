import { useMemo } from 'react';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { formatWholeDay } from '../../../shared/i18n/format-date.ts';
import type { FrequencyAnswer } from '../../../shared/metric-answers.ts';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import { HEAT_LABEL_HEIGHT, HeatLegend, HeatMap } from '../../charts/heat-map.tsx';
import { type TextTools, useText } from '../../i18n.ts';
import { useFilters } from '../../store/view.ts';
import { type CalendarSize, calendarCells, calendarSize, calendarTwin } from './calendar-cells.ts';
import { dayPlace } from './deployments-place.ts';

const ROW_HEIGHT: Readonly<Record<CalendarSize, number>> = { short: 25, long: 18, years: 14 };

/** Every day of the period by how many were deployed on it; a day leads to its deployments. */
export function CalendarChart({ answer }: { readonly answer: FrequencyAnswer }) {
  const tools = useText();
  const { t, locale } = tools;
  const filters = useFilters();
  const size = calendarSize(answer);
  // biome-ignore lint/correctness/useExhaustiveDependencies: t changes with the locale
  const calendar = useMemo(
    () => calendarCells(answer, (day) => dayPlace(filters, day), tools),
    [answer, filters, locale],
  );
  const rows = Math.ceil(Math.max(...calendar.cells.map(({ y }) => y)) + 1);
  const title = t('frequencyScreen.calendar.title');
  const summary = calendarSentence(answer, tools);
  return (
    <ChartPanel
      title={title}
      subtitle={summary}
      height={HEAT_LABEL_HEIGHT + Math.max(7, rows) * ROW_HEIGHT[size]}
      twin={calendarTwin(answer, tools)}
      legend={
        <HeatLegend
          largest={Math.max(0, ...answer.days.map(({ deployments }) => deployments))}
          unit={t('frequencyScreen.legend')}
          format={(n) => formatNumber(n, locale)}
        />
      }
    >
      <HeatMap
        {...calendar}
        label={`${title}. ${summary}`}
        rowHeight={ROW_HEIGHT[size]}
        widest={size === 'short' ? 1.25 : 1.6}
      />
    </ChartPanel>
  );
}

function calendarSentence({ days }: FrequencyAnswer, { t, locale }: TextTools): string {
  const filled = days.filter(({ deployments }) => deployments > 0);
  const [first] = filled;
  if (first === undefined) return t('frequencyScreen.calendar.none', { whole: days.length });
  const most = filled.reduce((best, one) => (one.deployments > best.deployments ? one : best), first);
  return t('frequencyScreen.calendar.sum', {
    part: filled.length,
    whole: days.length,
    day: formatWholeDay(most.day, locale),
    most: most.deployments,
  });
}
