import type { CommitFacts, Facts } from './facts.ts';
import { groupRows, membersOf } from './group-rows.ts';
import type { CommitStream } from './propagate.ts';

/** The counted deployments of one service in one repository. */
export interface RepositoryStream extends CommitStream {
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

export function repositoryStreams(facts: Facts, counted: Uint8Array): readonly RepositoryStream[] {
  const { count, service, commitOffset, commitRef } = facts.deployments;
  const repositories = facts.commits.repositoryStart.length;
  const streams = new Map<number, number>();
  const deploymentOf = new Int32Array(commitRef.length);
  const streamOf = new Int32Array(commitRef.length).fill(-1);
  for (let i = 0; i < count; i++) {
    if (counted[i] !== 1) continue;
    for (let k = commitOffset[i] as number; k < (commitOffset[i + 1] as number); k++) {
      const key = (service[i] as number) * repositories + repositoryOf(facts.commits, commitRef[k] as number);
      let stream = streams.get(key);
      if (stream === undefined) {
        stream = streams.size;
        streams.set(key, stream);
      }
      streamOf[k] = stream;
      deploymentOf[k] = i;
    }
  }
  const groups = groupRows(streamOf, streams.size);
  return Array.from(streams, ([key, stream]) => ({
    ...orderStream(membersOf(groups, stream), deploymentOf, commitRef),
    service: Math.floor(key / repositories),
    repository: key % repositories,
  }));
}

/** A deployment of several commits of one repository has one ordinal. */
function orderStream(
  references: Int32Array,
  deploymentOf: Int32Array,
  commitRef: Int32Array,
): Pick<RepositoryStream, 'deployments' | 'positions' | 'commits'> {
  const positions = new Int32Array(references.length);
  const deployments = new Int32Array(references.length);
  let last = -1;
  for (let k = 0; k < references.length; k++) {
    const deployment = deploymentOf[references[k] as number] as number;
    if (last < 0 || deployments[last] !== deployment) deployments[++last] = deployment;
    positions[k] = last;
  }
  return {
    deployments: deployments.subarray(0, last + 1),
    positions,
    commits: references.map((reference) => commitRef[reference] as number),
  };
}
