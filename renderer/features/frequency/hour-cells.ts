/** Weekdays by hours of the local day, as cells and as a table. */
import { formatNumber, formatShare } from '../../../shared/i18n/format.ts';
import { formatIsoWeekday } from '../../../shared/i18n/format-date.ts';
import { clockHour, hourName, hourOfWeekName } from '../../../shared/i18n/hour-of-week.ts';
import type { FrequencyAnswer } from '../../../shared/metric-answers.ts';
import type { TableTwin } from '../../charts/chart-panel.tsx';
import type { HeatMapProps } from '../../charts/heat-map.tsx';
import type { TextTools } from '../../i18n.ts';

type Hours = Pick<FrequencyAnswer, 'byHour' | 'weekdays'>;

/** @param placeOf where the deployments of an ISO weekday's hour are */
export function hourCells(
  { byHour, weekdays }: Hours,
  placeOf: (weekday: number, hour: number) => string,
  { t, locale }: TextTools,
): Pick<HeatMapProps, 'cells' | 'rowLabels' | 'columnLabels'> {
  const all = byHour.flat().reduce((sum, n) => sum + n, 0);
  return {
    cells: byHour.flatMap((hours, row) =>
      hours.map((n, hour) => {
        const weekday = weekdays[row] ?? 1;
        return {
          key: `${weekday}-${hour}`,
          x: hour,
          y: row,
          value: n,
          title: hourOfWeekName({ weekday, hour }, t, locale),
          lines: [
            t('frequencyScreen.calendar.cell', { count: n }),
            ...(n === 0 ? [] : [t('frequencyScreen.hours.share', { share: formatShare(n / all, locale) })]),
          ],
          place: placeOf(weekday, hour),
        };
      }),
    ),
    rowLabels: weekdays.map((weekday, y) => ({ y, text: formatIsoWeekday(weekday, locale) })),
    columnLabels: [0, 3, 6, 9, 12, 15, 18, 21].map((x) => ({ x, y: 0, text: clockHour(x).slice(0, 2) })),
  };
}

/** A row an hour. */
export function hourTwin({ byHour, weekdays }: Hours, { t, locale }: TextTools): TableTwin {
  return {
    columns: [t('frequencyScreen.hours.hour'), ...weekdays.map((weekday) => formatIsoWeekday(weekday, locale))],
    rows: Array.from({ length: 24 }, (_, hour) => [
      hourName(hour),
      ...byHour.map((hours) => formatNumber(hours[hour] ?? 0, locale)),
    ]),
  };
}

/** The fullest hour and how much of all falls on Saturday and Sunday; null where there is nothing. */
export function busiestHour({ byHour, weekdays }: Hours) {
  const counts = byHour.flatMap((hours, row) => hours.map((n, hour) => ({ weekday: weekdays[row] ?? 1, hour, n })));
  const all = counts.reduce((sum, { n }) => sum + n, 0);
  const [first] = counts;
  if (all === 0 || first === undefined) return null;
  const weekend = counts.reduce((sum, { weekday, n }) => sum + (weekday >= 6 ? n : 0), 0);
  return { ...counts.reduce((most, one) => (one.n > most.n ? one : most), first), weekend: weekend / all };
}
