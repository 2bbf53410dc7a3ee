/**
 * Change lead time, attribution: which commits each counted deployment is charged with.
 *
 * Profile `doradeck`: a commit is charged once a service, to the earliest counted deployment that contains it; merge
 * commits are left out; the first deployment of a service in a repository sets the baseline and charges nothing. A
 * deployment whose commits are unknown but whose row gives a commit time has one lead row of that. Profile `deck-2024`:
 * one row a deployment, of the commit it deployed (of several repositories, the newest).
 *
 * Worked example: history C ← C1 ← C2 ← C3, C4 = merge of C2 and C3; deployments of C1, then C4. The first is the
 * baseline; the second is charged with C2 and C3. A later deployment of C1 again (a rollback) is charged with nothing.
 *
 * A service that owns only some paths of a repository (Said.paths) is charged with the commits that touch them; a hotfix
 * or a revert elsewhere in that repository says nothing of it either.
 */
import { COMMIT_FLAG, type CommitFacts, type Facts, type Said } from './facts.ts';
import { createPairs, type Pairs } from './pairs.ts';
import { PROFILES } from './profiles.ts';
import { propagate, UNREACHED } from './propagate.ts';
import { type RepositoryStream, repositoryStreams } from './repository-streams.ts';
import type { Resolution, Rules } from './resolution.ts';

export interface Revert {
  /** The deployment that reverts. */
  readonly by: number;
  /** The earlier one that had carried the change; -1 = it was live before the records begin. */
  readonly of: number;
}

type LeadRows = Pick<Resolution, 'leadOffset' | 'leadCommit' | 'leadPull' | 'leadOriginal' | 'leadSeconds'>;

export interface Attribution extends LeadRows, Pick<Resolution, 'baseline'> {
  /** Per deployment: 1 = the first of its service to contain a commit that calls itself a hotfix, merges included. */
  readonly hotfix: Uint8Array;
  readonly reverts: readonly Revert[];
  /** Wanted commit row -> the deployments, one a service at most, that are the first to contain it. */
  readonly firstWith: ReadonlyMap<number, readonly number[]>;
}

interface Collected {
  readonly baseline: Uint8Array;
  readonly hotfix: Uint8Array;
  readonly reverts: Revert[];
  readonly firstWith: Map<number, number[]>;
  /** (deployment, commit row) */
  readonly charged: Pairs;
}

/** `wanted`: commit rows that incidents name. */
export function attribute(facts: Facts, counted: Uint8Array, rules: Rules, wanted: ReadonlySet<number>): Attribution {
  const { count } = facts.deployments;
  const collected: Collected = {
    baseline: new Uint8Array(count),
    hotfix: new Uint8Array(count),
    reverts: [],
    firstWith: new Map(),
    charged: createPairs(),
  };
  const labels = new Int32Array(facts.commits.count).fill(UNREACHED);
  for (const stream of repositoryStreams(facts, counted)) {
    collectStream(facts, stream, labels, rules.excludeBots, wanted, collected);
  }
  const newlyContained = PROFILES[rules.profile].leadTime.changes === 'newly-contained';
  const charged = newlyContained ? collected.charged : deployedCommits(facts, counted);
  if (!newlyContained) collected.baseline.fill(0);
  addRowTimes(facts, counted, charged);
  return { ...collected, ...leadRows(facts, charged) };
}

function collectStream(
  { commits, said }: Facts,
  stream: RepositoryStream,
  labels: Int32Array,
  excludeBots: boolean,
  wanted: ReadonlySet<number>,
  { baseline, hotfix, reverts, firstWith, charged }: Collected,
): void {
  const { deployments } = stream;
  const { parentOffset, authorAt, flags } = commits;
  const isOwn = ownCommits(commits, said, stream);
  const reverting: { readonly position: number; readonly reverted: number }[] = [];
  baseline[deployments[0] as number] = 1;
  const swept = propagate(commits, stream, labels, (row, position) => {
    const deployment = deployments[position] as number;
    if (wanted.has(row)) firstWith.set(row, [...(firstWith.get(row) ?? []), deployment]);
    if (!isOwn(row)) return;
    const flag = flags[row] as number;
    if ((flag & COMMIT_FLAG.hotfix) !== 0) hotfix[deployment] = 1;
    const reverted = commits.reverts[row] as number;
    if (reverted >= 0) reverting.push({ position, reverted });
    const merge = (parentOffset[row + 1] as number) - (parentOffset[row] as number) > 1;
    const leftOut = merge || (excludeBots && (flag & COMMIT_FLAG.bot) !== 0);
    if (!leftOut && !Number.isNaN(authorAt[row] as number)) charged.push(deployment, row);
  });
  for (const { position, reverted } of reverting) {
    const original = labels[reverted] as number;
    const by = deployments[position] as number;
    if (original === UNREACHED || original === 0) reverts.push({ by, of: -1 });
    // Change and revert that arrive together never reached users.
    else if (original < position) reverts.push({ by, of: deployments[original] as number });
  }
  swept.forget();
}

/** Whether a commit row of the stream's repository touches what the service owns of it. */
function ownCommits(
  { repositoryStart }: CommitFacts,
  { paths }: Said,
  { service, repository }: RepositoryStream,
): (row: number) => boolean {
  const owned = paths.find((one) => one.service === service && one.repository === repository);
  if (owned === undefined) return () => true;
  const start = repositoryStart[repository] as number;
  return (row) => owned.touches[row - start] === 1;
}

/** Deployments that charge nothing through a repository, but whose own row gives a commit time. */
function addRowTimes(facts: Facts, counted: Uint8Array, charged: Pairs): void {
  const { count, commitOffset, committedAt } = facts.deployments;
  for (let i = 0; i < count; i++) {
    const known = commitOffset[i] !== commitOffset[i + 1];
    if (counted[i] === 1 && !known && !Number.isNaN(committedAt[i] as number)) charged.push(i, -1);
  }
}

function deployedCommits(facts: Facts, counted: Uint8Array): Pairs {
  const { count, commitOffset, commitRef } = facts.deployments;
  const { authorAt } = facts.commits;
  const charged = createPairs();
  for (let i = 0; i < count; i++) {
    if (counted[i] !== 1) continue;
    let newest = -1;
    for (let k = commitOffset[i] as number; k < (commitOffset[i + 1] as number); k++) {
      const row = commitRef[k] as number;
      const at = authorAt[row] as number;
      if (!Number.isNaN(at) && (newest < 0 || at > (authorAt[newest] as number))) newest = row;
    }
    if (newest >= 0) charged.push(i, newest);
  }
  return charged;
}

/** Lead rows by deployment, older commits first. */
function leadRows(facts: Facts, charged: Pairs): LeadRows {
  const { count, finishedAt, committedAt } = facts.deployments;
  const { authorAt } = facts.commits;
  const { offset, member } = charged.groupByLeft(count);
  const leadCommit = new Int32Array(member.length);
  const leadSeconds = new Float64Array(member.length);
  for (let i = 0; i < count; i++) {
    // Sweeps find children first.
    let from = offset[i + 1] as number;
    for (let lead = offset[i] as number; lead < (offset[i + 1] as number); lead++) {
      const row = member[--from] as number;
      const changedAt = row < 0 ? (committedAt[i] as number) : (authorAt[row] as number);
      leadCommit[lead] = row;
      leadSeconds[lead] = ((finishedAt[i] as number) - changedAt) / 1000;
    }
  }
  return {
    leadOffset: offset,
    leadCommit,
    leadPull: new Int32Array(member.length).fill(-1),
    leadOriginal: new Int32Array(member.length).fill(-1),
    leadSeconds,
  };
}
