import { STAGE_NAMES } from '../report.ts';
import { mean } from '../stats.ts';
import type { Facts } from './facts.ts';
import type { Resolution } from './resolution.ts';
import { scratchNumbers } from './scratch.ts';
import { createChangeStages, DEPLOY_TIME, MERGE_TIME, PULL_STAGES, stagesOfChange, TIME_TO_DEPLOY } from './stages.ts';

/** One stage of one group's changes. */
export interface StageTimes {
  /** Seconds, all ≥ 0; free to be reordered. */
  readonly values: Float64Array;
  /** Values that stand on a pull request with a time missing. */
  readonly partial: number;
  /** Mean over the changes of the deployment that finished last of those with values; null = no values. */
  readonly last: number | null;
}

/** Columns of stages, one for each of STAGE_NAMES, that hold every group's values in a run of their own. */
export interface StageColumns {
  /** Adds the changes of a deployment, whose values above zero stand in `values` from `from` to `to`; the deployments of a
   * group in order of finishing. */
  add(group: number, deployment: number, values: Float64Array, from: number, to: number): void;
  of(group: number, stage: number): StageTimes;
}

/** `start`: where each group's run of changes begins; the last entry is the number of all changes. */
export function createStageColumns(facts: Facts, resolution: Resolution, start: Int32Array): StageColumns {
  const { leadOffset, leadSeconds } = resolution;
  const { startedAt, finishedAt } = facts.deployments;
  const groupCount = start.length - 1;
  const changes = start[groupCount] as number;
  // Without pull requests the stages that take one stay without room.
  const columns = STAGE_NAMES.map((_, stage) =>
    scratchNumbers(stage >= PULL_STAGES || facts.pulls.count > 0 ? changes : 0),
  );
  const toDeploy = columns[TIME_TO_DEPLOY] as Float64Array;
  const deploy = columns[DEPLOY_TIME] as Float64Array;
  const ends = STAGE_NAMES.map(() => start.slice(0, groupCount));
  const lastStarts = STAGE_NAMES.map(() => start.slice(0, groupCount));
  const toDeployEnd = ends[TIME_TO_DEPLOY] as Int32Array;
  const deployEnd = ends[DEPLOY_TIME] as Int32Array;
  const toDeployLast = lastStarts[TIME_TO_DEPLOY] as Int32Array;
  const deployLast = lastStarts[DEPLOY_TIME] as Int32Array;
  const partial = STAGE_NAMES.map(() => new Int32Array(groupCount));
  const change = createChangeStages();
  const before = new Int32Array(STAGE_NAMES.length);

  function addChange(group: number, deployment: number, lead: number): void {
    stagesOfChange(facts, resolution, deployment, lead, change);
    for (let stage = 0; stage < columns.length; stage++) {
      const seconds = change.seconds[stage] as number;
      if (Number.isNaN(seconds)) continue;
      const end = ends[stage] as Int32Array;
      (columns[stage] as Float64Array)[(end[group] as number)++] = seconds;
      if (change.partial && stage < MERGE_TIME) ((partial[stage] as Int32Array)[group] as number)++;
    }
  }

  /** As `stagesOfChange` has changes without a pull request. */
  function addPlain(group: number, deployment: number, values: Float64Array, from: number, to: number): void {
    const finished = finishedAt[deployment] as number;
    const started = startedAt[deployment] as number;
    const deploySeconds = (finished - started) / 1000;
    const begin = toDeployEnd[group] as number;
    let end = begin;
    for (let i = from; i < to; i++) {
      const seconds = values[i] as number;
      // NaN, from a start that isn't known, is not ≥ either.
      if (!(seconds >= deploySeconds)) continue;
      toDeploy[end] = (started - Math.round(finished - seconds * 1000)) / 1000;
      deploy[end++] = deploySeconds;
    }
    if (end === begin) return;
    toDeployEnd[group] = end;
    deployEnd[group] = end;
    toDeployLast[group] = begin;
    deployLast[group] = begin;
  }

  return {
    add(group, deployment, values, from, to) {
      if (facts.pulls.count === 0) return addPlain(group, deployment, values, from, to);
      for (let stage = 0; stage < ends.length; stage++) before[stage] = (ends[stage] as Int32Array)[group] as number;
      const end = leadOffset[deployment + 1] as number;
      for (let lead = leadOffset[deployment] as number; lead < end; lead++) {
        if ((leadSeconds[lead] as number) > 0) addChange(group, deployment, lead);
      }
      for (let stage = 0; stage < ends.length; stage++) {
        const begin = before[stage] as number;
        if (((ends[stage] as Int32Array)[group] as number) > begin) (lastStarts[stage] as Int32Array)[group] = begin;
      }
    },
    of(group, stage) {
      const column = columns[stage] as Float64Array;
      const end = (ends[stage] as Int32Array)[group] as number;
      return {
        values: column.subarray(start[group], end),
        partial: (partial[stage] as Int32Array)[group] as number,
        last: mean(column.subarray((lastStarts[stage] as Int32Array)[group], end)),
      };
    },
  };
}
