import { STAGE_NAMES } from '../report.ts';
import { mean, median } from '../stats.ts';
import type { DealtRows } from './dealt-rows.ts';
import type { Facts } from './facts.ts';
import { PROFILES } from './profiles.ts';
import type { Resolution } from './resolution.ts';
import { scratchNumbers } from './scratch.ts';
import { createStageColumns, type StageTimes } from './stage-times.ts';

/** Columns of one group of deployments, free to be reordered. */
export interface LeadTimes {
  /** Seconds, all > 0: one a change, or one a deployment under a profile that goes by those. */
  readonly values: Float64Array;
  /** Parts of the values, one a stage, in the order of STAGE_NAMES. */
  readonly stages: readonly StageTimes[];
  /** Median of each deployment that has values; under a profile that goes by deployments their mean. */
  readonly deploymentMedians: Float64Array;
  /** Deployments that charge anything, values set aside included. */
  readonly deployments: number;
  /** Values ≤ 0, set aside. */
  readonly nonPositive: number;
}

/** The lead times of each group; without stages for whoever doesn't look at them. */
export function collectLeadTimes(
  facts: Facts,
  resolution: Resolution,
  dealt: DealtRows,
  parts: 'all' | 'without-stages' = 'all',
): readonly LeadTimes[] {
  const { leadOffset, leadSeconds } = resolution;
  const byDeployment = PROFILES[resolution.rules.profile].leadTime.over === 'deployments';
  const { groups, rows, groupCount } = dealt;
  const { leadStart, medianStart } = layOut(leadOffset, dealt);
  const values = scratchNumbers(leadStart[groupCount] as number);
  const stages = parts === 'all' ? createStageColumns(facts, resolution, leadStart) : null;
  const medians = scratchNumbers(rows.length);
  const valueEnd = leadStart.slice();
  const medianEnd = medianStart.slice();
  const charging = new Int32Array(groupCount);
  const nonPositive = new Int32Array(groupCount);
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] as number;
    const end = leadOffset[row + 1] as number;
    let lead = leadOffset[row] as number;
    if (lead === end) continue;
    const group = groups[k] as number;
    (charging[group] as number)++;
    const first = valueEnd[group] as number;
    let next = first;
    for (; lead < end; lead++) {
      const seconds = leadSeconds[lead] as number;
      if (seconds > 0) values[next++] = seconds;
      else (nonPositive[group] as number)++;
    }
    valueEnd[group] = next;
    stages?.add(group, row, values, first, next);
    if (next === first) continue;
    medians[(medianEnd[group] as number)++] = byDeployment
      ? (mean(values.subarray(first, next)) as number)
      : medianOfRun(values, first, next);
  }
  return Array.from({ length: groupCount }, (_, group) => ({
    values: byDeployment
      ? medians.slice(medianStart[group], medianEnd[group])
      : values.subarray(leadStart[group], valueEnd[group]),
    stages: stages === null ? [] : STAGE_NAMES.map((_name, stage) => stages.of(group, stage)),
    deploymentMedians: medians.subarray(medianStart[group], medianEnd[group]),
    deployments: charging[group] as number,
    nonPositive: nonPositive[group] as number,
  }));
}

/** Where each group's part of the columns begins. */
function layOut(
  leadOffset: Int32Array,
  { groups, rows, groupCount }: DealtRows,
): { readonly leadStart: Int32Array; readonly medianStart: Int32Array } {
  const leadStart = new Int32Array(groupCount + 1);
  const medianStart = new Int32Array(groupCount + 1);
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] as number;
    const after = (groups[k] as number) + 1;
    (leadStart[after] as number) += (leadOffset[row + 1] as number) - (leadOffset[row] as number);
    (medianStart[after] as number)++;
  }
  for (let group = 0; group < groupCount; group++) {
    (leadStart[group + 1] as number) += leadStart[group] as number;
    (medianStart[group + 1] as number) += medianStart[group] as number;
  }
  return { leadStart, medianStart };
}

/** Of a part of the column, which it puts in order. Most deployments bring a handful of commits: those are put in order in
 * place, without a view of the column for each. */
export function medianOfRun(values: Float64Array, start: number, end: number): number {
  const n = end - start;
  if (n > 32) return median(values.subarray(start, end)) as number;
  for (let i = start + 1; i < end; i++) {
    const value = values[i] as number;
    let k = i;
    for (; k > start && (values[k - 1] as number) > value; k--) values[k] = values[k - 1] as number;
    values[k] = value;
  }
  const high = values[start + (n >> 1)] as number;
  return n % 2 === 1 ? high : ((values[start + (n >> 1) - 1] as number) + high) / 2;
}
