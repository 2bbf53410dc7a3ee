/** Which buckets of an axis get a label and what it says. */
import type { Locale } from '../../shared/i18n/catalog.ts';
import { formatDay, formatMonth } from '../../shared/i18n/format-date.ts';

export type BucketSize = 'day' | 'week' | 'month';

/** Positions of labels, the first bucket always, at most `limit`, whole weeks apart where buckets are days. */
export function tickPositions(count: number, bucket: BucketSize, limit: number): readonly number[] {
  if (count <= limit) return Array.from({ length: count }, (_, index) => index);
  const unit = bucket === 'day' && count > 10 ? 7 : 1;
  const step = Math.ceil(count / limit / unit) * unit;
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step);
}

/** "13 Oct", then "20", "27", "3 Nov": the month where it changes. `days` are the labelled ones, in order. */
export function tickLabels(days: readonly string[], bucket: BucketSize, locale: Locale): readonly string[] {
  if (bucket === 'month') return days.map((day) => formatMonth(day, locale));
  return days.map((day, index) => {
    const sameMonth = days[index - 1]?.slice(0, 7) === day.slice(0, 7);
    if (!sameMonth) return formatDay(day, locale);
    const number = String(Number(day.slice(8)));
    return locale === 'ko' ? `${number}일` : number;
  });
}

/** Round values from 0 to at least `max` for a value axis, three or so. */
export function valueTicks(max: number, wholeOnly: boolean): readonly number[] {
  if (max <= 0) return [0, 1];
  const raw = max / 3;
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= raw) ?? 10;
  const step = wholeOnly ? Math.max(1, Math.ceil(factor * power)) : factor * power;
  const count = Math.ceil(max / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** The same for durations, in steps that read well: minutes, hours, days. */
export function durationTicks(maxSeconds: number): readonly number[] {
  const steps = [60, 300, 600, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 432_000, 864_000, 2_592_000];
  const step =
    steps.find((candidate) => maxSeconds / candidate <= 4) ?? Math.ceil(maxSeconds / 3 / 8_640_000) * 8_640_000;
  if (maxSeconds <= 0) return [0, step];
  const count = Math.ceil(maxSeconds / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
