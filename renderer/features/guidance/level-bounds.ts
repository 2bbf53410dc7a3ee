/** The bounds of a level set in words. */
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { formatNumber, formatPercent } from '../../../shared/i18n/format.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import type { Bounds } from '../../../shared/metrics/levels.ts';
import type { Level, MetricName } from '../../../shared/model.ts';
import { DAYS_PER_MONTH } from '../../../shared/time.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** "less than 1 day", "5 % or less", "2 or more a day"; Low is all the rest. */
export function boundWords(metric: MetricName, bounds: Bounds, level: Level, t: Translate, locale: Locale): string {
  if (level === 'low') {
    if (metric === 'deploymentFrequency') return t('guidance.levels.bound.less');
    return t(isRate(metric) ? 'guidance.levels.bound.more-rate' : 'guidance.levels.bound.more');
  }
  const bound = bounds[level];
  if (bound === null) return t('guidance.levels.bound.none');
  if (bound.kind === 'at-least') return t(`guidance.levels.frequency.${bound.of}`, { count: bound.value });
  const value = isRate(metric) ? percent(bound.value, locale) : durationWords(bound.value, t);
  return t(`guidance.levels.bound.${bound.kind}`, { value });
}

function isRate(metric: MetricName): boolean {
  return metric === 'changeFailureRate' || metric === 'reworkRate';
}

/** Published rates are whole percentages: "5 %", not "5.0 %". */
function percent(rate: number, locale: Locale): string {
  const whole = Math.round(rate * 100);
  if (Math.abs(rate * 100 - whole) > 1e-9) return formatPercent(rate, locale);
  return formatNumber(whole, locale, 0) + (locale === 'en' ? ' %' : '%');
}

/** A bound in the unit in which it was published. */
export function durationWords(seconds: number, t: Translate): string {
  if (Math.abs(seconds - DAYS_PER_MONTH * DAY) < 1) return t('guidance.levels.duration.month', { count: 1 });
  if (seconds % WEEK === 0) return t('guidance.levels.duration.week', { count: seconds / WEEK });
  if (seconds % DAY === 0) return t('guidance.levels.duration.day', { count: seconds / DAY });
  return t('guidance.levels.duration.hour', { count: Math.round(seconds / HOUR) });
}
