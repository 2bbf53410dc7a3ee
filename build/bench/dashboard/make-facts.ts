import type { CommitFacts, DeploymentFacts, Facts, IncidentFacts, PullFacts } from '../../../shared/metrics/facts.ts';
import { DEPLOYMENT_STATUSES } from '../../../shared/model.ts';
import { MS_PER_DAY } from '../../../shared/time.ts';
import { random } from '../random.ts';

export const SERVICES = 200;
const TEAMS = 40;
const COMMITS_EACH = 2;
const DEPLOYMENTS_PER_INCIDENT = 20;
const DEPLOYMENTS_PER_DAY = 1_000_000 / 730;

/** The last deployments finish just before this. */
export const END = Date.UTC(2026, 0, 1);

/**
 * Deployments of 200 services, each with a repository of its own, of two new commits each; an incident for every twentieth.
 * The more deployments, the further back they go: a day has as many, whatever their number.
 */
export function makeFacts(count: number): Facts {
  const draw = random(7);
  const deployments = makeDeployments(count, draw);
  const names = (prefix: string, size: number) => ['', ...Array.from({ length: size }, (_, i) => `${prefix}-${i + 1}`)];
  return {
    generation: 1,
    names: {
      services: names('service', SERVICES),
      teams: names('team', TEAMS),
      environments: ['', 'production-eu', 'production-us'],
      repositories: names('repository', SERVICES),
      severities: ['', 'SEV1', 'SEV2', 'SEV3'],
    },
    deployments,
    commits: makeCommits(deployments, draw),
    incidents: makeIncidents(deployments, draw),
    pulls: NO_PULLS,
    said: { serviceTeam: new Int32Array(SERVICES + 1), production: new Uint8Array(3), paths: [], byHand: null },
  };
}

function makeDeployments(count: number, draw: () => number): DeploymentFacts {
  const first = END - (count / DEPLOYMENTS_PER_DAY) * MS_PER_DAY;
  const finishedAt = Float64Array.from({ length: count }, (_, i) => Math.floor(first + ((END - first) * i) / count));
  // Some services deploy far more often than others.
  const service = Int32Array.from({ length: count }, () => 1 + Math.floor(SERVICES * draw() ** 2));
  const own = runs(service);
  return {
    count,
    id: numbered(count),
    startedAt: finishedAt.map((finished) => finished - Math.floor(60_000 + 600_000 * draw())),
    finishedAt,
    service,
    team: service.map((code) => 1 + (code % TEAMS)),
    environment: service.map((code) => 1 + (code % 2)),
    repository: new Int32Array(count),
    status: new Uint8Array(count).fill(DEPLOYMENT_STATUSES.indexOf('success')),
    version: Int32Array.from({ length: count }, (_, i) => i + 1),
    sha: Int32Array.from({ length: count }, (_, i) => i + 1),
    externalId: Int32Array.from({ length: count }, (_, i) => i + 1),
    committedAt: new Float64Array(count).fill(Number.NaN),
    outcome: new Uint8Array(count),
    remediation: new Uint8Array(count),
    commitOffset: Int32Array.from({ length: count + 1 }, (_, i) => i),
    // The second of its two commits.
    commitRef: own.map((position) => position * COMMITS_EACH + COMMITS_EACH - 1),
    missing: new Uint8Array(count),
    pullOffset: new Int32Array(count + 1),
    pullRef: new Int32Array(0),
  };
}

/** Per row its place among all rows put in order of their group. */
function runs(groupOf: Int32Array): Int32Array {
  const next = new Int32Array(SERVICES + 2);
  for (const group of groupOf) (next[group + 1] as number)++;
  for (let group = 0; group <= SERVICES; group++) (next[group + 1] as number) += next[group] as number;
  return groupOf.map((group) => (next[group] as number)++);
}

/** Every repository is one line of commits, written some hours or days before they are deployed. */
function makeCommits({ count, service, finishedAt, commitRef }: DeploymentFacts, draw: () => number): CommitFacts {
  const total = count * COMMITS_EACH;
  const repositoryStart = new Int32Array(SERVICES + 2);
  for (const code of service) (repositoryStart[code + 1] as number) += COMMITS_EACH;
  for (let code = 1; code <= SERVICES; code++) (repositoryStart[code + 1] as number) += repositoryStart[code] as number;
  const authorAt = new Float64Array(total);
  for (let row = 0; row < count; row++) {
    for (let back = 0; back < COMMITS_EACH; back++) {
      const hours = 0.5 + 200 * draw() ** 4;
      authorAt[(commitRef[row] as number) - back] = (finishedAt[row] as number) - Math.floor(hours * 3_600_000);
    }
  }
  const isFirst = new Uint8Array(total + 1);
  for (const start of repositoryStart) isFirst[start] = 1;
  const parentOffset = new Int32Array(total + 1);
  const parentRef = new Int32Array(total);
  for (let row = 0; row < total; row++) {
    const at = parentOffset[row] as number;
    parentRef[at] = row - 1;
    parentOffset[row + 1] = isFirst[row] === 1 ? at : at + 1;
  }
  return {
    count: total,
    repositoryStart,
    authorAt,
    committerAt: authorAt,
    parentOffset,
    parentRef: parentRef.subarray(0, parentOffset[total]),
    reverts: new Int32Array(total).fill(-1),
    flags: new Uint8Array(total),
  };
}

/** Caused by a deployment of the service some minutes before; one in a thousand is still open. */
function makeIncidents({ finishedAt, service, count: all }: DeploymentFacts, draw: () => number): IncidentFacts {
  const count = Math.floor(all / DEPLOYMENTS_PER_INCIDENT);
  const cause = Int32Array.from({ length: count }, (_, i) => i * DEPLOYMENTS_PER_INCIDENT);
  const startedAt = Float64Array.from(cause, (row) => (finishedAt[row] as number) + 1);
  const absent = new Float64Array(count).fill(Number.NaN);
  const none = new Int32Array(count);
  return {
    count,
    id: numbered(count),
    startedAt,
    detectedAt: absent,
    acknowledgedAt: absent,
    resolvedAt: startedAt.map((started, i) =>
      i % 1000 === 999 ? Number.NaN : started + Math.floor((5 + 600 * draw() ** 3) * 60_000),
    ),
    serviceOffset: Int32Array.from({ length: count + 1 }, (_, i) => i),
    serviceRef: Int32Array.from(cause, (row) => service[row] as number),
    team: none,
    environment: none,
    severity: Int32Array.from({ length: count }, () => 1 + Math.floor(3 * draw())),
    repository: none,
    deploymentExternalId: Int32Array.from(cause, (row) => row + 1),
    sha: none,
    version: none,
    commitRef: new Int32Array(count).fill(-1),
  };
}

function numbered(count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => i + 1);
}

const NO_PULLS: PullFacts = {
  count: 0,
  id: new Float64Array(0),
  repository: new Int32Array(0),
  createdAt: new Float64Array(0),
  readyAt: new Float64Array(0),
  firstReviewAt: new Float64Array(0),
  approvedAt: new Float64Array(0),
  mergedAt: new Float64Array(0),
  flags: new Uint8Array(0),
  mergeCommit: new Int32Array(0),
  mergeSha: new Int32Array(0),
  commitOffset: new Int32Array(1),
  commitAt: new Float64Array(0),
  commitRef: new Int32Array(0),
  reverts: new Int32Array(0),
};
