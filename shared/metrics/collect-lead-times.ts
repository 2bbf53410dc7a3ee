import { sum } from '../stats.ts';
import { createDeal } from './deal-runs.ts';
import type { DealtRows } from './dealt-rows.ts';
import type { Facts } from './facts.ts';
import { type Changes, gatherChanges } from './gather-changes.ts';
import { PROFILES } from './profiles.ts';
import type { Resolution } from './resolution.ts';
import { scratchNumbers } from './scratch.ts';
import type { StageTimes } from './stage-times.ts';

/** Columns of one group of deployments, free to be reordered. */
export interface LeadTimes {
  /** Seconds, all > 0: one a change, or one a deployment under a profile that goes by those. */
  readonly values: Float64Array;
  /** Of the values. */
  readonly sum: number;
  /** Parts of the values, one a stage, in the order of STAGE_NAMES. */
  readonly stages: readonly StageTimes[];
  /** Median of each deployment that has values; under a profile that goes by deployments their mean. */
  readonly deploymentMedians: Float64Array;
  /** Deployments that charge anything, values set aside included. */
  readonly deployments: number;
  /** Values ≤ 0, set aside. */
  readonly nonPositive: number;
}

const NO_TIMES: StageTimes = { values: new Float64Array(0), sum: 0, partial: 0, last: null };

/** The lead times of each group; of whoever looks at nothing else, the values and their sum alone. */
export function collectLeadTimes(
  facts: Facts,
  resolution: Resolution,
  dealt: DealtRows,
  parts: 'all' | 'values' = 'all',
): readonly LeadTimes[] {
  const byDeployment = PROFILES[resolution.rules.profile].leadTime.over === 'deployments';
  const changes = gatherChanges(facts, resolution, dealt.rows, parts);
  const deal = createDeal(dealt);
  const secondsOf = deal(changes.seconds);
  const stagesOf = parts === 'all' ? changes.stages.map((runs) => (runs === null ? null : deal(runs))) : [];
  const deploymentsOf = parts === 'all' || byDeployment ? dealDeployments(changes, dealt) : () => NO_DEPLOYMENTS;
  return Array.from({ length: dealt.groupCount }, (_, group) => {
    const deployments = deploymentsOf(group);
    const means = byDeployment ? deployments.deploymentMedians.slice() : null;
    const seconds = secondsOf(group);
    return {
      values: means ?? seconds.values,
      sum: means === null ? seconds.sum : sum(means),
      stages: stagesOf.map((of) => of?.(group) ?? NO_TIMES),
      ...deployments,
    };
  });
}

type OfDeployments = Pick<LeadTimes, 'deploymentMedians' | 'deployments' | 'nonPositive'>;

const NO_DEPLOYMENTS: OfDeployments = { deploymentMedians: new Float64Array(0), deployments: 0, nonPositive: 0 };

function dealDeployments(
  { start, charged, middles }: Changes,
  { groups, groupCount }: DealtRows,
): (group: number) => OfDeployments {
  const offset = new Int32Array(groupCount + 1);
  for (let k = 0; k < groups.length; k++) (offset[(groups[k] as number) + 1] as number)++;
  for (let group = 0; group < groupCount; group++) (offset[group + 1] as number) += offset[group] as number;
  const medians = scratchNumbers(groups.length);
  const end = offset.slice(0, groupCount);
  const charging = new Int32Array(groupCount);
  const nonPositive = new Int32Array(groupCount);
  for (let k = 0; k < groups.length; k++) {
    const group = groups[k] as number;
    const leads = charged[k] as number;
    const values = (start[k + 1] as number) - (start[k] as number);
    // Adds 1 where it is above 0: nobody can guess which are, and a wrong guess costs more than the rest.
    (charging[group] as number) += -leads >>> 31;
    (nonPositive[group] as number) += leads - values;
    const next = end[group] as number;
    medians[next] = middles[k] as number;
    end[group] = next + (-values >>> 31);
  }
  return (group) => ({
    deploymentMedians: medians.subarray(offset[group], end[group]),
    deployments: charging[group] as number,
    nonPositive: nonPositive[group] as number,
  });
}
