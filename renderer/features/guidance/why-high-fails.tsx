import { formatShare } from '../../../shared/i18n/format.ts';
import { FAILURE_RATES_2024 } from '../../../shared/metrics/closest-cluster.ts';
import { LEVELS } from '../../../shared/metrics/levels.ts';
import { LevelBadge } from '../../components/level-badge.tsx';
import { useText } from '../../i18n.ts';
import classes from './guidance.module.css';
import styles from './why-high-fails.module.css';

const HIGHEST = Math.max(...Object.values(FAILURE_RATES_2024));

/** What makes readers of the 2024 table stop: the failure rates of its four groups, and why they are no ladder. */
export function WhyHighFails() {
  const { t, locale } = useText();
  return (
    <section className={classes.card} aria-labelledby="why-high-fails">
      <h2 className={classes.heading} id="why-high-fails">
        {t('levelSteps.why.title')}
      </h2>
      <div className={styles.columns}>
        <dl className={styles.bars} aria-label={t('levelSteps.why.chart')}>
          {LEVELS.map((level) => (
            <div key={level} className={styles.bar}>
              <dt>
                <LevelBadge level={level} />
              </dt>
              <dd>
                <span
                  className={styles.length}
                  style={{
                    width: `${(FAILURE_RATES_2024[level] / HIGHEST) * 100}%`,
                    background: `var(--dd-level-${level})`,
                  }}
                />
                <span className={styles.rate}>{formatShare(FAILURE_RATES_2024[level], locale)}</span>
              </dd>
            </div>
          ))}
        </dl>
        <div>
          <p className={styles.text}>{t('levelSteps.why.found')}</p>
          <p className={styles.text}>{t('levelSteps.why.grade')}</p>
        </div>
      </div>
    </section>
  );
}
