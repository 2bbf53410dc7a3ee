import type { StageFigure, StageName } from '../../shared/report.ts';
import classes from './charts.module.css';

export const STAGES: readonly StageName[] = [
  'time_to_pr_ready',
  'review_time',
  'merge_time',
  'time_to_deploy',
  'deploy_time',
];

interface StageBarProps {
  readonly stages: readonly StageFigure[];
  /** All stages and their times in words: the bar itself says nothing to a reader. */
  readonly label: string;
}

/** Where the time of a change goes: each stage's share of the whole, by the time spent in it. */
export function StageBar({ stages, label }: StageBarProps) {
  const parts = STAGES.map((stage) => ({
    stage,
    seconds: stages.find((figure) => figure.stage === stage)?.meanSeconds ?? 0,
  })).filter(({ seconds }) => seconds > 0);
  if (parts.length === 0) return null;
  return (
    <div className={classes.stages} role="img" aria-label={label} title={label}>
      {parts.map(({ stage, seconds }) => (
        <span key={stage} className={classes.stage} data-stage={stage} style={{ flexGrow: seconds }} />
      ))}
    </div>
  );
}
