/** Hours of a day and of a week in words. */
import type { HoursOfWeek, LocalHour } from '../view.ts';
import type { Locale } from './catalog.ts';
import { formatIsoWeekday } from './format-date.ts';
import type { Translate } from './translator.ts';

/** On the 24-hour clock: "14:00". */
export function clockHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** "14:00–15:00" */
export function hourName(hour: number): string {
  return `${clockHour(hour)}–${clockHour(hour + 1)}`;
}

/** "Tue 14:00–15:00" · "화요일 14:00–15:00" */
export function hourOfWeekName({ weekday, hour }: LocalHour, t: Translate, locale: Locale): string {
  return t('frequencyScreen.hours.cell', { weekday: formatIsoWeekday(weekday, locale), hour: hourName(hour) });
}

/** "Fri 14:00–24:00", "18:00–06:00", "Sat–Sun": days and hours as far as they aren't all of them. */
export function hoursOfWeekName({ firstDay, lastDay, from, to }: HoursOfWeek, t: Translate, locale: Locale): string {
  const ends = firstDay === lastDay ? [firstDay] : [firstDay, lastDay];
  const weekday = ends.map((day) => formatIsoWeekday(day, locale)).join('–');
  const hour = `${clockHour(from)}–${clockHour(to)}`;
  if (from === 0 && to === 24) return t('frequencyScreen.hours.days', { weekday });
  return firstDay === 1 && lastDay === 7 ? hour : t('frequencyScreen.hours.cell', { weekday, hour });
}
