import { formatNumber } from '../../../shared/i18n/format.ts';
import type { FailureRateAnswer } from '../../../shared/metric-answers.ts';
import { FAILURE_RULES } from '../../../shared/metrics/resolution.ts';
import { ShareBar } from '../../charts/share-bar.tsx';
import { useText } from '../../i18n.ts';
import classes from './panels.module.css';

/** By what the failures are known, each by its strongest sign. */
export function RulesPanel({ rules }: Pick<FailureRateAnswer, 'rules'>) {
  const { t, locale } = useText();
  const all = rules.reduce((sum, { failed }) => sum + failed, 0);
  const used = rules.map(({ rule }) => rule);
  const unused = FAILURE_RULES.filter((rule) => rule !== null && rule !== 'by-hand' && !used.includes(rule));
  return (
    <section className={classes.panel} aria-labelledby="rules-title">
      <h2 className={classes.title} id="rules-title">
        {t('stability.rules.title')}
      </h2>
      <p className={classes.text}>{t(all === 0 ? 'stability.rules.none' : 'stability.rules.text')}</p>
      <ul className={classes.shares}>
        {rules.map(({ rule, failed }) => (
          <li key={rule} data-none={failed === 0}>
            <span className={classes.shareName}>{t(`metrics.failure-rule.${rule}`)}</span>
            <span className={classes.shareBar}>
              <ShareBar share={all === 0 ? 0 : failed / all} />
            </span>
            <span className={classes.shareCount}>{formatNumber(failed, locale)}</span>
          </li>
        ))}
      </ul>
      {unused.length > 0 && (
        <p className={classes.text}>
          {t('stability.rules.unused', {
            rules: unused.map((rule) => (rule === null ? '' : t(`metrics.failure-rule.${rule}`))).join(' · '),
          })}
        </p>
      )}
    </section>
  );
}
