/**
 * The one number of a metric as text: cards, tables, reports and the terminal all take it from here.
 */
import { assertNever } from '../errors.ts';
import type { HeadlineUnit } from '../report.ts';
import type { Locale } from './catalog.ts';
import {
  type CountParts,
  countPerPeriodParts,
  fitPeriod,
  formatCount,
  formatDuration,
  formatPercent,
} from './format.ts';

/**
 * In parts so that a card can set the number large. Averages of deployments are told in the period people speak in; counts
 * of a period that the profile chose stay in it.
 *
 * @param value as `headline` of shared/metrics/headline.ts gives it in that unit
 */
export function headlineParts(value: number, unit: HeadlineUnit, locale: Locale): CountParts {
  switch (unit) {
    case 'deployments-per-week': {
      const { count, period } = fitPeriod(value / 7);
      return countPerPeriodParts(count, period, locale);
    }
    case 'whole-deployments-per-day':
      return countPerPeriodParts(value, 'day', locale);
    case 'whole-deployments-per-week':
      return countPerPeriodParts(value, 'week', locale);
    case 'whole-deployments-per-month':
      return countPerPeriodParts(value, 'month', locale);
    case 'days-per-week':
      return daysPerWeekParts(formatCount(value, locale), value === 1, locale);
    case 'seconds':
      return { before: '', value: formatDuration(value, locale), after: '' };
    case 'ratio':
      return { before: '', value: formatPercent(value, locale), after: '' };
    default:
      return assertNever(unit);
  }
}

function daysPerWeekParts(value: string, single: boolean, locale: Locale): CountParts {
  if (locale === 'ko') return { before: '주', value, after: '일' };
  return { before: '', value, after: single ? 'day a week' : 'days a week' };
}

/** In one line: "33 per week", "3 days a week" · "주 33회", "주 3일". */
export function formatHeadline(value: number, unit: HeadlineUnit, locale: Locale): string {
  return joinParts(headlineParts(value, unit, locale), locale);
}

/** In Korean the unit follows its number at once: "주 33회". */
export function joinParts({ before, value, after }: CountParts, locale: Locale): string {
  const words = locale === 'ko' ? [before, value + after] : [before, value, after];
  return words.filter((word) => word !== '').join(' ');
}
