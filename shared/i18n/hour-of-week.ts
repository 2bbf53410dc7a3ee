/** Hours of a day and of a week in words. */
import type { LocalHour } from '../view.ts';
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
