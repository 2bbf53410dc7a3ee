/**
 * Lead time of pull requests, for profiles whose tools measure them (PullRule): which deployment each belongs to, and from
 * when on it counts.
 *
 * A pull request is found in what a deployment brought (since-previous.ts) by the commit that it became on its base branch.
 * Where no repository that was read has that commit, it is found by its SHA being the one deployed, or by the deployment
 * naming the pull request itself.
 *
 * Worked example: made at 10:00:30 of a commit of 09:00:00, first reviewed at 10:20:00, merged at 12:00:00, deployed at
 * 12:29:10. DevLake: coding 61, pickup 20 (of 19.5), review 100, deploy 30 (of 29.17), together 211 minutes. From the first
 * commit: 3 h 29 min 10 s. From the merge: 29 min 10 s.
 */
import { assertNever } from '../errors.ts';
import { type Facts, PULL_FLAG, type PullFacts } from './facts.ts';
import type { LeadRows } from './lead-rows.ts';
import { codesOfDeployment } from './membership.ts';
import { ownCommits } from './owned-commits.ts';
import { createPairs, type Pairs } from './pairs.ts';
import type { PullRule } from './profiles.ts';
import { UNREACHED } from './propagate.ts';
import { firstCommitOf, type PullsOfCommits } from './pulls-of-commits.ts';
import { firstAtOrAfter } from './search-sorted.ts';
import { sweepSincePrevious } from './since-previous.ts';

const MINUTE = 60_000;

/** `charged`: (deployment, pull request). */
export function chargePulls(facts: Facts, counted: Uint8Array, rule: PullRule, excludeBots: boolean): Pairs {
  const { pulls } = facts;
  const wanted = (pull: number) => !(excludeBots && ((pulls.flags[pull] as number) & PULL_FLAG.bot) !== 0);
  switch (rule.deployment) {
    case 'first-since-previous':
      return chargeByDiff(facts, counted, false, wanted);
    case 'every-stream':
      return chargeByDiff(facts, counted, true, wanted);
    case 'after-merge':
      return chargeAfterMerge(facts, counted, wanted);
    default:
      return assertNever(rule.deployment);
  }
}

/** `everyStream`: once for each service and environment, the first deployment there included; otherwise once in all, by a
 * deployment that has one before it. */
function chargeByDiff(
  facts: Facts,
  counted: Uint8Array,
  everyStream: boolean,
  wanted: (pull: number) => boolean,
): Pairs {
  const charged = createPairs();
  const done = new Set<string>();
  const charge = (deployment: number, stream: string, pull: number) => {
    const key = everyStream ? `${stream} ${pull}` : `${pull}`;
    if (done.has(key) || !wanted(pull)) return;
    done.add(key);
    charged.push(deployment, pull);
  };
  // Of one deployment a pull request found by name is as good as one found by its commit: order by deployment decides.
  const found: { deployment: number; stream: string; pull: number }[] = namedOrDeployed(facts, counted, everyStream);
  const pullsOfRow = indexRows(facts.pulls.mergeCommit);
  const labels = new Int32Array(facts.commits.count).fill(UNREACHED);
  let isOwn: (row: number) => boolean = () => true;
  sweepSincePrevious(
    facts,
    counted,
    labels,
    everyStream,
    (brought) => {
      isOwn = ownCommits(facts.commits, facts.said, brought);
      return pullsOfRow.size > 0;
    },
    ({ deployment, service, environment }, row) => {
      const ofRow = pullsOfRow.get(row);
      if (ofRow === undefined || !isOwn(row)) return;
      for (const pull of ofRow) found.push({ deployment, stream: `${service} ${environment}`, pull });
    },
  );
  found.sort((a, b) => a.deployment - b.deployment);
  for (const { deployment, stream, pull } of found) charge(deployment, stream, pull);
  return charged;
}

function indexRows(rows: Int32Array): ReadonlyMap<number, readonly number[]> {
  const index = new Map<number, number[]>();
  for (const [i, row] of rows.entries()) if (row >= 0) index.set(row, [...(index.get(row) ?? []), i]);
  return index;
}

