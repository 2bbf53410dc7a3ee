/** What if deployments carried fewer or more changes: see suppose.ts. */
import type { Facts } from '../../metrics/facts.ts';
import type { Resolution } from '../../metrics/resolution.ts';
import type { Selection } from '../../metrics/selection.ts';
import { type DeploymentPlan, planFewer, planMore } from './deployment-plan.ts';
import { gather, NONE, pickDeployments } from './gather-columns.ts';
import { mergeOutcomes, type Outcomes } from './merge-outcomes.ts';
import { moveLeads } from './move-leads.ts';
import { repairSecondsOf } from './suppose-failures.ts';

export interface Supposed {
  /** To measure the selection with, and for nothing else: columns that no metric reads may be empty, here and below. */
  readonly facts: Facts;
  readonly resolution: Resolution;
}

export function supposeSize(facts: Facts, resolution: Resolution, selection: Selection, size: number): Supposed {
  if (size === 1) return { facts, resolution };
  const plan =
    size < 1 ? planMore(facts, resolution, selection, 1 / size) : planFewer(facts, resolution, selection, size);
  const { source, placeOf } = plan;
  const { corrected, linkDeployment } = resolution;
  const leads = moveLeads(facts, resolution, plan);
  const repairs = repairSecondsOf(facts, resolution);
  const { repairSeconds, ...outcomes } = plan.merges
    ? mergeOutcomes(resolution, repairs, plan)
    : repeatOutcomes(resolution, repairs, plan);
  return {
    facts: { ...facts, deployments: pickDeployments(facts.deployments, source, plan.finishedAt) },
    resolution: {
      ...resolution,
      counted: gather(resolution.counted, source),
      countedReason: new Uint8Array(0),
      previous: NONE,
      baseline: new Uint8Array(0),
      ...leads.columns,
      ...outcomes,
      linkDeployment: linkDeployment.map((row) => (row < 0 ? row : (placeOf[row] as number))),
      corrected: corrected && {
        ...corrected,
        failures: gather(corrected.failures, source),
        rework: gather(corrected.rework, source),
      },
      supposed: { stages: leads.stages, repairSeconds },
    },
  };
}

/** A deployment in between turns out as the one that it is like: the shares stay what they were. */
function repeatOutcomes(
  resolution: Resolution,
  repairSeconds: Float64Array | null,
  { source, placeOf }: DeploymentPlan,
): Outcomes {
  const { incidentsOf, repairedBy } = resolution;
  return {
    failedBy: gather(resolution.failedBy, source),
    outcomeUnknown: gather(resolution.outcomeUnknown, source),
    remediation: gather(resolution.remediation, source),
    incidentsOf: incidentsOf && gather(incidentsOf, source),
    repairedBy: repairedBy && gather(repairedBy, source).map((row) => (row < 0 ? -1 : (placeOf[row] as number))),
    repairSeconds: repairSeconds && gather(repairSeconds, source),
  };
}
