import type { ExpectedGain } from '../../../shared/guidance-answers.ts';
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { fitPeriod, formatCountPerPeriod, formatDuration, formatPercent } from '../../../shared/i18n/format.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import type { MetricName } from '../../../shared/model.ts';

/** Less than that is told as no change. */
const SMALLEST = 0.005;

/** Whether a metric becomes another one that can be told apart. */
export function isGain({ now, after }: ExpectedGain): boolean {
  if (now === null || after === null || now === 0) return false;
  return Math.abs(after / now - 1) >= SMALLEST;
}

/** "Change lead time: 3 d 4 h → 1 d 2 h" */
export function gainWords({ metric, now, after }: ExpectedGain, t: Translate, locale: Locale): string {
  const value = (of: number | null) => (of === null ? '–' : figureWords(metric, of, locale));
  return t('advice.says.change', { metric: t(`metrics.name.${metric}`), now: value(now), after: value(after) });
}

function figureWords(metric: MetricName, value: number, locale: Locale): string {
  switch (metric) {
    case 'deploymentFrequency': {
      const { count, period } = fitPeriod(value / 7);
      return formatCountPerPeriod(count, period, locale);
    }
    case 'changeLeadTime':
    case 'recoveryTime':
      return formatDuration(value, locale);
    default:
      return formatPercent(value, locale);
  }
}
