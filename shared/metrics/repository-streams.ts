import type { CommitFacts, Facts } from './facts.ts';
import { groupRows } from './group-rows.ts';
import { oncePerRows } from './once-per.ts';
import type { CommitStream } from './propagate.ts';

/** The counted deployments of one service in one repository. */
export interface RepositoryStream extends CommitStream {
  /** Of all streams, counted or not: see streamsOfCommits. */
  readonly id: number;
  /** Codes. */
  readonly service: number;
  readonly repository: number;
  /** Deployment row by ordinal. */
  readonly deployments: Int32Array;
}

/** The repository (code) that a commit row belongs to. */
export function repositoryOf({ repositoryStart }: CommitFacts, row: number): number {
  let low = 0;
  let high = repositoryStart.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((repositoryStart[middle] as number) <= row) low = middle;
    else high = middle;
  }
  return low;
}

/** Deployed commits of all deployments, counted or not: by service and repository, in order of deployment. */
interface DeployedCommits {
  readonly count: number;
  /** Stream s has the rows offset[s] … offset[s + 1] - 1 of the columns. */
  readonly offset: Int32Array;
  /** Index into DeploymentFacts.commitRef, its deployment, and the commit row. */
  readonly reference: Int32Array;
  readonly deployment: Int32Array;
  readonly commit: Int32Array;
  /** Per entry of DeploymentFacts.commitRef: its stream. */
  readonly streamOf: Int32Array;
  /** Per stream, codes. */
  readonly services: readonly number[];
  readonly repositories: readonly number[];
}

const allDeployedCommits = oncePerRows(({ deployments, commits }): DeployedCommits => {
  const { count, service, commitOffset, commitRef } = deployments;
  const repositories = commits.repositoryStart.length;
  const streams = new Map<number, number>();
  const deploymentOf = new Int32Array(commitRef.length);
  const streamOf = new Int32Array(commitRef.length);
  for (let i = 0; i < count; i++) {
    for (let k = commitOffset[i] as number; k < (commitOffset[i + 1] as number); k++) {
      const key = (service[i] as number) * repositories + repositoryOf(commits, commitRef[k] as number);
      let stream = streams.get(key);
      if (stream === undefined) {
        stream = streams.size;
        streams.set(key, stream);
      }
      streamOf[k] = stream;
      deploymentOf[k] = i;
    }
  }
  const { offset, member } = groupRows(streamOf, streams.size);
  const keys = [...streams.keys()];
  return {
    count: streams.size,
    offset,
    streamOf,
    reference: member,
    deployment: member.map((k) => deploymentOf[k] as number),
    commit: member.map((k) => commitRef[k] as number),
    services: keys.map((key) => Math.floor(key / repositories)),
    repositories: keys.map((key) => key % repositories),
  };
});

/** Per entry of DeploymentFacts.commitRef: the id of its stream. */
export function streamsOfCommits(facts: Facts): Int32Array {
  return allDeployedCommits(facts).streamOf;
}

/** In the order of their first counted commit. */
export function repositoryStreams(facts: Facts, counted: Uint8Array): readonly RepositoryStream[] {
  const all = allDeployedCommits(facts);
  const found: { readonly first: number; readonly stream: RepositoryStream }[] = [];
  for (let s = 0; s < all.count; s++) {
    const end = all.offset[s + 1] as number;
    let first = all.offset[s] as number;
    while (first < end && counted[all.deployment[first] as number] !== 1) first++;
    if (first === end) continue;
    const [service, repository] = [all.services[s] as number, all.repositories[s] as number];
    const stream = { id: s, ...countedOf(all, first, end, counted), service, repository };
    found.push({ first: all.reference[first] as number, stream });
  }
  return found.sort((a, b) => a.first - b.first).map(({ stream }) => stream);
}

/** Of the rows start … end - 1. A deployment of several commits of one repository has one ordinal. */
function countedOf(
  all: DeployedCommits,
  start: number,
  end: number,
  counted: Uint8Array,
): Pick<RepositoryStream, 'deployments' | 'positions' | 'commits'> {
  const positions = new Int32Array(end - start);
  const deployments = new Int32Array(end - start);
  const commits = new Int32Array(end - start);
  let length = 0;
  let last = -1;
  for (let k = start; k < end; k++) {
    const deployment = all.deployment[k] as number;
    if (counted[deployment] !== 1) continue;
    if (last < 0 || deployments[last] !== deployment) deployments[++last] = deployment;
    positions[length] = last;
    commits[length++] = all.commit[k] as number;
  }
  return {
    deployments: deployments.subarray(0, last + 1),
    positions: positions.subarray(0, length),
    commits: commits.subarray(0, length),
  };
}
