import type { Spread } from '../../../shared/guidance/benchmarks.ts';
import styles from './standing-bar.module.css';

interface StandingBarProps {
  /** 0–10; null = there is none. */
  readonly score: number | null;
  readonly spread: Spread;
}

/** 0 to 10, with a mean and one deviation to each side, and a score among them; the figures stand beside it. */
export function StandingBar({ score, spread: { mean, sigma } }: StandingBarProps) {
  const low = Math.max(0, mean - (sigma ?? 0));
  const high = Math.min(10, mean + (sigma ?? 0));
  const at = (value: number): string => `${value * 10}%`;
  return (
    <svg className={styles.bar} aria-hidden="true">
      <line className={styles.line} x1="0" x2="100%" y1="8" y2="8" />
      <rect className={styles.band} x={at(low)} width={at(high - low)} y="4" height="8" rx="3" />
      <line className={styles.mean} x1={at(mean)} x2={at(mean)} y1="2" y2="14" />
      {score !== null && <circle className={styles.score} cx={at(score)} cy="8" r="4.5" />}
    </svg>
  );
}
