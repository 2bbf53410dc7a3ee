/** What if deployments carried fewer or more changes: see suppose.ts. */
import type { DeploymentFacts, Facts } from '../../metrics/facts.ts';
import type { Resolution } from '../../metrics/resolution.ts';
import type { Selection } from '../../metrics/selection.ts';
import { type DeploymentPlan, planFewer, planMore } from './deployment-plan.ts';
import { mergeOutcomes, type Outcomes } from './merge-outcomes.ts';
import { moveLeads } from './move-leads.ts';
import { repairSecondsOf } from './suppose-failures.ts';

export interface Supposed {
  /** To measure the selection with, and for nothing else: columns that no metric reads may be empty. */
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
    facts: { ...facts, deployments: changeDeployments(facts.deployments, plan) },
    resolution: {
      ...resolution,
      counted: gather(resolution.counted, source),
      countedReason: gather(resolution.countedReason, source),
      previous: new Int32Array(source.length).fill(-1),
      baseline: gather(resolution.baseline, source),
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

type Column = Int32Array | Float64Array | Uint8Array;

function gather<C extends Column>(column: C, source: Int32Array): C {
  const gathered = new (column.constructor as new (length: number) => C)(source.length);
  for (let i = 0; i < source.length; i++) gathered[i] = column[source[i] as number] as number;
  return gathered;
}

/** A deployment in between takes as long as the one that it is like. */
function changeDeployments(deployments: DeploymentFacts, { source, finishedAt }: DeploymentPlan): DeploymentFacts {
  const count = source.length;
  const startedAt = new Float64Array(count);
  const commitOffset = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) {
    const row = source[i] as number;
    startedAt[i] =
      (finishedAt[i] as number) - ((deployments.finishedAt[row] as number) - (deployments.startedAt[row] as number));
    commitOffset[i + 1] =
      (commitOffset[i] as number) +
      (deployments.commitOffset[row + 1] as number) -
      (deployments.commitOffset[row] as number);
  }
  const commitRef = new Int32Array(commitOffset[count] as number);
  for (let i = 0; i < count; i++) {
    const from = deployments.commitOffset[source[i] as number] as number;
    const to = commitOffset[i + 1] as number;
    for (let k = commitOffset[i] as number, of = from; k < to; k++, of++)
      commitRef[k] = deployments.commitRef[of] as number;
  }
  const none = new Int32Array(0);
  return {
    count,
    startedAt,
    finishedAt,
    commitOffset,
    commitRef,
    service: gather(deployments.service, source),
    team: gather(deployments.team, source),
    environment: gather(deployments.environment, source),
    repository: gather(deployments.repository, source),
    version: gather(deployments.version, source),
    sha: gather(deployments.sha, source),
    status: new Uint8Array(0),
    id: new Float64Array(0),
    externalId: none,
    committedAt: new Float64Array(0),
    outcome: new Uint8Array(0),
    remediation: new Uint8Array(0),
    missing: new Uint8Array(0),
    pullOffset: none,
    pullRef: none,
  };
}
