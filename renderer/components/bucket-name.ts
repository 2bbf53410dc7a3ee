import type { Locale } from '../../shared/i18n/catalog.ts';
import { formatDayYear, formatMonth, formatWholeDay } from '../../shared/i18n/format-date.ts';
import type { Translate } from '../../shared/i18n/translator.ts';
import type { BucketSize } from '../../shared/time.ts';

/** A bucket of a chart over time by its day: "Wed 13 Nov 2024", "Nov 2024". */
export function bucketName(
  day: string,
  bucket: BucketSize,
  { t, locale }: { readonly t: Translate; readonly locale: Locale },
): string {
  if (bucket === 'month') return formatMonth(day, locale);
  if (bucket === 'day') return formatWholeDay(day, locale);
  return `${t('overviewScreen.chart.column.bucket.week')} ${formatDayYear(day, locale)}`;
}
