/** The headline of a metric in words: its value, what it is set against, what it rests on. */
import { assertNever } from '../../../shared/errors.ts';
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { type CountParts, countPerPeriodParts, fitPeriod } from '../../../shared/i18n/format.ts';
import { formatDate, formatDayRange } from '../../../shared/i18n/format-date.ts';
import { headlineParts, joinParts } from '../../../shared/i18n/format-headline.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import { addDays } from '../../../shared/local-date.ts';
import { headline } from '../../../shared/metrics/headline.ts';
import { leadTimeUnit, PROFILES } from '../../../shared/metrics/profiles.ts';
import type { MetricName } from '../../../shared/model.ts';
import type { MetricFigures, Report } from '../../../shared/report.ts';
import { DAYS_PER_MONTH } from '../../../shared/time.ts';
import { localDayOf } from '../../store/zone.ts';

/** Values of a metric in the unit and the period of its headline, so that those beside it are compared at sight. */
export function valueFormatter(report: Report, metric: MetricName, locale: Locale): (value: number) => string {
  const partsOf = valueParts(report, metric, locale);
  return (value) => joinParts(partsOf(value), locale);
}

/** "28–39 per week", "1.2 % – 4 %"; null where there is none. */
export function intervalText(report: Report, metric: MetricName, locale: Locale): string | null {
  const { interval } = report.metrics[metric];
  if (interval === null) return null;
  const [low, high] = interval.map(valueParts(report, metric, locale));
  if (low === undefined || high === undefined) return null;
  const isCount = high.before !== '' || high.after !== '';
  return joinParts({ ...high, value: `${low.value}${isCount ? '–' : ' – '}${high.value}` }, locale);
}

function valueParts(report: Report, metric: MetricName, locale: Locale): (value: number) => CountParts {
  const { headline: current, headlineUnit } = report.metrics[metric];
  if (headlineUnit !== 'deployments-per-week') return (value) => headlineParts(value, headlineUnit, locale);
  const { period } = fitPeriod((current ?? 0) / 7);
  const days = { day: 1, week: 7, month: DAYS_PER_MONTH }[period];
  return (value) => countPerPeriodParts((value / 7) * days, period, locale);
}

/** In the unit of the current headline. */
export function previousHeadline({ metrics, profile }: Report, metric: MetricName): number | null {
  const { previous, headlineUnit } = metrics[metric];
  if (previous === null) return null;
  const figures: MetricFigures = { ...metrics, [metric]: previous };
  return headline(figures, PROFILES[profile], metric, headlineUnit);
}

/** "period before", "a year before", "chosen period". */
export function comparedName({ period }: Pick<Report, 'period'>, t: Translate): string {
  return t(`metricScreen.compared.name.${period.comparedWith}`);
}

