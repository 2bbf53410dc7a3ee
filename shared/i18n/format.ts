/**
 * Figures as people read them, in English and Korean. Pure: the locale is an argument, time zones too. These rules are
 * the only rounding for the eye, so the same figure looks the same on every screen, in exports and in the terminal.
 */
import { DAYS_PER_MONTH } from '../time.ts';
import type { Locale } from './catalog.ts';

const MINUS = '\u2212';
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
const YEAR = 365.25 * DAY;

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'year';
const UNIT_NAMES: Record<Locale, Record<Unit, string>> = {
  en: { second: ' s', minute: ' min', hour: ' h', day: ' d', year: ' y' },
  ko: { second: '초', minute: '분', hour: '시간', day: '일', year: '년' },
};

const numberFormats = new Map<string, Intl.NumberFormat>();

/** A plain number with grouping; `decimals` are exact, absent = up to two where needed. */
export function formatNumber(value: number, locale: Locale, decimals?: number): string {
  const key = `${locale}/${decimals}`;
  let format = numberFormats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals ?? 0,
      maximumFractionDigits: decimals ?? 2,
    });
    numberFormats.set(key, format);
  }
  // Rounding may leave −0, which would print a sign without a value.
  const text = format.format(value);
  return text.startsWith('-') ? (/[1-9]/.test(text) ? MINUS : '') + text.slice(1) : text;
}

/** Seconds in the unit that fits: "45 s", "36 min", "10 h 28 min", "3.4 d", "2.1 y" · "10시간 28분". */
export function formatDuration(seconds: number, locale: Locale): string {
  const size = Math.abs(seconds);
  return (seconds < 0 && size >= 0.05 ? MINUS : '') + formatSize(size, locale);
}

function formatSize(seconds: number, locale: Locale): string {
  const names = UNIT_NAMES[locale];
  if (seconds < 9.95) return formatNumber(Number(seconds.toFixed(1)), locale) + names.second;
  if (Math.round(seconds) < MINUTE) return formatNumber(Math.round(seconds), locale) + names.second;
  if (seconds < 10 * MINUTE - 0.5) return twoUnits(Math.round(seconds), MINUTE, names.minute, names.second);
  const minutes = Math.round(seconds / MINUTE);
  if (minutes < 60) return formatNumber(minutes, locale) + names.minute;
  if (minutes < 24 * 60) return twoUnits(minutes, 60, names.hour, names.minute);
  const days = seconds / DAY;
  if (days < 9.95) return formatNumber(Number(days.toFixed(1)), locale) + names.day;
  if (days < 730) return formatNumber(Math.round(days), locale) + names.day;
  return formatNumber(Number((seconds / YEAR).toFixed(1)), locale) + names.year;
}

function twoUnits(total: number, per: number, large: string, small: string): string {
  const rest = total % per;
  const head = `${Math.floor(total / per)}${large}`;
  return rest === 0 ? head : `${head} ${rest}${small}`;
}

/** Seconds in one short unit for an axis: "10 h", "2.5 d". */
export function formatDurationShort(seconds: number, locale: Locale): string {
  const names = UNIT_NAMES[locale];
  const size = Math.abs(seconds);
  if (size === 0) return '0';
  if (size < MINUTE) return formatNumber(Math.round(seconds), locale) + names.second;
  if (size < HOUR) return formatNumber(Number((seconds / MINUTE).toFixed(1)), locale) + names.minute;
  if (size < 2 * DAY) return formatNumber(Number((seconds / HOUR).toFixed(1)), locale) + names.hour;
  return formatNumber(Number((seconds / DAY).toFixed(1)), locale) + names.day;
}

/** A rate 0–1 as "1.4 %" · "1.4%"; something that isn't nothing is never shown as 0. */
export function formatPercent(rate: number, locale: Locale): string {
  const sign = locale === 'en' ? ' %' : '%';
  const percent = rate * 100;
  if (percent !== 0 && Math.abs(percent) < 0.05) return `< ${formatNumber(0.1, locale, 1)}${sign}`;
  const decimals = Math.abs(percent) >= 99.95 || percent === 0 ? 0 : 1;
  return formatNumber(percent, locale, decimals) + sign;
}

/** A share 0–1 without decimals, for coverage: "97 %"; below 100 % is never shown as 100 %. */
export function formatShare(rate: number, locale: Locale): string {
  const sign = locale === 'en' ? ' %' : '%';
  const percent = Math.round(rate * 100);
  const honest = rate < 1 ? Math.min(percent, 99) : percent;
  return formatNumber(rate > 0 ? Math.max(honest, 1) : honest, locale, 0) + sign;
}

/** A relative change with its sign: 0.263 → "+26 %"; from tenfold on as a factor: "×13". */
export function formatChange(change: number, locale: Locale): string {
  const sign = locale === 'en' ? ' %' : '%';
  if (change >= 9.995) return `×${formatNumber(change + 1, locale, 0)}`;
  const percent = Math.round(change * 100);
  if (percent === 0) return `0${sign}`;
  return (percent > 0 ? '+' : MINUS) + formatNumber(Math.abs(percent), locale, 0) + sign;
}

export type Period = 'day' | 'week' | 'month';
const PERIOD_DAYS: Record<Period, number> = { day: 1, week: 7, month: DAYS_PER_MONTH };
/** Below, a week says more: "33 per week" rather than "4.7 per day". */
const DAILY_FROM = 10;

/** The period people speak in: a week, a day from ten a day on, a month below one a week; and the count in it. */
export function fitPeriod(perDay: number): { readonly period: Period; readonly count: number } {
  const period = perDay >= DAILY_FROM ? 'day' : perDay * PERIOD_DAYS.week >= 1 ? 'week' : 'month';
  return { period, count: perDay * PERIOD_DAYS[period] };
}

/** A count per period, in parts so that a card can set the number large: 33 | per week · 주 | 33 | 회. */
export interface CountParts {
  readonly before: string;
  readonly value: string;
  readonly after: string;
}
const PERIOD_NAMES: Record<Period, Record<Locale, string>> = {
  day: { en: 'per day', ko: '하루' },
  week: { en: 'per week', ko: '주' },
  month: { en: 'per month', ko: '월' },
};
export function countPerPeriodParts(count: number, period: Period, locale: Locale): CountParts {
  const value = formatCount(count, locale);
  const name = PERIOD_NAMES[period][locale];
  return locale === 'en' ? { before: '', value, after: name } : { before: name, value, after: '회' };
}

/** "33 per week" · "주 33회" */
export function formatCountPerPeriod(count: number, period: Period, locale: Locale): string {
  const { before, value, after } = countPerPeriodParts(count, period, locale);
  return locale === 'en' ? `${value} ${after}` : `${before} ${value}${after}`;
}

/** A mean count: one decimal below 20 ("9.8"), whole above ("33"), never 0 for something. */
export function formatCount(count: number, locale: Locale): string {
  if (count > 0 && count < 0.05) return `< ${formatNumber(0.1, locale, 1)}`;
  return count < 19.95 ? formatNumber(Number(count.toFixed(1)), locale) : formatNumber(Math.round(count), locale);
}

/** 1536 → "1.5 KB" */
export function formatBytes(bytes: number, locale: Locale): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1023.5 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${formatNumber(Number(size.toFixed(size < 9.95 && unit > 0 ? 1 : 0)), locale)} ${units[unit]}`;
}
