import type { Confidence } from '../../../shared/report.ts';
import classes from './league-panel.module.css';

interface IntervalBarProps {
  readonly value: number;
  readonly interval: Confidence | null;
  /** Value at the right end. */
  readonly scale: number;
}

const WIDTH = 200;

/** A value as a dot and its interval as a line, from zero; the figures stand beside it. A line with an arrow goes on. */
export function IntervalBar({ value, interval, scale }: IntervalBarProps) {
  const at = (figure: number) => 4 + (Math.min(figure, scale) / scale) * (WIDTH - 12);
  const goesOn = interval !== null && interval[1] > scale;
  return (
    <svg className={classes.bar} viewBox={`0 0 ${WIDTH} 16`} aria-hidden="true">
      <path className={classes.ground} d={`M4 8H${WIDTH - 8}`} />
      {interval !== null && (
        <path
          className={classes.interval}
          d={`M${at(interval[0])} 8H${at(interval[1])}M${at(interval[0])} 5v6${goesOn ? `M${WIDTH - 11} 5l4 3l-4 3` : `M${at(interval[1])} 5v6`}`}
        />
      )}
      <circle className={classes.dot} cx={at(value)} cy={8} r={3.5} />
    </svg>
  );
}
