import type { Locale } from '../../../shared/i18n/catalog.ts';
import { formatDate, formatDay, formatTime } from '../../../shared/i18n/format-date.ts';
import { formatDay as dayText, localClock, MS_PER_DAY } from '../../../shared/time.ts';

/**
 * An instant in a narrow column, for who looks from `end`: "13 Nov 14:05", from half a year ago on the day with its year.
 * The whole of it belongs into the title.
 */
export function formatMoment(instant: number, end: number, timeZone: string, locale: Locale): string {
  if (Math.abs(end - instant) > 182 * MS_PER_DAY) return formatDate(instant, timeZone, locale);
  const day = formatDay(dayText(localClock(timeZone).dayOf(instant)), locale);
  return `${day} ${formatTime(instant, timeZone, locale)}`;
}
