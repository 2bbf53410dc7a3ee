/**
 * Stages beside those of the period before, and where changes wait: the stage with most of the total, and the one whose
 * mean grew most. Fewer than five values, now or before, tell nothing and are never named.
 *
 * Example: ten reviews of 5 h and ten deploys of 1 h, before that 2 h and 30 min on average: review is 5/6 of the total, and
 * grew most, by 3 h.
 */
import type { StageRow } from '../lead-time-answers.ts';
import type { StageFigure, StageName } from '../report.ts';

const FEW = 5;
/** Parts of the changes with pull requests that are this far apart are not alike. */
const UNLIKE = 0.25;

/**
 * Time to deploy begins at the merge where there is a pull request, at the commit where there is none: it is compared only
 * with a period in which about as many changes have one.
 */
export function stageRows(stages: readonly StageFigure[], before: readonly StageFigure[]): readonly StageRow[] {
  const total = stages.reduce((sum, { sumSeconds }) => sum + (sumSeconds ?? 0), 0);
  const isAlike = Math.abs(withPulls(stages) - withPulls(before)) < UNLIKE;
  return stages.map((stage) => {
    const previous = before.find((one) => one.stage === stage.stage) ?? null;
    const [from, to] = [previous?.meanSeconds ?? null, stage.meanSeconds];
    const isComparable = stage.stage !== 'time_to_deploy' || isAlike;
    return {
      ...stage,
      share: total === 0 ? 0 : (stage.sumSeconds ?? 0) / total,
      previous,
      change: !isComparable || from === null || to === null || from === 0 ? null : (to - from) / from,
    };
  });
}

/** About the part of the changes that have a pull request. */
function withPulls(stages: readonly StageFigure[]): number {
  const countOf = (wanted: StageName) => stages.find(({ stage }) => stage === wanted)?.n ?? 0;
  const pulls = Math.max(countOf('time_to_pr_ready'), countOf('review'), countOf('merge'));
  const all = Math.max(pulls, countOf('time_to_deploy'));
  return all === 0 ? 0 : pulls / all;
}

export interface WaitingStages {
  readonly most: StageRow | null;
  readonly grew: StageRow | null;
}

/** Of stages that are equal the earlier one. */
export function waitingStages(rows: readonly StageRow[]): WaitingStages {
  const known = rows.filter(({ n, sumSeconds }) => n >= FEW && (sumSeconds ?? 0) > 0);
  return { most: largest(known, ({ sumSeconds }) => sumSeconds ?? 0), grew: largest(known, grownSeconds) };
}

/** The stage whose mean shrank most; null where none did. */
export function shrunkStage(rows: readonly StageRow[]): StageRow | null {
  return largest(
    rows.filter(({ n }) => n >= FEW),
    (row) => -grownSeconds(row),
  );
}

/** How much longer the stage takes on average; 0 where nothing tells. */
function grownSeconds({ meanSeconds, change, previous }: StageRow): number {
  if (previous === null || change === null || previous.n < FEW) return 0;
  return (meanSeconds ?? 0) - (previous.meanSeconds ?? 0);
}

function largest(rows: readonly StageRow[], sizeOf: (row: StageRow) => number): StageRow | null {
  let found: StageRow | null = null;
  for (const row of rows) if (sizeOf(row) > (found === null ? 0 : sizeOf(found))) found = row;
  return found;
}
