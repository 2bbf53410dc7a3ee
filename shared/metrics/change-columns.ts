/**
 * The changes that a list of deployments brought, one value a row, with what became of each stage: what lead time over
 * time, by group and by distribution are cut from. In the order of the deployments. Values ≤ 0 are set aside, as in every
 * figure.
 */
import { STAGE_NAMES } from '../report.ts';
import type { Facts } from './facts.ts';
import type { Resolution } from './resolution.ts';
import { createChangeStages, stagesOfChange } from './stages.ts';

export interface ChangeColumns {
  readonly count: number;
  /** Row of the deployment, and the lead row of the resolution. */
  readonly deployment: Int32Array;
  readonly lead: Int32Array;
  /** From the change to the deployment's finish. */
  readonly seconds: Float64Array;
  /** Seconds in each of STAGE_NAMES; NaN = no data. */
  readonly stages: readonly Float64Array[];
  /** 1 = stands on a pull request with a time missing. */
  readonly partial: Uint8Array;
}

/** Every row of the columns, in order. */
export function allRows({ count }: ChangeColumns): Int32Array {
  const rows = new Int32Array(count);
  for (let row = 0; row < count; row++) rows[row] = row;
  return rows;
}

export function changeColumns(facts: Facts, resolution: Resolution, deployments: Int32Array): ChangeColumns {
  const { leadOffset, leadSeconds } = resolution;
  let size = 0;
  for (let k = 0; k < deployments.length; k++) {
    const row = deployments[k] as number;
    size += (leadOffset[row + 1] as number) - (leadOffset[row] as number);
  }
  const deployment = new Int32Array(size);
  const lead = new Int32Array(size);
  const seconds = new Float64Array(size);
  const stages = STAGE_NAMES.map(() => new Float64Array(size));
  const partial = new Uint8Array(size);
  const change = createChangeStages();
  let count = 0;
  for (let k = 0; k < deployments.length; k++) {
    const row = deployments[k] as number;
    const end = leadOffset[row + 1] as number;
    for (let one = leadOffset[row] as number; one < end; one++) {
      const value = leadSeconds[one] as number;
      if (!(value > 0)) continue;
      stagesOfChange(facts, resolution, row, one, change);
      deployment[count] = row;
      lead[count] = one;
      seconds[count] = value;
      partial[count] = change.partial ? 1 : 0;
      for (let stage = 0; stage < stages.length; stage++) {
        (stages[stage] as Float64Array)[count] = change.seconds[stage] as number;
      }
      count++;
    }
  }
  return {
    count,
    deployment: deployment.subarray(0, count),
    lead: lead.subarray(0, count),
    seconds: seconds.subarray(0, count),
    stages: stages.map((column) => column.subarray(0, count)),
    partial: partial.subarray(0, count),
  };
}
