import { LEVEL_SHARES_2024 } from '../../../shared/guidance/level-shares.ts';
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { type CountParts, formatShare } from '../../../shared/i18n/format.ts';
import { gradeMetric, LEVELS, type LevelSet } from '../../../shared/metrics/levels.ts';
import { PROFILES } from '../../../shared/metrics/profiles.ts';
import { isUnreachable } from '../../../shared/metrics/unreachable-level.ts';
import { type Level, METRIC_NAMES, type MetricName } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import { LevelBadge, LevelMark } from '../../components/level-badge.tsx';
import { metricParts } from '../../components/metric-words.ts';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { useText } from '../../i18n.ts';
import { boundWords } from './level-bounds.ts';
import styles from './levels-screen.module.css';

interface LevelTableProps {
  readonly report: Report;
  readonly set: LevelSet;
}

/** Levels down, metrics across, the cell each metric is in marked by colour, form and word. */
export function LevelTable({ report, set }: LevelTableProps) {
  const { t } = useText();
  const metrics = METRIC_NAMES.filter((metric) => set.bounds[metric] !== null);
  const hasShares = set.id === '2024';
  return (
    <ScrollRegion label={t('guidance.levels.table-label', { set: t(`levels.set.${set.id}`) })}>
      <table className={styles.table} aria-label={t('guidance.levels.table-label', { set: t(`levels.set.${set.id}`) })}>
        <thead>
          <tr>
            <td />
            {metrics.map((metric) => (
              <th key={metric} scope="col">
                {t(`metrics.name.${metric}`)}
              </th>
            ))}
            {hasShares && <th scope="col">{t('guidance.levels.share')}</th>}
          </tr>
        </thead>
        <tbody>
          {LEVELS.map((level) => (
            <tr key={level}>
              <th scope="row">
                <LevelBadge level={level} />
              </th>
              {metrics.map((metric) => (
                <LevelCell key={metric} report={report} set={set} metric={metric} level={level} />
              ))}
              {hasShares && <ShareCell level={level} />}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('guidance.levels.you')}</th>
            {metrics.map((metric) => (
              <OwnCell key={metric} report={report} set={set} metric={metric} />
            ))}
            {hasShares && <td />}
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

interface CellProps extends LevelTableProps {
  readonly metric: MetricName;
}

function LevelCell({ report, set, metric, level }: CellProps & { readonly level: Level }) {
  const { t, locale } = useText();
  const bounds = set.bounds[metric];
  if (bounds === null) return <td />;
  const isHere = gradeMetric(set, metric, report.metrics, PROFILES[report.profile]).level === level;
  return (
    <td data-here={isHere} data-level={level}>
      <span className={styles.bound}>{boundWords(metric, bounds, level, t, locale)}</span>
      {isUnreachable(bounds, level) && (
        <span className={styles.unreachable}>{t('guidance.levels.bound.unreachable')}</span>
      )}
      {isHere && (
        <span className={styles.here}>
          <LevelMark level={level} size={10} />
          {t('guidance.levels.you-are-here')}
        </span>
      )}
    </td>
  );
}

function ShareCell({ level }: { readonly level: Level }) {
  const { t, locale } = useText();
  const { share, low, high } = LEVEL_SHARES_2024[level];
  return (
    <td>
      {formatShare(share, locale)}
      <span className={styles.range}>
        {t('guidance.levels.share-range', { low: Math.round(low * 100), high: Math.round(high * 100) })}
      </span>
    </td>
  );
}

/** "33 per week" · "주 33회" */
function inOneLine({ before, value, after }: CountParts, locale: Locale): string {
  const words = locale === 'ko' ? [before, value + after] : [before, value, after];
  return words.filter((word) => word !== '').join(' ');
}

/** The figure itself and, where it has no level, why. */
function OwnCell({ report, set, metric }: CellProps) {
  const { t, locale } = useText();
  const value = metricParts(report, metric, locale);
  const grade = gradeMetric(set, metric, report.metrics, PROFILES[report.profile]);
  const figure = report.metrics[metric];
  return (
    <td>
      {value === null ? (
        <span className={styles.absent}>{t(`metrics.reason.${figure.reason ?? 'period-empty'}`, { n: figure.n })}</span>
      ) : (
        <strong className={styles.value}>{inOneLine(value, locale)}</strong>
      )}
      {value !== null && grade.level === null && grade.reason !== null && (
        <span className={styles.absent}>{t(`metrics.reason.${grade.reason}`, { n: figure.n })}</span>
      )}
    </td>
  );
}
