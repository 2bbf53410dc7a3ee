/**
 * What the streams charge, put into the order of the deployments: whatever comes after goes through memory in order. Columns
 * for all streams together: a pass over deployments is in all of them at once.
 */
import type { Facts } from './facts.ts';
import { createPairs, type Pairs } from './pairs.ts';
import { type RepositoryStream, streamsOfCommits } from './repository-streams.ts';

export interface StreamCharges {
  push(position: number, row: number): void;
  /** What was pushed since the last time is what this stream charges. */
  end(stream: RepositoryStream): void;
  /** (deployment, commit): deployments in order, of one deployment the streams in order, and what each pushed in order. */
  inOrder(facts: Facts, counted: Uint8Array): Pairs;
}

/** `streams`: those that will be ended, in this order. `expected`: so many commits fit before it grows. */
export function createStreamCharges(streams: readonly RepositoryStream[], expected: number): StreamCharges {
  const deploymentCount = streams.reduce((sum, { deployments }) => sum + deployments.length, 0);
  /** By stream and ordinal: its deployment, and how many commits it is charged with. */
  const deployments = new Int32Array(deploymentCount);
  const counts = new Int32Array(deploymentCount);
  /** By stream and ordinal, as pushed. */
  let commits = new Int32Array(expected);
  /** By stream: where its first ordinal and its first commit are. */
  const firstDeployment = new Int32Array(streams.length + 1);
  const firstCommit = new Int32Array(streams.length + 1);
  let positions = new Int32Array(1024);
  let rows = new Int32Array(1024);
  let length = 0;
  let ended = 0;

  function end(stream: RepositoryStream): void {
    const start = firstDeployment[ended] as number;
    let place = firstCommit[ended++] as number;
    const next = new Int32Array(stream.deployments.length);
    for (let k = 0; k < length; k++) (next[positions[k] as number] as number)++;
    counts.set(next, start);
    deployments.set(stream.deployments, start);
    for (let k = 0; k < next.length; k++) {
      const count = next[k] as number;
      next[k] = place;
      place += count;
    }
    if (place > commits.length) commits = larger(commits, Math.ceil(place * 1.5));
    for (let k = 0; k < length; k++) commits[(next[positions[k] as number] as number)++] = rows[k] as number;
    firstDeployment[ended] = start + next.length;
    firstCommit[ended] = place;
    length = 0;
  }

  function inOrder(facts: Facts, counted: Uint8Array): Pairs {
    const { count, commitOffset } = facts.deployments;
    const streamOf = streamsOfCommits(facts);
    const placeOf = new Int32Array(streams.reduce((most, { id }) => Math.max(most, id + 1), 0));
    for (const [place, { id }] of streams.entries()) placeOf[id] = place;
    const atDeployment = firstDeployment.slice();
    const atCommit = firstCommit.slice();
    const charged = createPairs(firstCommit[streams.length]);

    function charge(deployment: number, place: number): void {
      const at = atDeployment[place] as number;
      // Of several commits that it deploys of one repository the first was for all.
      if (at === firstDeployment[place + 1] || deployments[at] !== deployment) return;
      atDeployment[place] = at + 1;
      const from = atCommit[place] as number;
      const to = from + (counts[at] as number);
      atCommit[place] = to;
      for (let k = from; k < to; k++) charged.push(deployment, commits[k] as number);
    }

    for (let i = 0; i < count; i++) {
      if (counted[i] !== 1) continue;
      const from = commitOffset[i] as number;
      const to = commitOffset[i + 1] as number;
      if (to - from === 1) charge(i, placeOf[streamOf[from] as number] as number);
      else if (to > from) {
        const places = streamOf.slice(from, to).map((id) => placeOf[id] as number);
        for (const place of places.sort()) charge(i, place);
      }
    }
    return charged;
  }

  return {
    push(position, row) {
      if (length === rows.length) {
        positions = larger(positions, length * 2);
        rows = larger(rows, length * 2);
      }
      positions[length] = position;
      rows[length++] = row;
    },
    end,
    inOrder,
  };
}

function larger(values: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length);
  copy.set(values);
  return copy;
}
