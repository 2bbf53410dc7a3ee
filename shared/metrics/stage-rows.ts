/**
 * Stages beside those of the period before, and where changes wait: the stage with most of the total, and the one whose
 * mean grew most. Fewer than five values, now or before, tell nothing and are never named.
 *
 * Example: ten reviews of 5 h and ten deploys of 1 h, before that 2 h and 30 min on average: review is 5/6 of the total, and
 * grew most, by 3 h.
 */
import type { StageRow } from '../lead-time-answers.ts';
import type { StageFigure } from '../report.ts';

const FEW = 5;

export function stageRows(stages: readonly StageFigure[], before: readonly StageFigure[]): readonly StageRow[] {
  const total = stages.reduce((sum, { sumSeconds }) => sum + (sumSeconds ?? 0), 0);
  return stages.map((stage) => {
    const previous = before.find((one) => one.stage === stage.stage) ?? null;
    const [from, to] = [previous?.meanSeconds ?? null, stage.meanSeconds];
    return {
      ...stage,
      share: total === 0 ? 0 : (stage.sumSeconds ?? 0) / total,
      previous,
      change: from === null || to === null || from === 0 ? null : (to - from) / from,
    };
  });
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

/** How much longer the stage takes on average; 0 where nothing tells. */
function grownSeconds({ meanSeconds, previous }: StageRow): number {
  if (previous === null || previous.n < FEW) return 0;
  return (meanSeconds ?? 0) - (previous.meanSeconds ?? 0);
}

function largest(rows: readonly StageRow[], sizeOf: (row: StageRow) => number): StageRow | null {
  let found: StageRow | null = null;
  for (const row of rows) if (sizeOf(row) > (found === null ? 0 : sizeOf(found))) found = row;
  return found;
}
