/**
 * The one number of a metric as text: cards, tables, reports and the terminal all take it from here.
 */
import { assertNever } from '../errors.ts';
import type { MetricName } from '../model.ts';
import type { Locale } from './catalog.ts';
import { fitPeriod, formatCountPerPeriod, formatDuration, formatPercent } from './format.ts';

/** @param value deployments a week, seconds or a rate 0–1, as `headline` of shared/metrics/profiles.ts gives it */
export function formatHeadline(metric: MetricName, value: number, locale: Locale): string {
  switch (metric) {
    case 'deploymentFrequency': {
      const { count, period } = fitPeriod(value / 7);
      return formatCountPerPeriod(count, period, locale);
    }
    case 'changeLeadTime':
    case 'recoveryTime':
      return formatDuration(value, locale);
    case 'changeFailureRate':
    case 'reworkRate':
      return formatPercent(value, locale);
    default:
      return assertNever(metric);
  }
}
