import { useText } from '../../i18n.ts';
import classes from './warnings.module.css';

const WARNINGS = ['goal', 'one', 'unlike', 'siloed', 'competing'] as const;

/** What DORA itself says against rankings by its metrics, where it is read: beside one. */
export function Warnings() {
  const { t } = useText();
  return (
    <aside className={classes.panel} aria-labelledby="compare-warnings">
      <h2 id="compare-warnings" className={classes.title}>
        {t('compare.warnings.title')}
      </h2>
      <p className={classes.source}>{t('compare.warnings.source')}</p>
      <dl className={classes.list}>
        {WARNINGS.map((warning) => (
          <div key={warning}>
            <dt>{t(`compare.warnings.${warning}.title`)}</dt>
            <dd>{t(`compare.warnings.${warning}.text`)}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
