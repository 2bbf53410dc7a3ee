/** The formula of a metric with a report's own numbers in it, what is left out of them, and how sure they are. */
import { assertNever } from '../../../shared/errors.ts';
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { fitPeriod, formatNumber } from '../../../shared/i18n/format.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import { leadTimeUnit, PROFILES } from '../../../shared/metrics/profiles.ts';
import type { MetricName } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import { periodDays } from '../../../shared/time.ts';
import { failureParts, intervalText, recovered, recoversDeployments, valueFormatter } from './headline-words.ts';

/** "142 ÷ 31 days × 7 = 32 per week"; null where there is no value. */
export function formulaWithNumbers(report: Report, metric: MetricName, t: Translate, locale: Locale): string | null {
  const { metrics, profile } = report;
  const { headline } = metrics[metric];
  if (headline === null) return null;
  const value = valueFormatter(report, metric, locale)(headline);
  const rule = PROFILES[profile];
  switch (metric) {
    case 'deploymentFrequency':
      return frequencyNumbers(report, value, t, locale);
    case 'changeLeadTime':
      return t('metricScreen.how.middle', {
        statistic: t(`metrics.statistic.${rule.leadTime.statistic}`),
        counted: t(`profiles.counted.${leadTimeUnit(rule)}`, { count: metrics.changeLeadTime.n }),
        value,
      });
    case 'recoveryTime':
      return t('metricScreen.how.middle', {
        statistic: t(`metrics.statistic.${rule.recoveryTime.statistic}`),
        counted: recovered(report, t),
        value,
      });
    case 'changeFailureRate':
      return t('metricScreen.how.rate', { ...failureParts(report), value });
    case 'reworkRate':
      return t('metricScreen.how.rate', { part: metrics.reworkRate.reworked, whole: metrics.reworkRate.n, value });
    default:
      return assertNever(metric);
  }
}

function frequencyNumbers({ metrics, profile, period }: Report, value: string, t: Translate, locale: Locale): string {
  const { n, deploymentDays, perDay } = metrics.deploymentFrequency;
  const rule = PROFILES[profile].deploymentFrequency;
  if (rule.headline === 'deployment-days') {
    const statistic = t(`metrics.statistic.${rule.statistic}`);
    return t('metricScreen.how.frequency.days', { count: deploymentDays, statistic, value });
  }
  if (rule.headline === 'whole-deployments') return t('metricScreen.how.frequency.whole', { count: n, value });
  const days = periodDays({ from: Date.parse(period.from), to: Date.parse(period.to) }, period.timeZone);
  const unit = fitPeriod(perDay ?? 0).period;
  return t(`metricScreen.how.frequency.${unit}`, { n, days: formatNumber(days, locale), value });
}

/** What the report knows of that is not part of the figure, and why. */
export function leftOutOf(report: Report, metric: MetricName, t: Translate): readonly string[] {
  const { coverage, metrics } = report;
  const some = (count: number, key: 'non-positive' | 'unlinked' | 'open' | 'unrepaired' | 'without-commits') =>
    count > 0 ? [t(`metricScreen.how.${key}`, { count })] : [];
  switch (metric) {
    case 'deploymentFrequency':
    case 'reworkRate':
      return [];
    case 'changeLeadTime':
      return [
        ...some(coverage.deployments.counted - coverage.deployments.withCommits, 'without-commits'),
        ...some(metrics.changeLeadTime.nonPositive, 'non-positive'),
      ];
    case 'changeFailureRate':
      return some(coverage.incidents.inPeriod - coverage.incidents.linked, 'unlinked');
    case 'recoveryTime':
      return some(metrics.recoveryTime.open, recoversDeployments(report) ? 'unrepaired' : 'open');
    default:
      return assertNever(metric);
  }
}

/** The interval with the method that it comes from. */
export function intervalMethod(report: Report, metric: MetricName, t: Translate, locale: Locale): string {
  const interval = intervalText(report, metric, locale);
  if (interval === null) return t('metricScreen.how.method.none');
  return t(`metricScreen.how.method.${methodOf(report, metric)}`, { interval });
}

function methodOf({ profile }: Report, metric: MetricName): 'poisson' | 'wilson' | 'median' | 'mean' {
  const { deploymentFrequency, leadTime, changeFailureRate, recoveryTime } = PROFILES[profile];
  switch (metric) {
    case 'deploymentFrequency':
      return deploymentFrequency.headline === 'deployment-days' ? 'median' : 'poisson';
    case 'changeLeadTime':
      return leadTime.statistic === 'mean' ? 'mean' : 'median';
    case 'recoveryTime':
      return recoveryTime.statistic === 'mean' ? 'mean' : 'median';
    case 'changeFailureRate':
      return changeFailureRate.numerator === 'failed-deployments' ? 'wilson' : 'poisson';
    case 'reworkRate':
      return 'wilson';
    default:
      return assertNever(metric);
  }
}
