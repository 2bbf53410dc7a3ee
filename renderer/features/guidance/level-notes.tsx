import { useText } from '../../i18n.ts';
import classes from './guidance.module.css';
import styles from './levels-screen.module.css';

const WARNINGS = ['goal', 'one', 'unlike', 'silo', 'compete'] as const;

/** What a reader of such a table has to know. */
export function LevelNotes() {
  const { t } = useText();
  return (
    <>
      <section className={classes.card}>
        <h2 className={classes.heading}>{t('guidance.levels.note.title')}</h2>
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