/** Pull requests without a commit in any repository, by what deployments say. */
function namedOrDeployed(
  { deployments, pulls }: Facts,
  counted: Uint8Array,
  withFirst: boolean,
): { deployment: number; stream: string; pull: number }[] {
  const { count, service, environment, sha, pullOffset, pullRef } = deployments;
  const unread = (pull: number) => (pulls.mergeCommit[pull] as number) < 0;
  const bySha = indexRows(pulls.mergeSha.map((code, pull) => (code > 0 && unread(pull) ? code : -1)));
  const started = new Set<string>();
  const found: { deployment: number; stream: string; pull: number }[] = [];
  for (let deployment = 0; deployment < count; deployment++) {
    if (counted[deployment] !== 1) continue;
    const stream = `${service[deployment]} ${environment[deployment]}`;
    const isFirst = !started.has(stream);
    started.add(stream);
    if (isFirst && !withFirst) continue;
    const named = Array.from(pullRef.subarray(pullOffset[deployment], pullOffset[deployment + 1])).filter(unread);
    const deployed = bySha.get(sha[deployment] as number) ?? [];
    for (const pull of new Set([...named, ...deployed])) found.push({ deployment, stream, pull });
  }
  return found;
}

/** The first deployment of the repository at or after the merge; one that names no repository can be of any. */
function chargeAfterMerge(facts: Facts, counted: Uint8Array, wanted: (pull: number) => boolean): Pairs {
  const { finishedAt } = facts.deployments;
  const { pulls } = facts;
  const byRepository = facts.names.repositories.map((): number[] => []);
  const all: number[] = [];
  const codesOf = codesOfDeployment(facts, 'repo');
  for (let row = 0; row < counted.length; row++) {
    if (counted[row] !== 1) continue;
    all.push(row);
    codesOf(row, (code) => byRepository[code]?.push(row));
  }
  const firstOf = (rows: readonly number[], at: number) =>
    rows[firstAtOrAfter(rows.length, (k) => finishedAt[rows[k] as number] as number, at)] ?? counted.length;
  const charged = createPairs();
  for (let pull = 0; pull < pulls.count; pull++) {
    const at = pulls.mergedAt[pull] as number;
    const repository = pulls.repository[pull] as number;
    const first =
      repository === 0
        ? firstOf(all, at)
        : Math.min(firstOf(byRepository[repository] ?? [], at), firstOf(byRepository[0] ?? [], at));
    if (first < counted.length && wanted(pull)) charged.push(first, pull);
  }
  return charged;
}

/** Columns of the pull requests that were charged, and when each was merged. */
export function pullLeadRows(
  facts: Facts,
  charged: Pairs,
  span: PullRule['span'],
  pullsOf: PullsOfCommits | null,
): LeadRows & { readonly leadMergedAt: Float64Array } {
  const { deployments, pulls } = facts;
  const { offset, member } = charged.groupByLeft(deployments.count);
  const firstOf = firstCommitOf(facts, pullsOf);
  const leadOriginal = new Int32Array(member.length).fill(-1);
  const leadSeconds = new Float64Array(member.length);
  for (let i = 0; i < deployments.count; i++) {
    const finished = deployments.finishedAt[i] as number;
    for (let lead = offset[i] as number; lead < (offset[i + 1] as number); lead++) {
      const pull = member[lead] as number;
      const first = span === 'merge' ? null : firstOf(pull);
      if (first !== null) leadOriginal[lead] = first.original;
      leadSeconds[lead] = spanOf(pulls, pull, first?.at ?? Number.NaN, finished, span) / 1000;
    }
  }
  return {
    leadOffset: offset,
    leadCommit: member.map((pull) => pulls.mergeCommit[pull] as number),
    leadPull: member,
    leadOriginal,
    leadSeconds,
    leadMergedAt: Float64Array.from(member, (pull) => pulls.mergedAt[pull] as number),
  };
}

/** Milliseconds. `first`: author time of its first commit, NaN = not known. */
function spanOf(pulls: PullFacts, pull: number, first: number, finished: number, span: PullRule['span']): number {
  const created = pulls.createdAt[pull] as number;
  const merged = pulls.mergedAt[pull] as number;
  const reviewed = pulls.firstReviewAt[pull] as number;
  switch (span) {
    case 'merge':
      return finished - merged;
    case 'first-commit':
      return finished - (first < created ? first : created);
    case 'stages-in-minutes': {
      // Without a review DevLake takes the time from creation to merge as one.
      const review = Number.isNaN(reviewed)
        ? wholeMinutes(created, merged)
        : wholeMinutes(created, reviewed) + wholeMinutes(reviewed, merged);
      return (wholeMinutes(first, created) + review + wholeMinutes(merged, finished)) * MINUTE;
    }
    default:
      return assertNever(span);
  }
}

/** Rounded up; nothing where it is negative or an end isn't known. */
function wholeMinutes(from: number, to: number): number {
  const minutes = Math.ceil((to - from) / MINUTE);
  return minutes > 0 ? minutes : 0;
}
