import { STAGE_NAMES, type StageFigure } from '../report.ts';
import { mean } from '../stats.ts';
import type { ChangeColumns } from './change-columns.ts';
import { describeStages } from './lead-time.ts';
import type { StageTimes } from './stage-times.ts';
import { MERGE_TIME } from './stages.ts';

/** The stages of these rows of the columns, which are in order of time; one without values is left out. */
export function stageFigures(columns: ChangeColumns, rows: Int32Array): readonly StageFigure[] {
  return describeStages(STAGE_NAMES.map((_, stage) => stageTimes(columns, rows, stage)));
}

function stageTimes({ stages, partial, deployment }: ChangeColumns, rows: Int32Array, stage: number): StageTimes {
  const column = stages[stage] as Float64Array;
  const values = new Float64Array(rows.length);
  let n = 0;
  let sum = 0;
  let missing = 0;
  let lastStart = 0;
  let last = -1;
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] as number;
    const value = column[row] as number;
    if (Number.isNaN(value)) continue;
    if (deployment[row] !== last) {
      last = deployment[row] as number;
      lastStart = n;
    }
    values[n++] = value;
    sum += value;
    // The stages before the merge rest on the times that can be missing.
    if (stage < MERGE_TIME && partial[row] === 1) missing++;
  }
  return { values: values.subarray(0, n), sum, partial: missing, last: mean(values.subarray(lastStart, n)) };
}