/** Words as the head of a column begins: "Period before". */
export function asColumn(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The days that figures are set against: "13 Sep – 12 Oct 2024". */
export function comparedRange({ period: { previous, timeZone } }: Pick<Report, 'period'>, locale: Locale): string {
  return rangeWords(previous, timeZone, locale);
}

/** First to last local day of a half-open period. */
export function rangeWords(
  { from, to }: { readonly from: string; readonly to: string },
  timeZone: string,
  locale: Locale,
): string {
  const last = addDays(localDayOf(to, timeZone), -1);
  const first = localDayOf(from, timeZone);
  return formatDayRange(first, last < first ? first : last, locale);
}

/** Beside the number: which statistic of how many, or how many of how many; '' = it says so itself. */
export function headlineNote({ metrics, profile }: Report, metric: MetricName, t: Translate): string {
  const rule = PROFILES[profile];
  switch (metric) {
    case 'deploymentFrequency': {
      const { cadence } = metrics.deploymentFrequency;
      return cadence == null ? '' : t(`profiles.cadence.${cadence}`);
    }
    case 'changeLeadTime':
      return t('metricScreen.note.changes', {
        statistic: t(`metrics.statistic.${rule.leadTime.statistic}`),
        counted: t(`profiles.counted.${leadTimeUnit(rule)}`, { count: metrics.changeLeadTime.n }),
      });
    case 'recoveryTime':
      return t('metricScreen.note.changes', {
        statistic: t(`metrics.statistic.${rule.recoveryTime.statistic}`),
        counted: recovered({ metrics, profile }, t),
      });
    case 'changeFailureRate': {
      const { part, whole } = failureParts({ metrics, profile });
      return rule.changeFailureRate.numerator === 'failed-deployments'
        ? t('overviewScreen.card.of', { part, whole })
        : t('overviewScreen.card.incidents-per', { part, whole });
    }
    case 'reworkRate':
      return t('overviewScreen.card.of', { part: metrics.reworkRate.reworked, whole: metrics.reworkRate.n });
    default:
      return assertNever(metric);
  }
}

type Figures = Pick<Report, 'metrics' | 'profile'>;

/** What the profile's failure rate divides by what. */
export function failureParts({ metrics, profile }: Figures): { readonly part: number; readonly whole: number } {
  const { failed, incidents, n, rate } = metrics.changeFailureRate;
  switch (PROFILES[profile].changeFailureRate.numerator) {
    case 'failed-deployments':
      return { part: failed, whole: n };
    case 'incidents':
      return { part: incidents, whole: n };
    case 'linked-incidents':
      return { part: Math.round((rate ?? 0) * n), whole: n };
  }
}

/** Whether the profile measures how long failed deployments took to be repaired, not incidents to be resolved. */
export function recoversDeployments({ profile }: Pick<Report, 'profile'>): boolean {
  return PROFILES[profile].recoveryTime.from === 'failed-deployment';
}

/** "12 incidents", or what else the profile measures the recovery of. */
export function recovered({ metrics, profile }: Figures, t: Translate): string {
  const what = recoversDeployments({ profile }) ? 'failed-deployments' : 'incidents';
  return t(`metricScreen.note.${what}`, { count: metrics.recoveryTime.n });
}

/** How much of the data the figure stands on, in sentences; none where it stands on all. */
export function coverageSentences(report: Report, metric: MetricName, t: Translate, locale: Locale): readonly string[] {
  const { corrected = 0 } = report.metrics[metric];
  return [
    ...dataSentences(report, metric, t, locale),
    ...(corrected > 0 ? [t('metricScreen.corrected', { count: corrected })] : []),
  ];
}

function dataSentences(report: Report, metric: MetricName, t: Translate, locale: Locale): readonly string[] {
  const { coverage, metrics, historyIncompleteSince: since, period } = report;
  const some = (count: number, key: CountedSentence) =>
    count > 0 ? [t(`metricScreen.coverage.${key}`, { count })] : [];
  switch (metric) {
    case 'deploymentFrequency':
    case 'reworkRate':
      return [];
    case 'changeLeadTime':
      return [
        t('metricScreen.coverage.with-commits', {
          part: coverage.deployments.withCommits,
          whole: coverage.deployments.counted,
        }),
        ...some(metrics.changeLeadTime.nonPositive, 'non-positive'),
        ...(since === null
          ? []
          : [t('overviewScreen.notice.incomplete', { date: formatDate(Date.parse(since), period.timeZone, locale) })]),
      ];
    case 'changeFailureRate':
      return [
        ...(coverage.incidents.inPeriod > 0
          ? [
              t('metricScreen.coverage.linked', {
                part: coverage.incidents.linked,
                whole: coverage.incidents.inPeriod,
              }),
            ]
          : []),
        ...some(metrics.changeFailureRate.unknownOutcome, 'unknown'),
      ];
    case 'recoveryTime':
      return some(metrics.recoveryTime.open, recoversDeployments(report) ? 'unrepaired' : 'open');
    default:
      return assertNever(metric);
  }
}
type CountedSentence = 'non-positive' | 'unknown' | 'open' | 'unrepaired';
