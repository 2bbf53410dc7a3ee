/**
 * Unplanned deployments, and which deployment each of them repairs. Streams are those of one service in one environment.
 *
 * - rollback: a SHA (where there is none: a version) deployed earlier in the stream, but not just before. What failed is
 *   the first deployment after that earlier one: V1, V2, V3, V1 → V2 failed. V1, V1 is nothing.
 * - revert: a commit or pull request newly contained reverts one that an earlier deployment carried: that one failed. Change
 *   and revert in the same deployment are nothing.
 * - hotfix: a commit or pull request newly contained calls itself a hotfix, or a label does: the deployment just before
 *   failed.
 *
 * What the data says of a deployment comes before these rules; the repaired deployment is then found by the same rule
 * where it applies, otherwise it is the one just before. `rework` by the data repairs no deployment in particular.
 * What the user says of a deployment comes before both: it is that, and repairs only as that does (planned: nothing). A
 * deployment that did not fail, as the user says, is repaired by none.
 * (Rules as documented for Datadog's change failure detection, 2025.)
 */
import { REMEDIATIONS } from '../model.ts';
import type { Attribution } from './attribution.ts';
import type { ByHand, Facts } from './facts.ts';
import { membersOf } from './group-rows.ts';
import type { FailureRule } from './resolution.ts';
import { type EnvironmentStreams, previousInStream } from './streams.ts';

/** Codes are indexes into REMEDIATIONS. */
const ROLLBACK = 1;
const HOTFIX = 2;
const REVERT = 3;

export interface Repair {
  readonly failed: number;
  /** The deployment that shows it. */
  readonly by: number;
  readonly rule: Extract<FailureRule, 'rollback' | 'revert' | 'hotfix'>;
}

export interface Remediation {
  /** Per deployment: index into REMEDIATIONS. */
  readonly remediation: Uint8Array;
  readonly repairs: readonly Repair[];
}

export function findRemediation(
  facts: Facts,
  counted: Uint8Array,
  streams: EnvironmentStreams,
  attribution: Attribution,
  byHand: ByHand | null,
): Remediation {
  const { count } = facts.deployments;
  const told = toldWith(facts, byHand);
  const rolledBack = findRollbacks(facts, streams);
  const reverting = new Uint8Array(count);
  const repairs: Repair[] = [];
  const revertKnown = new Uint8Array(count);
  for (const { by, of } of attribution.reverts) {
    reverting[by] = 1;
    if (of < 0) continue;
    revertKnown[by] = 1;
    repairs.push({ failed: of, by, rule: 'revert' });
  }
  const before = previousInStream(streams);
  const remediation = Uint8Array.from(told);
  for (let i = 0; i < count; i++) {
    if (counted[i] !== 1) continue;
    const failed = rolledBack[i] as number;
    const hotfix = attribution.hotfix[i] === 1;
    if (told[i] === 0) remediation[i] = failed >= 0 ? ROLLBACK : reverting[i] === 1 ? REVERT : hotfix ? HOTFIX : 0;
    const previous = before[i] as number;
    if (failed >= 0) repairs.push({ failed, by: i, rule: 'rollback' });
    if (previous < 0) continue;
    if (failed < 0 && told[i] === ROLLBACK) repairs.push({ failed: previous, by: i, rule: 'rollback' });
    if (revertKnown[i] === 0 && told[i] === REVERT) repairs.push({ failed: previous, by: i, rule: 'revert' });
    if (hotfix || told[i] === HOTFIX) repairs.push({ failed: previous, by: i, rule: 'hotfix' });
  }
  return byHand === null ? { remediation, repairs } : asSaid({ remediation, repairs }, byHand);
}

function toldWith({ deployments }: Facts, byHand: ByHand | null): Uint8Array {
  if (byHand === null) return deployments.remediation;
  const told = Uint8Array.from(deployments.remediation);
  for (const [row, kind] of byHand.remediation) told[row] = kind;
  return told;
}

function asSaid({ remediation, repairs }: Remediation, byHand: ByHand): Remediation {
  for (const [row, kind] of byHand.remediation) remediation[row] = kind;
  return {
    remediation,
    repairs: repairs.filter(({ by, failed, rule }) => {
      const kind = byHand.remediation.get(by);
      return byHand.failed.get(failed) !== false && (kind === undefined || REMEDIATIONS[kind] === rule);
    }),
  };
}

/** Per deployment: -1, or where it is a rollback the deployment that failed. */
function findRollbacks(facts: Facts, { groups }: EnvironmentStreams): Int32Array {
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
