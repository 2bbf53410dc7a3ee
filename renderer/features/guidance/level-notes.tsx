import { closestCluster } from '../../../shared/metrics/closest-cluster.ts';
import { LEVEL_SETS } from '../../../shared/metrics/levels.ts';
import { PROFILES } from '../../../shared/metrics/profiles.ts';
import type { LevelSetId } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import { LevelBadge } from '../../components/level-badge.tsx';
import { useText } from '../../i18n.ts';
import classes from './guidance.module.css';
import styles from './levels-screen.module.css';

/** The published group of 2024 that the four values together lie nearest to. */
export function ClosestCluster({ report }: { readonly report: Report }) {
  const { t } = useText();
  const level = closestCluster(LEVEL_SETS['2024'], report.metrics, PROFILES[report.profile]);
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('guidance.levels.cluster.title')}</h2>
      {level === null ? (
        <p className={styles.text}>{t('guidance.levels.cluster.none')}</p>
      ) : (
        <p className={styles.text}>
          <LevelBadge level={level} /> {t('levels.cluster-about')}
        </p>
      )}
    </section>
  );
}

const WARNINGS = ['goal', 'one', 'unlike', 'silo', 'compete'] as const;

/** What a reader of such a table has to know. */
export function LevelNotes({ set }: { readonly set: LevelSetId }) {
  const { t } = useText();
  return (
    <>
      <section className={classes.card}>
        <h2 className={classes.heading}>{t('guidance.levels.note.title')}</h2>
        {set === '2024' && <p className={styles.text}>{t('levels.not-monotonic')}</p>}
        <p className={styles.text}>{t('guidance.levels.note.report-2025')}</p>
        <p className={styles.text}>{t('guidance.levels.note.moral')}</p>
      </section>
      <section className={classes.card}>
        <h2 className={classes.heading}>{t('levels.warning.title')}</h2>
        <ul className={styles.warnings}>
          {WARNINGS.map((warning) => (
            <li key={warning}>{t(`levels.warning.${warning}`)}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
