/** Columns made anew from rows of others, by plain loops: they have a million rows. */
import type { DeploymentFacts, IncidentFacts } from '../../metrics/facts.ts';

type Column = Int32Array | Float64Array | Uint8Array;

/** Row `source[i]` becomes row i. */
export function gather<C extends Column>(column: C, source: Int32Array): C {
  const gathered = new (column.constructor as new (length: number) => C)(source.length);
  for (let i = 0; i < source.length; i++) gathered[i] = column[source[i] as number] as number;
  return gathered;
}

/** The runs of members that the rows have: row r's are member[offset[r]] … */
export function gatherRuns(offset: Int32Array, member: Int32Array, source: Int32Array) {
  const starts = new Int32Array(source.length + 1);
  for (let i = 0; i < source.length; i++) {
    const row = source[i] as number;
    starts[i + 1] = (starts[i] as number) + (offset[row + 1] as number) - (offset[row] as number);
  }
  const members = new Int32Array(starts[source.length] as number);
  for (let i = 0; i < source.length; i++) {
    const to = starts[i + 1] as number;
    let from = offset[source[i] as number] as number;
    for (let k = starts[i] as number; k < to; k++) members[k] = member[from++] as number;
  }
  return { offset: starts, member: members };
}

/** Each takes as long as the one that it is like. Columns that no metric reads are left empty. */
export function pickDeployments(
  deployments: DeploymentFacts,
  source: Int32Array,
  finishedAt: Float64Array,
): DeploymentFacts {
  const count = source.length;
  const startedAt = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const row = source[i] as number;
    const [start, finish] = [deployments.startedAt[row] as number, deployments.finishedAt[row] as number];
    startedAt[i] = (finishedAt[i] as number) - (finish - start);
  }
  const commits = gatherRuns(deployments.commitOffset, deployments.commitRef, source);
  const none = new Int32Array(0);
  return {
    count,
    startedAt,
    finishedAt,
    commitOffset: commits.offset,
    commitRef: commits.member,
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

export function gatherIncidents(incidents: IncidentFacts, source: Int32Array): IncidentFacts {
  const services = gatherRuns(incidents.serviceOffset, incidents.serviceRef, source);
  return {
    count: source.length,
    id: gather(incidents.id, source),
    startedAt: gather(incidents.startedAt, source),
    detectedAt: gather(incidents.detectedAt, source),
    acknowledgedAt: gather(incidents.acknowledgedAt, source),
    resolvedAt: gather(incidents.resolvedAt, source),
    serviceOffset: services.offset,
    serviceRef: services.member,
    team: gather(incidents.team, source),
    environment: gather(incidents.environment, source),
    severity: gather(incidents.severity, source),
    repository: gather(incidents.repository, source),
    deploymentExternalId: gather(incidents.deploymentExternalId, source),
    sha: gather(incidents.sha, source),
    version: gather(incidents.version, source),
    commitRef: gather(incidents.commitRef, source),
  };
}
