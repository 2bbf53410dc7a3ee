/** What deployments go back to, and what stood before them, within one service and one environment. */
import { countDeployments } from './counting.ts';
import type { DeploymentFacts, Facts } from './facts.ts';
import { type Groups, membersOf } from './group-rows.ts';
import { oncePer } from './once-per.ts';
import type { Profile } from './profiles.ts';
import { environmentStreams, previousInStream } from './streams.ts';

export interface Rollbacks {
  /** Per deployment: -1, or where it is a rollback the deployment that failed. */
  readonly failed: Int32Array;
  /** Per deployment: the counted one of its stream just before it, else -1. */
  readonly before: Int32Array;
}

const byStatuses = oncePer((_: DeploymentFacts) => new Map<string, Rollbacks>());

/**
 * To be read of counted deployments alone. An environment counts as a whole or not at all, and a stream lies within one: all
 * that a stream leaves out is statuses that the profile doesn't take, whichever environments count.
 */
export function findRollbacks(facts: Facts, profile: Profile): Rollbacks {
  const known = byStatuses(facts.deployments);
  const key = profile.statuses.join();
  const found = known.get(key) ?? rollbacksOf(facts, profile);
  known.set(key, found);
  return found;
}

function rollbacksOf(facts: Facts, profile: Profile): Rollbacks {
  const everywhere = new Uint8Array(facts.names.environments.length).fill(1);
  const { counted } = countDeployments(facts, profile, everywhere);
  const { groups } = environmentStreams(facts, counted);
  return { failed: rolledBack(facts, groups), before: previousInStream(groups, counted.length) };
}

function rolledBack(facts: Facts, groups: Groups): Int32Array {
  const { sha, version, count } = facts.deployments;
  const revision = revisions(facts);
  const lastWithSha = createLastSeen(revision);
  const lastWithVersion = createLastSeen(version);
  const failed = new Int32Array(count).fill(-1);
  for (let stream = 0; stream < groups.count; stream++) {
    const members = membersOf(groups, stream);
    for (let k = 0; k < members.length; k++) {
      const i = members[k] as number;
      const bySha = lastWithSha(stream, revision[i] as number, k);
      const byVersion = lastWithVersion(stream, version[i] as number, k);
      // A version names the same thing only where no SHA says otherwise ("latest" is deployed again and again).
      const sameVersion = byVersion >= 0 && (sha[i] === 0 || sha[members[byVersion] as number] === 0);
      const target = bySha < 0 && sameVersion ? byVersion : bySha;
      if (target >= 0 && target < k - 1) failed[i] = members[target + 1] as number;
    }
  }
  return failed;
}

/** Codes of what was deployed: the SHA's, or where it came from several repositories one for all their commits together. */
function revisions({ deployments: { count, sha, commitOffset, commitRef } }: Facts): Int32Array {
  const codes = Int32Array.from(sha);
  const together = new Map<string, number>();
  let next = sha.reduce((most, code) => Math.max(most, code), 0) + 1;
  for (let i = 0; i < count; i++) {
    const commits = commitRef.subarray(commitOffset[i], commitOffset[i + 1]);
    if (commits.length < 2) continue;
    const key = commits.join(' ');
    if (!together.has(key)) together.set(key, next++);
    codes[i] = together.get(key) as number;
  }
  return codes;
}

/** Where in the stream a code was last seen, -1 for the first time and for code 0; remembers where it is seen now.
 * Streams must come one after the other. */
function createLastSeen(codes: Int32Array): (stream: number, code: number, position: number) => number {
  let largest = 0;
  for (let i = 0; i < codes.length; i++) largest = Math.max(largest, codes[i] as number);
  const seenIn = new Int32Array(largest + 1).fill(-1);
  const seenAt = new Int32Array(largest + 1);
  return (stream, code, position) => {
    if (code === 0) return -1;
    const last = seenIn[code] === stream ? (seenAt[code] as number) : -1;
    seenIn[code] = stream;
    seenAt[code] = position;
    return last;
  };
}
