import { formatNumber } from '../../../shared/i18n/format.ts';
import type { ReworkAnswer } from '../../../shared/metric-answers.ts';
import { PartMark } from '../../charts/part-mark.tsx';
import { ShareBar } from '../../charts/share-bar.tsx';
import { useText } from '../../i18n.ts';
import classes from '../failure-rate/panels.module.css';
import { KINDS, sumOfKind, unplannedOf } from './kinds.ts';

/** What the unplanned deployments are, kind by kind. */
export function KindsPanel({ points }: Pick<ReworkAnswer, 'points'>) {
  const { t, locale } = useText();
  const all = points.reduce((sum, point) => sum + unplannedOf(point), 0);
  return (
    <section className={classes.panel} aria-labelledby="kinds-title">
      <h2 className={classes.title} id="kinds-title">
        {t('stability.kinds.title')}
      </h2>
      {all === 0 && <p className={classes.text}>{t('stability.kinds.none')}</p>}
      <ul className={classes.shares}>
        {KINDS.map(({ key, pattern }) => {
          const n = sumOfKind(points, key);
          return (
            <li key={key} data-none={n === 0}>
              <span className={classes.shareName}>
                <PartMark pattern={pattern} />
                <span>
                  {t(`metrics.remediation.${key}`)}
                  <span className={classes.about}>{t(`stability.kinds.about.${key}`)}</span>
                </span>
              </span>
              <span className={classes.shareBar}>
                <ShareBar share={all === 0 ? 0 : n / all} />
              </span>
              <span className={classes.shareCount}>{formatNumber(n, locale)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
