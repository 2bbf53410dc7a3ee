import { formatNumber } from '../../../shared/i18n/format.ts';
import { CLUSTER_METRICS, type ClusterFit, clusterFits } from '../../../shared/metrics/closest-cluster.ts';
import { LEVEL_SETS } from '../../../shared/metrics/levels.ts';
import { PROFILES } from '../../../shared/metrics/profiles.ts';
import type { Report } from '../../../shared/report.ts';
import { LevelBadge } from '../../components/level-badge.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { useText } from '../../i18n.ts';
import styles from './closest-cluster.module.css';
import classes from './guidance.module.css';

/** Closer than this it can't be told from the edge of a group's range. */
const INSIDE = 1.005;

/** How far the four values together are from each published group of 2024, the nearest marked. */
export function ClosestCluster({ report }: { readonly report: Report }) {
  const { t } = useText();
  const fits = clusterFits(LEVEL_SETS['2024'], report.metrics, PROFILES[report.profile]);
  const nearest = fits?.reduce((a, b) => (b.distance < a.distance ? b : a));
  return (
    <section className={classes.card} aria-labelledby="closest-cluster">
      <h2 className={classes.heading} id="closest-cluster">
        {t('guidance.levels.cluster.title')}
      </h2>
      {fits === null || nearest === undefined ? (
        <p className={styles.text}>{t('guidance.levels.cluster.none')}</p>
      ) : (
        <>
          <p className={styles.text}>{t('levelSteps.cluster.about', { level: t(`levels.name.${nearest.level}`) })}</p>
          <Fits fits={fits} nearest={nearest} />
        </>
      )}
    </section>
  );
}

function Fits({ fits, nearest }: { readonly fits: readonly ClusterFit[]; readonly nearest: ClusterFit }) {
  const { t, locale } = useText();
  return (
    <ScrollRegion label={t('levelSteps.cluster.table-label')}>
      <table className={styles.fits} aria-label={t('levelSteps.cluster.table-label')}>
        <thead>
          <tr>
            <th scope="col">{t('levelSteps.cluster.group')}</th>
            {CLUSTER_METRICS.map((metric) => (
              <th key={metric} scope="col">
                {t(`metrics.name.${metric}`)}
              </th>
            ))}
            <th scope="col">{t('levelSteps.cluster.distance')}</th>
          </tr>
        </thead>
        <tbody>
          {fits.map((fit) => (
            <tr key={fit.level} data-nearest={fit === nearest}>
              <th scope="row">
                <LevelBadge level={fit.level} />
              </th>
              {CLUSTER_METRICS.map((metric) => (
                <td key={metric} data-inside={fit.factors[metric] < INSIDE}>
                  {fit.factors[metric] < INSIDE
                    ? t('levelSteps.cluster.inside')
                    : t('levelSteps.cluster.apart', { factor: formatFactor(fit.factors[metric], locale) })}
                </td>
              ))}
              <td>
                {formatNumber(Math.sqrt(fit.distance), locale, 1)}
                {fit === nearest && <span className={styles.nearest}>{t('levelSteps.cluster.nearest')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function formatFactor(factor: number, locale: 'en' | 'ko'): string {
  return formatNumber(factor, locale, factor < 10 ? 1 : 0);
}
