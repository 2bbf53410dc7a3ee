/** A shift of a metric in words, the same in the list and in the marks of charts. */
import type { Anomaly } from '../../../shared/anomaly-answers.ts';
import type { Locale } from '../../../shared/i18n/catalog.ts';
import {
  fitPeriod,
  formatChange,
  formatCountPerPeriod,
  formatDuration,
  formatNumber,
  formatPercent,
} from '../../../shared/i18n/format.ts';
import { formatDayYear } from '../../../shared/i18n/format-date.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import type { ChartMark } from '../../charts/chart-marks.ts';

type Shift = Pick<Anomaly, 'metric' | 'before' | 'after'>;

/** Both sides in the same unit, so that they can be compared at sight. */
export function shiftSides({ metric, before, after }: Shift, locale: Locale): { before: string; after: string } {
  const words = wordsOf(metric, Math.max(before, after), locale);
  return { before: words(before), after: words(after) };
}

function wordsOf(metric: Anomaly['metric'], largest: number, locale: Locale): (value: number) => string {
  if (metric === 'deploymentFrequency') {
    const { period, count } = fitPeriod(largest);
    return (perDay) => formatCountPerPeriod(perDay === 0 ? 0 : (perDay * count) / largest, period, locale);
  }
  if (metric === 'changeLeadTime' || metric === 'recoveryTime') return (seconds) => formatDuration(seconds, locale);
  return (rate) => formatPercent(rate, locale);
}

export function directionOf({ before, after }: Pick<Shift, 'before' | 'after'>): 'up' | 'down' {
  return after > before ? 'up' : 'down';
}

export function sizeWord(size: number | null, t: Translate, locale: Locale): string {
  return size === null ? t('anomalies.from-zero') : formatChange(size, locale);
}

/** "almost certain (99.3 %)"; nothing is 100 % sure. */
export function certaintyWords(probability: number, t: Translate, locale: Locale): string {
  const sign = locale === 'en' ? ' %' : '%';
  if (probability > 0.999)
    return t('anomalies.certain.practically', { percent: `> ${formatNumber(99.9, locale)}${sign}` });
  const percent = formatNumber(Math.floor(probability * 1000) / 10, locale, 1) + sign;
  return t(probability >= 0.99 ? 'anomalies.certain.almost' : 'anomalies.certain.very', { percent });
}

export function anomalyMark(anomaly: Anomaly, t: Translate, locale: Locale): ChartMark {
  const label = t('anomalies.mark', {
    metric: t(`metrics.name.${anomaly.metric}`),
    ...shiftSides(anomaly, locale),
    day: formatDayYear(anomaly.day, locale),
    certainty: certaintyWords(anomaly.probability, t, locale),
  });
  return { day: anomaly.day, word: sizeWord(anomaly.size, t, locale), label, tone: anomaly.tone };
}
