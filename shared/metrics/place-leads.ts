import type { Facts } from './facts.ts';
import type { Resolution, Supposition } from './resolution.ts';
import { deploymentFilter, type SelectedRows } from './select-rows.ts';
import type { Selection } from './selection.ts';

/** The lead rows of a period, and the deployments that are charged with them, in order of finishing. */
export interface PlacedLeads {
  readonly resolution: Resolution;
  readonly deployments: Int32Array;
}

/**
 * Lead rows belong to the period their deployment finished in: `selected` then says all. Under a profile that goes by the
 * merge of the pull request (Resolution.leadPlacedAt) the deployment may have finished later: the resolution comes back with
 * the period's lead rows alone, and with every deployment that the filters let through and that is charged with one.
 */
export function placeLeads(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  selected: Pick<SelectedRows, 'deployments'>,
): PlacedLeads {
  const { leadPlacedAt, supposed } = resolution;
  if (leadPlacedAt === null) return { resolution, deployments: selected.deployments };
  const { from, to } = selection;
  const { count } = facts.deployments;
  const fits = deploymentFilter(facts, resolution, selection);
  const kept: number[] = [];
  const deployments: number[] = [];
  const leadOffset = new Int32Array(count + 1);
  for (let row = 0; row < count; row++) {
    const before = kept.length;
    for (let lead = resolution.leadOffset[row] as number; lead < (resolution.leadOffset[row + 1] as number); lead++) {
      const at = leadPlacedAt[lead] as number;
      if (at >= from && at < to) kept.push(lead);
    }
    if (kept.length > before && !fits(row)) kept.length = before;
    if (kept.length > before) deployments.push(row);
    leadOffset[row + 1] = kept.length;
  }
  const integers = (column: Int32Array) => Int32Array.from(kept, (lead) => column[lead] as number);
  const numbers = (column: Float64Array) => Float64Array.from(kept, (lead) => column[lead] as number);
  return {
    deployments: Int32Array.from(deployments),
    resolution: {
      ...resolution,
      leadOffset,
      leadCommit: integers(resolution.leadCommit),
      leadPull: integers(resolution.leadPull),
      leadOriginal: integers(resolution.leadOriginal),
      leadSeconds: numbers(resolution.leadSeconds),
      leadPlacedAt: numbers(leadPlacedAt),
      ...(supposed?.stages ? { supposed: { ...supposed, stages: keepStages(supposed.stages, kept) } } : {}),
    },
  };
}

function keepStages(
  { seconds, partial }: NonNullable<Supposition['stages']>,
  kept: readonly number[],
): Supposition['stages'] {
  return {
    seconds: seconds.map((column) => Float64Array.from(kept, (lead) => column[lead] as number)),
    partial: Uint8Array.from(kept, (lead) => partial[lead] as number),
  };
}
