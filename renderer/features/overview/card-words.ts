/** The small print of a card: what its number is and what it rests on. */
import { assertNever } from '../../../shared/errors.ts';
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { formatCount, formatDuration, formatPercent } from '../../../shared/i18n/format.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import { leadTimeUnit, PROFILES } from '../../../shared/metrics/profiles.ts';
import type { MetricName } from '../../../shared/model.ts';
import type { Confidence, Report } from '../../../shared/report.ts';
import { headlineNote } from '../metric/headline-words.ts';

/** Beside the number: which statistic it is, or how many of how many; a headline has room to say of what. */
export function cardNote(report: Report, metric: MetricName, t: Translate): string {
  const { leadTime, recoveryTime } = PROFILES[report.profile];
  switch (metric) {
    case 'changeLeadTime':
      return t(`metrics.statistic.${leadTime.statistic}`);
    case 'recoveryTime':
      return t(`metrics.statistic.${recoveryTime.statistic}`);
    default:
      return headlineNote(report, metric, t);
  }
}

/** At the foot: counts, coverage, interval. */
export function coverageWords(report: Report, metric: MetricName, t: Translate, locale: Locale): string {
  const { corrected = 0 } = report.metrics[metric];
  const parts = coverageParts(report, metric, t, locale);
  return [...parts, ...(corrected > 0 ? [t('corrections.corrected', { count: corrected })] : [])].join(' · ');
}

function coverageParts(
  { metrics, coverage, profile }: Report,
  metric: MetricName,
  t: Translate,
  locale: Locale,
): string[] {
  switch (metric) {
    case 'deploymentFrequency': {
      const { n, deploymentDays } = metrics.deploymentFrequency;
      const count = t('overviewScreen.card.deployments', { count: n });
      return n === 0 ? [count] : [count, t('overviewScreen.card.days', { count: deploymentDays })];
    }
    case 'changeLeadTime': {
      const { counted, withCommits } = coverage.deployments;
      const count = t(`profiles.counted.${leadTimeUnit(PROFILES[profile])}`, { count: metrics.changeLeadTime.n });
      return counted === 0 ? [count] : [count, t('overviewScreen.card.with-commits', { share: withCommits / counted })];
    }
    case 'changeFailureRate': {
      const { interval, unknownOutcome } = metrics.changeFailureRate;
      return [
        ...intervalParts(interval, (rate) => formatPercent(rate, locale), t),
        ...(unknownOutcome > 0 ? [t('overviewScreen.card.unknown', { count: unknownOutcome })] : []),
      ];
    }
    case 'recoveryTime':
      return [
        t('overviewScreen.card.resolved', { count: metrics.recoveryTime.n }),
        t('overviewScreen.card.open', { count: metrics.recoveryTime.open }),
      ];
    case 'reworkRate': {
      const { rollbacks, hotfixes, reverts } = metrics.reworkRate;
      return [
        t('overviewScreen.card.rollbacks', { count: rollbacks }),
        t('overviewScreen.card.hotfixes', { count: hotfixes }),
        ...(reverts > 0 ? [t('overviewScreen.card.reverts', { count: reverts })] : []),
      ];
    }
    default:
      return assertNever(metric);
  }
}

function intervalParts(interval: Confidence | null, format: (value: number) => string, t: Translate): string[] {
  if (interval === null) return [];
  return [t('overviewScreen.card.interval', { low: format(interval[0]), high: format(interval[1]) })];
}

/** The interval of a headline for its hover, in the unit of the metric; null where there is none. */
export function intervalWords(report: Report, metric: MetricName, t: Translate, locale: Locale): string | null {
  const format = {
    deploymentFrequency: (value: number) => formatCount(value, locale),
    changeLeadTime: (value: number) => formatDuration(value, locale),
    changeFailureRate: (value: number) => formatPercent(value, locale),
    recoveryTime: (value: number) => formatDuration(value, locale),
    reworkRate: (value: number) => formatPercent(value, locale),
  }[metric];
  return intervalParts(report.metrics[metric].interval, format, t)[0] ?? null;
}

/** What the coverage means in full, for its hover; null where it says so itself. */
export function coverageHint({ coverage }: Report, metric: MetricName, t: Translate): string | null {
  const { counted, withCommits } = coverage.deployments;
  if (metric !== 'changeLeadTime' || counted === 0) return null;
  return t('overviewScreen.card.with-commits-hint', { part: withCommits, whole: counted });
}
