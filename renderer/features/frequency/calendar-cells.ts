/** Days as cells of a calendar: a column a week, a row a weekday; a block a year where one row would not hold them. */
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import {
  formatDayYear,
  formatIsoWeekday,
  formatMonth,
  formatMonthName,
  formatWholeDay,
} from '../../../shared/i18n/format-date.ts';
import { addDays, dayNumber } from '../../../shared/local-date.ts';
import type { FrequencyAnswer } from '../../../shared/metric-answers.ts';
import { type WeekStart, weekOf } from '../../../shared/time.ts';
import type { TableTwin } from '../../charts/chart-panel.tsx';
import type { HeatMapProps } from '../../charts/heat-map.tsx';
import type { TextTools } from '../../i18n.ts';

type Days = Pick<FrequencyAnswer, 'days' | 'weekdays'>;

/** A year touches at most so many weeks. */
const MOST_WEEKS = 54;
/** Up to so many weeks, a calendar leaves room beside it. */
const FEW_WEEKS = 15;
/** Rows of a block, and the room for the months over the next one. */
const BLOCK_ROWS = 8.6;

export type CalendarSize = 'short' | 'long' | 'years';

export function calendarSize({ days, weekdays }: Days): CalendarSize {
  const start = weekStart(weekdays);
  const weeks =
    weekNumber(days.at(-1)?.day ?? '1970-01-01', start) - weekNumber(days[0]?.day ?? '1970-01-01', start) + 1;
  if (weeks > MOST_WEEKS) return 'years';
  return weeks > FEW_WEEKS ? 'long' : 'short';
}

export type Calendar = Pick<HeatMapProps, 'cells' | 'rowLabels' | 'columnLabels'>;

/** @param placeOf where the deployments of a day are */
export function calendarCells(answer: Days, placeOf: (day: string) => string, { t, locale }: TextTools): Calendar {
  const { days, weekdays } = answer;
  const start = weekStart(weekdays);
  const size = calendarSize(answer);
  const isYears = size === 'years';
  const firstYear = yearOf(days[0]?.day ?? '');
  const blockOf = (day: string) => (isYears ? yearOf(day) - firstYear : 0);
  // Months of one year stand under those of the other.
  const originOf = (day: string) => weekNumber(isYears ? `${day.slice(0, 4)}-01-01` : (days[0]?.day ?? day), start);
  const columnOf = (day: string) => weekNumber(day, start) - originOf(day);
  const blocks = [...new Set(days.map(({ day }) => blockOf(day)))];
  return {
    cells: days.map(({ day, deployments }) => ({
      key: day,
      x: columnOf(day),
      y: blockOf(day) * BLOCK_ROWS + weekdays.indexOf(isoWeekday(day)),
      value: deployments,
      title: formatWholeDay(day, locale),
      lines: [t('frequencyScreen.calendar.cell', { count: deployments })],
      place: placeOf(day),
    })),
    rowLabels: blocks.flatMap((block) =>
      (size === 'short' ? [0, 1, 2, 3, 4, 5, 6] : [0, 2, 4]).map((row) => ({
        y: block * BLOCK_ROWS + row,
        text: formatIsoWeekday(weekdays[row] ?? 1, locale),
      })),
    ),
    columnLabels: monthLabels(days, blockOf, columnOf, locale),
  };
}

/** Over the column of a month's first day; the first of a block with its year. */
function monthLabels(
  days: Days['days'],
  blockOf: (day: string) => number,
  columnOf: (day: string) => number,
  locale: Locale,
): HeatMapProps['columnLabels'] {
  return days.flatMap(({ day }, index) => {
    const before = days[index - 1];
    const isFirst = before === undefined || blockOf(before.day) !== blockOf(day);
    if (!isFirst && !day.endsWith('-01')) return [];
    const text = isFirst ? formatMonth(day, locale) : formatMonthName(day, locale);
    return { x: columnOf(day), y: blockOf(day) * BLOCK_ROWS, text };
  });
}

/** A row a week; days outside the period are empty. */
export function calendarTwin({ days, weekdays }: Days, { t, locale }: TextTools): TableTwin {
  const start = weekStart(weekdays);
  return {
    columns: [t('frequencyScreen.calendar.week'), ...weekdays.map((weekday) => formatIsoWeekday(weekday, locale))],
    rows: weeksOf(days, start).map((week) => {
      const [first = { day: '1970-01-01', deployments: 0 }] = week;
      const byWeekday = new Map(week.map(({ day, deployments }) => [isoWeekday(day), deployments]));
      return [
        formatDayYear(addDays(first.day, -weekdays.indexOf(isoWeekday(first.day))), locale),
        ...weekdays.map((weekday) => {
          const deployments = byWeekday.get(weekday);
          return deployments === undefined ? '' : formatNumber(deployments, locale);
        }),
      ];
    }),
  };
}

function weeksOf(days: Days['days'], start: WeekStart): readonly Days['days'][] {
  const weeks = new Map<number, Days['days'][number][]>();
  for (const day of days) {
    const week = weekNumber(day.day, start);
    const known = weeks.get(week);
    if (known === undefined) weeks.set(week, [day]);
    else known.push(day);
  }
  return [...weeks.values()];
}

function weekStart(weekdays: readonly number[]): WeekStart {
  return weekdays[0] === 7 ? 7 : 1;
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function weekNumber(day: string, start: WeekStart): number {
  return weekOf(dayNumber(day), start);
}

/** 1 = Monday; 1970-01-01 was a Thursday. */
function isoWeekday(day: string): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}
