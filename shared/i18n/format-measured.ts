/**
 * Figures of what was measured of versions: error rates and latencies, of which the small ones count, so that they are
 * rounded to significant digits rather than to a fixed number of decimals. Pure: the locale is an argument.
 */
import type { Locale } from './catalog.ts';
import { formatDuration, formatNumber } from './format.ts';

const MINUS = '\u2212';

/** With `digits` significant digits, whole from there on: 0.0371 → "0.037", 5.06 → "5.1", 1234 → "1,234". */
function significant(value: number, digits: number, locale: Locale): string {
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(digits));
  const magnitude = Math.floor(Math.log10(Math.abs(rounded)));
  return formatNumber(value, locale, Math.min(8, Math.max(0, digits - 1 - magnitude)));
}

/** Two significant digits below ten, then one decimal, whole from a hundred on: "0.37", "9.9", "12.5", "190". */
function measured(value: number, locale: Locale): string {
  if (value < 9.95) return significant(value, 2, locale);
  return formatNumber(value, locale, value < 99.95 ? 1 : 0);
}

/** An error rate 0–1: "0.37 %", "1.9 %", "12.5 %"; what isn't nothing is never 0, what isn't all never 100 %. */
export function formatRate(rate: number, locale: Locale): string {
  const sign = locale === 'en' ? ' %' : '%';
  const percent = rate * 100;
  if (percent === 0) return `0${sign}`;
  if (percent < 0.0005) return `< ${formatNumber(0.001, locale, 3)}${sign}`;
  if (rate < 1 && percent >= 99.95) return `${formatNumber(99.9, locale)}${sign}`;
  return measured(percent, locale) + sign;
}

/** An interval of rates: "0.35 % – 0.39 %". */
export function formatRateInterval([low, high]: readonly [number, number], locale: Locale): string {
  return `${formatRate(low, locale)} – ${formatRate(high, locale)}`;
}

/** A difference of rates in percentage points: "+1.5 points", "−0.02 points" · "+1.5%p". */
export function formatPoints(difference: number, locale: Locale): string {
  return pointsNumber(difference, locale) + (locale === 'en' ? ' points' : '%p');
}

/** "+1.4 to +1.7 points" · "+1.4 ~ +1.7%p" */
export function formatPointsInterval([low, high]: readonly [number, number], locale: Locale): string {
  const to = locale === 'en' ? ' to ' : ' ~ ';
  return `${pointsNumber(low, locale)}${to}${formatPoints(high, locale)}`;
}

function pointsNumber(difference: number, locale: Locale): string {
  const points = Math.abs(difference * 100);
  // Below a thousandth of a point, sign and size are noise.
  if (points < 0.0005) return '0';
  return (difference < 0 ? MINUS : '+') + measured(points, locale);
}

/** How many times as much: "5.1", "1.04", "130", "3,000"; beyond a million only that it is. */
export function formatFactor(factor: number, locale: Locale): string {
  if (factor > 1e6) return `> ${formatNumber(1e6, locale)}`;
  if (factor >= 100) return formatNumber(Number(factor.toPrecision(2)), locale);
  return significant(factor, factor < 1.095 ? 3 : 2, locale);
}

/** Milliseconds in the unit that fits: "8.70 ms", "512 ms", "1.28 s", "2 min 5 s". */
export function formatMilliseconds(milliseconds: number, locale: Locale): string {
  if (milliseconds !== 0 && milliseconds < 0.01) return `< ${formatNumber(0.01, locale)} ms`;
  if (milliseconds === 0) return '0 ms';
  const rounded = Number(milliseconds.toPrecision(3));
  if (rounded < 1000) return `${significant(milliseconds, 3, locale)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 59.95) return significant(seconds, 3, locale) + (locale === 'en' ? ' s' : '초');
  return formatDuration(seconds, locale);
}

/** An interval of latencies: "512 ms – 1.28 s". */
export function formatLatencyInterval([low, high]: readonly [number, number], locale: Locale): string {
  return `${formatMilliseconds(low, locale)} – ${formatMilliseconds(high, locale)}`;
}

/** "+270 ms", "−1.20 s" */
export function formatMillisecondsDifference(milliseconds: number, locale: Locale): string {
  const size = Math.abs(milliseconds);
  if (size < 0.005) return '0 ms';
  // Of a difference that is small beside both figures, further digits say nothing.
  const text = size < 1 ? `${formatNumber(size, locale, 2)} ms` : formatMilliseconds(size, locale);
  return (milliseconds < 0 ? MINUS : '+') + text;
}

/** "+210 ms to +330 ms" · "+210 ms ~ +330 ms" */
export function formatMillisecondsInterval([low, high]: readonly [number, number], locale: Locale): string {
  const to = locale === 'en' ? ' to ' : ' ~ ';
  return `${formatMillisecondsDifference(low, locale)}${to}${formatMillisecondsDifference(high, locale)}`;
}

/** "p < 0.001", "p = 0.032" */
export function formatProbability(probability: number, locale: Locale): string {
  if (probability < 0.001) return `p < ${formatNumber(0.001, locale, 3)}`;
  return `p = ${formatNumber(probability, locale, probability < 0.0995 ? 3 : 2)}`;
}

/** Errors per 10,000 requests: "3.7", "190". */
export function formatPerTenThousand(rate: number, locale: Locale): string {
  const errors = rate * 10_000;
  if (errors !== 0 && errors < 0.005) return `< ${formatNumber(0.01, locale)}`;
  return measured(errors, locale);
}

/** A count of requests or errors, whole. */
export function formatTotal(count: number, locale: Locale): string {
  return formatNumber(Math.round(count), locale, 0);
}
