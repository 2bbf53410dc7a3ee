import { type Spread, standingOf } from '../../../shared/guidance/benchmarks.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { useText } from '../../i18n.ts';
import classes from '../guidance/guidance.module.css';
import styles from './quick-check.module.css';
import type { ShownRound } from './shown-round.ts';

const PARTS = ['overall', 'throughput', 'stability'] as const;

/** Three scores, each with what is usual elsewhere. */
export function ScoreTiles({ summary, comparisons }: ShownRound) {
  const { t, locale } = useText();
  return (
    <ul className={styles.tiles}>
      {PARTS.map((part) => {
        const mean = summary[part]?.mean ?? null;
        const count = summary[part]?.scores.length ?? 0;
        return (
          <li key={part} className={styles.tile}>
            <span className={styles.tileName}>{t(`quickCheck.result.${part}`)}</span>
            <span className={styles.score}>
              {mean === null ? '–' : formatNumber(mean, locale, 1)}
              {mean !== null && (
                <span className={styles.scoreOf}>
                  {count === 1 ? t('quickCheck.result.of-ten') : t('quickCheck.result.mean-of', { people: count })}
                </span>
              )}
            </span>
            {comparisons.map(({ label, benchmark }) => (
              <span key={label} className={classes.faint}>
                <Usual where={label} spread={benchmark[part]} score={mean} />
              </span>
            ))}
          </li>
        );
      })}
    </ul>
  );
}

interface UsualProps {
  readonly where: string;
  readonly spread: Spread;
  readonly score: number | null;
}

/** "Usual in Retail: 6.3 ± 2.0 (within what is usual)" */
function Usual({ where, spread, score }: UsualProps) {
  const { t, locale } = useText();
  const mean = formatNumber(spread.mean, locale, 1);
  const standing = score === null ? null : standingOf(score, spread);
  const usual =
    spread.sigma === null
      ? t('quickCheck.result.usual', { where, mean })
      : t('quickCheck.result.usual-spread', { where, mean, sigma: formatNumber(spread.sigma, locale, 1) });
  return <>{standing === null ? usual : `${usual} · ${t(`quickCheck.standing.${standing}`)}`}</>;
}
