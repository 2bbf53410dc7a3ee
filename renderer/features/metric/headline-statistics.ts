/** What else is known of the rows behind a headline. */
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { formatCount, formatDuration, formatNumber } from '../../../shared/i18n/format.ts';
import type { TextKey, Translate } from '../../../shared/i18n/translator.ts';
import { PROFILES } from '../../../shared/metrics/profiles.ts';
import type { MetricName } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';

/** A figure beside the headline. */
export type Statistic = readonly [name: string, value: string];
type Key =
  Extract<TextKey, `metricScreen.statistic.${string}`> extends `metricScreen.statistic.${infer Name}` ? Name : never;

interface Words {
  readonly count: (key: Key, value: number) => Statistic;
  /** None where there is no value. */
  readonly duration: (key: Key, seconds: number | null) => readonly Statistic[];
  /** An average of counts. */
  readonly average: (key: Key, value: number | null) => readonly Statistic[];
}

type Figures = Pick<Report, 'metrics' | 'profile'>;

const STATISTICS: Readonly<Record<MetricName, (report: Figures, words: Words) => readonly Statistic[]>> = {
  deploymentFrequency({ metrics: { deploymentFrequency: figure } }, { count, duration, average }) {
    return [
      count('deployments', figure.n),
      count('days', figure.deploymentDays),
      ...average('days-per-week', figure.medianDeploymentDaysPerWeek),
      ...duration('between', figure.meanSecondsBetween),
    ];
  },
  changeLeadTime({ metrics: { changeLeadTime: figure }, profile }, { duration }) {
    return [
      ...other(figure, PROFILES[profile].leadTime.statistic === 'mean', duration),
      ...duration('p75', figure.p75Seconds),
      ...duration('p90', figure.p90Seconds),
      ...duration('per-deployment', figure.medianPerDeploymentSeconds),
    ];
  },
  changeFailureRate({ metrics: { changeFailureRate: figure } }, { count }) {
    return [count('deployments', figure.n), count('failed', figure.failed), count('incidents', figure.incidents)];
  },
  recoveryTime({ metrics: { recoveryTime: figure }, profile }, { count, duration }) {
    return [
      ...other(figure, PROFILES[profile].recoveryTime.statistic === 'mean', duration),
      count('resolved', figure.n),
      count('open', figure.open),
    ];
  },
  reworkRate({ metrics: { reworkRate: figure } }, { count }) {
    return [
      count('deployments', figure.n),
      count('rollbacks', figure.rollbacks),
      count('hotfixes', figure.hotfixes),
      count('reverts', figure.reverts),
    ];
  },
};

/** The mean beside a median, the median beside a mean. */
function other(
  { medianSeconds, meanSeconds }: { readonly medianSeconds: number | null; readonly meanSeconds: number | null },
  isMean: boolean,
  duration: Words['duration'],
): readonly Statistic[] {
  return isMean ? duration('median', medianSeconds) : duration('mean', meanSeconds);
}

/** Figures without a value are left out. */
export function headlineStatistics(
  report: Figures,
  metric: MetricName,
  t: Translate,
  locale: Locale,
): readonly Statistic[] {
  const name = (key: Key) => t(`metricScreen.statistic.${key}`);
  return STATISTICS[metric](report, {
    count: (key, value) => [name(key), formatNumber(value, locale)],
    duration: (key, seconds) => (seconds === null ? [] : [[name(key), formatDuration(seconds, locale)]]),
    average: (key, value) => (value === null ? [] : [[name(key), formatCount(value, locale)]]),
  });
}
