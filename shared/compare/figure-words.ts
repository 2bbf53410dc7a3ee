import { assertNever } from '../errors.ts';
import type { Locale } from '../i18n/catalog.ts';
import {
  fitPeriod,
  formatCount,
  formatCountPerPeriod,
  formatDuration,
  formatNumber,
  type Period,
} from '../i18n/format.ts';
import { formatHeadline } from '../i18n/format-headline.ts';
import type { Confidence, HeadlineUnit } from '../report.ts';
import { DAYS_PER_MONTH } from '../time.ts';

const MINUS = '\u2212';
const WEEKS: Readonly<Record<Period, number>> = { day: 1 / 7, week: 1, month: DAYS_PER_MONTH / 7 };

/** How the figures of one metric are told, the same for all slices: a week beside a week, never a day beside a month. */
export interface FigureWords {
  value(value: number): string;
  /** With its sign: "+2.1 per week", "−36 min", "+3.2 pp". */
  difference(difference: number): string;
  /** Of a difference: "+2.1 to +5.3 per week". */
  interval(interval: Confidence): string;
}

/** `values`: all that are shown beside each other. */
export function figureWords(unit: HeadlineUnit, values: readonly number[], locale: Locale): FigureWords {
  const period = commonPeriod(values);
  const size = (value: number) => {
    switch (unit) {
      case 'deployments-per-week':
        return formatCount(value * WEEKS[period], locale);
      case 'whole-deployments-per-day':
      case 'whole-deployments-per-week':
      case 'whole-deployments-per-month':
      case 'days-per-week':
        return formatCount(value, locale);
      case 'seconds':
        return formatDuration(value, locale);
      case 'ratio':
        return formatNumber(value * 100, locale, 1);
      default:
        return assertNever(unit);
    }
  };
  const after = afterDifference(unit, period, locale);
  const signed = (value: number) => (value > 0 ? '+' : value < 0 ? MINUS : '') + size(Math.abs(value));
  return {
    value: (value) =>
      unit === 'deployments-per-week'
        ? formatCountPerPeriod(value * WEEKS[period], period, locale)
        : formatHeadline(value, unit, locale),
    difference: (difference) => signed(difference) + after,
    interval: ([low, high]) => `${signed(low)} ${locale === 'ko' ? '~' : 'to'} ${signed(high)}${after}`,
  };
}

/** That in which all of them would be told anyway, else a week. */
function commonPeriod(values: readonly number[]): Period {
  const periods = new Set(values.map((value) => fitPeriod(value / 7).period));
  const [only, ...others] = periods;
  return only === undefined || others.length > 0 ? 'week' : only;
}

function afterDifference(unit: HeadlineUnit, period: Period, locale: Locale): string {
  switch (unit) {
    case 'deployments-per-week':
      return locale === 'ko' ? `회/${PERIODS_KO[period]}` : ` per ${period}`;
    case 'whole-deployments-per-day':
      return locale === 'ko' ? '회/일' : ' per day';
    case 'whole-deployments-per-week':
      return locale === 'ko' ? '회/주' : ' per week';
    case 'whole-deployments-per-month':
      return locale === 'ko' ? '회/월' : ' per month';
    case 'days-per-week':
      return locale === 'ko' ? '일/주' : ' days a week';
    case 'ratio':
      // Of two shares the difference is in points, not in per cent of either.
      return locale === 'ko' ? '%p' : ' pp';
    case 'seconds':
      return '';
    default:
      return assertNever(unit);
  }
}

const PERIODS_KO: Readonly<Record<Period, string>> = { day: '일', week: '주', month: '월' };
