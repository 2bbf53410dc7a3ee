/** Columns made anew from rows of others, by plain loops: they have a million rows. */
import type { DeploymentFacts, IncidentFacts } from '../../metrics/facts.ts';

type Column = Int32Array | Float64Array | Uint8Array;

export const NONE = new Int32Array(0);

/** Row `source[i]` becomes row i. */
export function gather<C extends Column>(column: C, source: Int32Array): C {
  // A loop that meets one kind of column alone is compiled for that kind.
  if (column instanceof Float64Array) return gatherNumbers(column, source) as C;
  if (column instanceof Int32Array) return gatherIntegers(column, source) as C;
  return gatherBytes(column, source) as C;
}

function gatherNumbers(column: Float64Array, source: Int32Array): Float64Array {
  const gathered = new Float64Array(source.length);
  for (let i = 0; i < source.length; i++) gathered[i] = column[source[i] as number] as number;
  return gathered;
}

function gatherIntegers(column: Int32Array, source: Int32Array): Int32Array {
  const gathered = new Int32Array(source.length);
  for (let i = 0; i < source.length; i++) gathered[i] = column[source[i] as number] as number;
  return gathered;
}

function gatherBytes(column: Uint8Array, source: Int32Array): Uint8Array {
  const gathered = new Uint8Array(source.length);
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

/** Each takes as long as the one that it is like. Columns that no metric reads are left empty; the others are made when one
 * reads them, since most ask for few. */
export function pickDeployments(
  deployments: DeploymentFacts,
  source: Int32Array,
  finishedAt: Float64Array,
): DeploymentFacts {
  const startedAt = once(() => startsOf(deployments, source, finishedAt));
  const commits = once(() => gatherRuns(deployments.commitOffset, deployments.commitRef, source));
  const service = once(() => gather(deployments.service, source));
  const team = once(() => gather(deployments.team, source));
  const environment = once(() => gather(deployments.environment, source));
  const repository = once(() => gather(deployments.repository, source));
  const version = once(() => gather(deployments.version, source));
  const sha = once(() => gather(deployments.sha, source));
  return {
    count: source.length,
    finishedAt,
    get startedAt() {
      return startedAt();
    },
    get commitOffset() {
      return commits().offset;
    },
    get commitRef() {
      return commits().member;
    },
    get service() {
      return service();
    },
    get team() {
      return team();
    },
    get environment() {
      return environment();
    },
    get repository() {
      return repository();
    },
    get version() {
      return version();
    },
    get sha() {
      return sha();
    },
    status: new Uint8Array(0),
    id: new Float64Array(0),
    externalId: NONE,
    committedAt: new Float64Array(0),
    outcome: new Uint8Array(0),
    remediation: new Uint8Array(0),
    missing: new Uint8Array(0),
    pullOffset: NONE,
    pullRef: NONE,
  };
}

function startsOf(deployments: DeploymentFacts, source: Int32Array, finishedAt: Float64Array): Float64Array {
  const startedAt = new Float64Array(source.length);
  for (let i = 0; i < source.length; i++) {
    const row = source[i] as number;
    const [start, finish] = [deployments.startedAt[row] as number, deployments.finishedAt[row] as number];
    startedAt[i] = (finishedAt[i] as number) - (finish - start);
  }
  return startedAt;
}

function once<Value>(make: () => Value): () => Value {
  let known: { readonly value: Value } | null = null;
  return () => {
    known ??= { value: make() };
    return known.value;
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
