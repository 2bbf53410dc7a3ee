import type { StageSeconds } from '../../shared/lead-time-answers.ts';
import { STAGE_NAMES } from '../../shared/report.ts';
import classes from './charts.module.css';
import { sumOf } from './stage-sum.ts';

interface StageBarProps {
  readonly stages: StageSeconds;
  /** All stages and their times in words: the bar itself says nothing to a reader. */
  readonly label: string;
  /** Seconds that fill the whole width, where bars are set side by side; absent = each fills it. */
  readonly whole?: number;
  readonly isThick?: boolean;
}

/** Where the time of a change goes: each stage's share of the whole, by the time spent in it. */
export function StageBar({ stages, label, whole, isThick = false }: StageBarProps) {
  const parts = STAGE_NAMES.map((stage) => ({ stage, seconds: stages[stage] ?? 0 })).filter(
    ({ seconds }) => seconds > 0,
  );
  if (parts.length === 0) return null;
  const width = whole === undefined || whole === 0 ? 100 : (sumOf(stages) / whole) * 100;
  return (
    <div
      className={classes.stages}
      data-thick={isThick}
      role="img"
      aria-label={label}
      title={label}
      style={{ width: `${width}%` }}
    >
      {parts.map(({ stage, seconds }) => (
        <span key={stage} className={classes.stage} data-stage={stage} style={{ flexGrow: seconds }} />
      ))}
    </div>
  );
}
