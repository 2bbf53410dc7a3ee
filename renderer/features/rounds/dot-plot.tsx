import type { ReactNode } from 'react';
import type { ScoreSpread } from '../../../shared/guidance/round-summary.ts';
import styles from './dot-plot.module.css';

const HEIGHT = 64;
/** Of the scale, from the top. */
export const AXIS = 46;
/** Dots stand clear of what lies on the axis. */
const GROUND = AXIS - 13;
const RADIUS = 4.5;
/** Between the middles of two dots of the same score; more dots than fit lie closer. */
const STEP = 10;

/** Where a score of 0–10 lies. */
export function across(score: number): string {
  return `${score * 10}%`;
}

interface DotPlotProps {
  readonly label: string;
  /** Null = nobody answered. */
  readonly spread: ScoreSpread | null;
  readonly behind?: ReactNode;
  /** On the axis. */
  readonly children?: ReactNode;
}

/** Scores as dots over a scale of 0 to 10, with their median and middle half. */
export function DotPlot({ label, spread, behind, children }: DotPlotProps) {
  return (
    <svg className={styles.plot} height={HEIGHT} role="img" aria-label={label}>
      {behind}
      <line className={styles.axis} x1="0" x2="100%" y1={AXIS} y2={AXIS} />
      {spread !== null && spread.scores.length > 1 && (
        <g>
          <line
            className={styles.middle}
            x1={across(spread.lower)}
            x2={across(spread.upper)}
            y1={AXIS + 9}
            y2={AXIS + 9}
          />
          <line
            className={styles.median}
            x1={across(spread.median)}
            x2={across(spread.median)}
            y1={AXIS + 3}
            y2={AXIS + 15}
          />
        </g>
      )}
      {spread !== null && <Dots scores={spread.scores} />}
      {children}
    </svg>
  );
}

/** Those of the same score stand on one another. */
function Dots({ scores }: { readonly scores: readonly number[] }) {
  const stacks = new Map<number, number>();
  const placed = scores.map((score) => {
    const column = Math.round(score * 4) / 4;
    const height = stacks.get(column) ?? 0;
    stacks.set(column, height + 1);
    return { column, height };
  });
  const tallest = Math.max(...stacks.values());
  const step = Math.min(STEP, (GROUND - RADIUS - 3) / Math.max(1, tallest - 1));
  return (
    <>
      {placed.map(({ column, height }) => (
        <circle
          key={`${column} ${height}`}
          className={styles.dot}
          cx={across(column)}
          cy={GROUND - height * step}
          r={RADIUS}
        />
      ))}
    </>
  );
}

/** The numbers below all plots. */
export function DotScale() {
  return (
    <svg className={styles.plot} height={16} aria-hidden="true">
      {[0, 2, 4, 6, 8, 10].map((tick) => (
        <text key={tick} className={styles.tick} x={across(tick)} y="11" textAnchor="middle">
          {tick}
        </text>
      ))}
    </svg>
  );
}

/** Of a legend. */
export function DotMark() {
  return (
    <svg width="14" height="14" aria-hidden="true">
      <circle className={styles.dot} cx="7" cy="7" r={RADIUS} />
    </svg>
  );
}

export function MiddleMark() {
  return (
    <svg width="22" height="14" aria-hidden="true">
      <line className={styles.middle} x1="2" x2="20" y1="7" y2="7" />
      <line className={styles.median} x1="11" x2="11" y1="1" y2="13" />
    </svg>
  );
}
