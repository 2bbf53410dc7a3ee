/** What deployments are charged with, as the columns of a Resolution. */
import { COMMIT_FLAG, type Facts } from './facts.ts';
import type { Pairs } from './pairs.ts';
import { originals, type PullsOfCommits } from './pulls-of-commits.ts';
import type { Resolution } from './resolution.ts';

export type LeadRows = Pick<Resolution, 'leadOffset' | 'leadCommit' | 'leadPull' | 'leadOriginal' | 'leadSeconds'>;

/**
 * A change is a number: a commit row, or OWN_TIME (the commit time that the deployment's row gives), or a pull request that
 * the deployment names.
 */
export const OWN_TIME = -1;
export function namedChange(pull: number): number {
  return OWN_TIME - 1 - pull;
}

export interface ChargedChanges {
  /** (deployment, change); of one deployment the newest first. */
  readonly charged: Pairs;
  /** null = there are no pull requests. */
  readonly pullsOf: PullsOfCommits | null;
  /** A squash stands for the commits that it was made of; otherwise every commit is one change. */
  readonly splitSquashes: boolean;
  readonly excludeBots: boolean;
  /** Whether an earlier deployment brought an original (position in PullFacts.commitAt) before its squash came. */
  readonly isKnown: (deployment: number, original: number) => boolean;
}

/** Lead rows by deployment, older changes first. */
export function leadRows(facts: Facts, changes: ChargedChanges): LeadRows {
  const { count, finishedAt } = facts.deployments;
  if (changes.pullsOf === null) return leadRowsOfCommits(facts, changes.charged);
  const { offset, member } = changes.charged.groupByLeft(count);
  const { leadOffset, splits } = layOut(facts, changes, offset, member);
  const total = leadOffset[count] as number;
  const leadCommit = new Int32Array(total);
  const leadPull = new Int32Array(total);
  const leadOriginal = new Int32Array(total).fill(-1);
  const leadSeconds = new Float64Array(total);
  const { authorAt } = facts.commits;
  const { commitAt } = facts.pulls;
  const pullOf = changes.pullsOf?.pullOf ?? null;
  let lead = 0;
  for (let i = 0; i < count; i++) {
    const finished = finishedAt[i] as number;
    for (let k = (offset[i + 1] as number) - 1; k >= (offset[i] as number); k--) {
      const change = member[k] as number;
      const commit = change < 0 ? -1 : change;
      const pull = pullOf === null ? -1 : pullOfChange(pullOf, change);
      const split = splits === null ? undefined : splits.get(k);
      if (split === undefined) {
        leadCommit[lead] = commit;
        leadPull[lead] = pull;
        leadSeconds[lead++] =
          (finished - (change < 0 ? toldTime(facts, i, change) : (authorAt[change] as number))) / 1000;
        continue;
      }
      for (const original of split) {
        leadCommit[lead] = commit;
        leadPull[lead] = pull;
        leadOriginal[lead] = original;
        leadSeconds[lead++] = (finished - (commitAt[original] as number)) / 1000;
      }
    }
  }
  return { leadOffset, leadCommit, leadPull, leadOriginal, leadSeconds };
}

/** Without pull requests a change is one row, which goes to its place at once. */
function leadRowsOfCommits(facts: Facts, charged: Pairs): LeadRows {
  const { count, finishedAt } = facts.deployments;
  const { authorAt } = facts.commits;
  const { left: deployments, right: commits } = charged.columns();
  const total = deployments.length;
  const leadOffset = new Int32Array(count + 1);
  for (let k = 0; k < total; k++) (leadOffset[(deployments[k] as number) + 1] as number)++;
  for (let i = 0; i < count; i++) (leadOffset[i + 1] as number) += leadOffset[i] as number;
  const end = leadOffset.slice(1);
  const leadCommit = new Int32Array(total);
  const leadSeconds = new Float64Array(total);
  for (let k = 0; k < total; k++) {
    const deployment = deployments[k] as number;
    const commit = commits[k] as number;
    // Of one deployment the newest comes first.
    const lead = --(end[deployment] as number);
    const at = commit < 0 ? toldTime(facts, deployment, commit) : (authorAt[commit] as number);
    leadCommit[lead] = commit < 0 ? -1 : commit;
    leadSeconds[lead] = ((finishedAt[deployment] as number) - at) / 1000;
  }
  const none = new Int32Array(total).fill(-1);
  return { leadOffset, leadCommit, leadPull: none, leadOriginal: none, leadSeconds };
}

/** Where each deployment's rows begin, and the originals of the members of `member` that stand for several. */
function layOut(
  facts: Facts,
  changes: ChargedChanges,
  offset: Int32Array,
  member: Int32Array,
): { readonly leadOffset: Int32Array; readonly splits: ReadonlyMap<number, readonly number[]> | null } {
  const { pullsOf } = changes;
  if (pullsOf === null) return { leadOffset: offset, splits: null };
  const leadOffset = new Int32Array(offset.length);
  const splits = new Map<number, readonly number[]>();
  let length = 0;
  for (let i = 0; i + 1 < offset.length; i++) {
    for (let k = offset[i] as number; k < (offset[i + 1] as number); k++) {
      const split = splitChange(facts, changes, pullsOf, i, member[k] as number);
      if (split !== null) splits.set(k, split);
      length += split === null ? 1 : split.length;
    }
    leadOffset[i + 1] = length;
  }
  return { leadOffset, splits };
}

/** The commits that a squash, or a pull request that a deployment names, stands for; null = for itself. */
function splitChange(
  { commits, pulls }: Facts,
  { splitSquashes, excludeBots, isKnown }: ChargedChanges,
  { pullOf, squashed }: PullsOfCommits,
  deployment: number,
  change: number,
): readonly number[] | null {
  const pull = pullOfChange(pullOf, change);
  if (pull < 0 || (change >= 0 && !(splitSquashes && squashed[pull] === change))) return null;
  const timed = originals(commits, pulls, pull).filter((original) => !Number.isNaN(pulls.commitAt[original] as number));
  if (timed.length === 0) return null;
  return timed.filter((original) => {
    const row = pulls.commitRef[original] as number;
    const isBot = row >= 0 && ((commits.flags[row] as number) & COMMIT_FLAG.bot) !== 0;
    return !(excludeBots && isBot) && !isKnown(deployment, original);
  });
}

function pullOfChange(pullOf: Int32Array, change: number): number {
  return change >= 0 ? (pullOf[change] as number) : OWN_TIME - 1 - change;
}

/** A pull request without commits was begun when it was made at the latest, unless the deployment's row says when. */
function toldTime({ deployments, pulls }: Facts, deployment: number, change: number): number {
  const told = deployments.committedAt[deployment] as number;
  if (change === OWN_TIME) return told;
  const several =
    (deployments.pullOffset[deployment + 1] as number) - (deployments.pullOffset[deployment] as number) > 1;
  return several || Number.isNaN(told) ? (pulls.createdAt[OWN_TIME - 1 - change] as number) : told;
}
