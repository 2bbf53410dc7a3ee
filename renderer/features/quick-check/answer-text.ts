import { isPercentMetric } from '../../../shared/guidance/quick-check.ts';
import { QUICK_CHECK_QUESTIONS } from '../../../shared/guidance/quick-check-questions.ts';
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import type { MetricName } from '../../../shared/model.ts';

/** An answer of the quick check in words: the option chosen, or the percentage. */
export function answerText(metric: MetricName, answer: number, locale: Locale): string {
  if (isPercentMetric(metric)) {
    // What people say is seldom more exact than a whole number.
    const number = formatNumber(answer, locale, Number.isInteger(answer) ? 0 : 1);
    return number + (locale === 'en' ? ' %' : '%');
  }
  return QUICK_CHECK_QUESTIONS[metric].options?.[answer - 1]?.[locale] ?? '';
}
