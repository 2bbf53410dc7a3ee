/**
 * Change lead time, attribution: which commits each counted deployment is charged with.
 *
 * Profile `doradeck`: a commit is charged once a service, to the earliest counted deployment that contains it; merge
 * commits are left out; the first deployment of a service in a repository sets the baseline and charges nothing. A
 * deployment whose commits are unknown but whose row gives a commit time has one lead row of that. Profile `deck-2024`:
 * one row a deployment, of the commit it deployed (of several repositories, the newest). Profile `datadog`: the commits
 * since the deployment before of the same service and environment, whether new or not (charged-since-previous.ts). Profiles that
 * measure pull requests: charged-pulls.ts.
 *
 * Worked example: history C ← C1 ← C2 ← C3, C4 = merge of C2 and C3; deployments of C1, then C4. The first is the
 * baseline; the second is charged with C2 and C3. A later deployment of C1 again (a rollback) is charged with nothing.
 *
 * With pull requests (pulls-of-commits.ts) a squash is charged as the commits that it was made of, each with its own time,
 * but for those that an earlier deployment brought from their branch. A deployment without known commits that names pull
 * requests is charged with theirs (named-pulls.ts).
 *
 * A service that owns only some paths of a repository (Said.paths) is charged with the commits that touch them; a hotfix
 * or a revert elsewhere in that repository says nothing of it either.
 */
import { chargePulls, pullLeadRows } from './charged-pulls.ts';
import { chargeSincePrevious } from './charged-since-previous.ts';
import { type CommitTraits, commitTraits, TRAIT } from './commit-traits.ts';
import { deployedCommits } from './deployed-commits.ts';
import { type Facts, PULL_FLAG, type Said } from './facts.ts';
import { type LeadRows, leadRows, namedChange } from './lead-rows.ts';
import { firstNamed } from './named-pulls.ts';
import { oncePerRows } from './once-per.ts';
import { ownedPart } from './owned-commits.ts';
import type { Pairs } from './pairs.ts';
import { type LeadTimeRule, PROFILES } from './profiles.ts';
import { propagate, UNREACHED } from './propagate.ts';
import { type RepositoryStream, repositoryStreams } from './repository-streams.ts';
import type { Resolution, Rules } from './resolution.ts';
import { addRowTimes } from './row-times.ts';
import { createStreamCharges, type StreamCharges } from './stream-charges.ts';

export interface Revert {
  /** The deployment that reverts. */
  readonly by: number;
  /** The earlier one that had carried the change; -1 = it was live before the records begin. */
  readonly of: number;
}

export interface Attribution extends LeadRows, Pick<Resolution, 'baseline' | 'leadPlacedAt'> {
  /** Per deployment: 1 = the first of its service to contain a commit that calls itself a hotfix, merges included. */
  readonly hotfix: Uint8Array;
  readonly reverts: readonly Revert[];
  /** Commit row that an incident names -> the deployments, one a service at most, that are the first to contain it. */
  readonly firstWith: ReadonlyMap<number, readonly number[]>;
}

interface Collected {
  readonly baseline: Uint8Array;
  readonly hotfix: Uint8Array;
  readonly reverts: Revert[];
  readonly firstWith: Map<number, number[]>;
  /** (deployment, original): what came before its squash. */
  readonly known: Set<string>;
}

interface Question {
  readonly facts: Facts;
  readonly excludeBots: boolean;
  /** Merge commits are charged as well. */
  readonly merges: boolean;
  readonly commitTraits: CommitTraits;
}

interface Known {
  readonly key: string;
  readonly counted: Uint8Array;
  readonly paths: Said['paths'];
  readonly attribution: Attribution;
}

const knownOf = oncePerRows((): { latest: Known | null } => ({ latest: null }));

/**
 * Asked again of the same deployments it is the same object: another window to link incidents in, or the one environment
 * that the pattern matches, asks that.
 */
export function attribute(facts: Facts, counted: Uint8Array, rules: Rules): Attribution {
  const known = knownOf(facts);
  const key = `${rules.profile} ${rules.excludeBots}`;
  const { latest } = known;
  const { paths } = facts.said;
  const isAsked = latest?.key === key && (latest.paths === paths || latest.paths.length + paths.length === 0);
  if (isAsked && isSame(latest.counted, counted)) return latest.attribution;
  // The old one may go before the new one is made.
  known.latest = null;
  const attribution = attributeAnew(facts, counted, rules);
  known.latest = { key, counted, paths, attribution };
  return attribution;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function attributeAnew(facts: Facts, counted: Uint8Array, rules: Rules): Attribution {
  const { count } = facts.deployments;
  const collected: Collected = {
    baseline: new Uint8Array(count),
    hotfix: new Uint8Array(count),
    reverts: [],
    firstWith: new Map(),
    known: new Set(),
  };
  const rule = PROFILES[rules.profile].leadTime;
  const { excludeBots } = rules;
  const question: Question = { facts, excludeBots, merges: rule.merges, commitTraits: commitTraits(facts) };
  const labels = new Int32Array(facts.commits.count).fill(UNREACHED);
  const streams = repositoryStreams(facts, counted);
  const charges = createStreamCharges(streams, facts.commits.count);
  for (const stream of streams) {
    collectStream(question, stream, labels, charges, collected);
    charges.end(stream);
  }
  const contained = charges.inOrder(facts, counted);
  collectNamed(question, counted, contained, collected);
  return { ...collected, ...leads(question, rule, counted, labels, contained, collected) };
}

/** What the profile charges the deployments with. */
function leads(
  { facts, excludeBots, commitTraits: { traits, pullsOf } }: Question,
  rule: LeadTimeRule,
  counted: Uint8Array,
  labels: Int32Array,
  /** (deployment, change): see lead-rows.ts */
  contained: Pairs,
  { baseline, known }: Collected,
): LeadRows & Pick<Resolution, 'leadPlacedAt'> {
  if (rule.pulls !== null) {
    if (rule.pulls.deployment !== 'first-since-previous') baseline.fill(0);
    const charged = chargePulls(facts, counted, rule.pulls, excludeBots);
    const { leadMergedAt, ...rows } = pullLeadRows(facts, charged, rule.pulls.span, pullsOf);
    return { ...rows, leadPlacedAt: rule.placedBy === 'merge' ? leadMergedAt : null };
  }
  const newlyContained = rule.changes === 'newly-contained';
  if (rule.changes === 'deployed') baseline.fill(0);
  const isLeftOut = (row: number) => excludeBots && ((traits[row] as number) & TRAIT.bot) !== 0;
  const charged = changesOf(rule, facts, counted, contained, labels, isLeftOut);
  if (rule.changes !== 'since-previous') addRowTimes(facts, counted, newlyContained, charged);
  const isKnown = (deployment: number, original: number) => known.has(`${deployment} ${original}`);
  const rows = leadRows(facts, { charged, pullsOf, splitSquashes: rule.splitSquashes, excludeBots, isKnown });
  roundDown(rows.leadSeconds, rule.wholeSeconds);
  return { ...rows, leadPlacedAt: null };
}

function changesOf(
  rule: LeadTimeRule,
  facts: Facts,
  counted: Uint8Array,
  contained: Pairs,
  labels: Int32Array,
  leftOut: (row: number) => boolean,
): Pairs {
  if (rule.changes === 'newly-contained') return contained;
  if (rule.changes === 'deployed') return deployedCommits(facts, counted);
  return chargeSincePrevious(facts, rule, counted, leftOut, labels);
}

function roundDown(seconds: Float64Array, whole: number | null): void {
  if (whole === null) return;
  for (let lead = 0; lead < seconds.length; lead++) {
    seconds[lead] = Math.floor((seconds[lead] as number) / whole) * whole;
  }
}

function collectStream(
  question: Question,
  stream: RepositoryStream,
  labels: Int32Array,
  charges: StreamCharges,
  collected: Collected,
): void {
  const { facts, excludeBots, merges, commitTraits } = question;
  const { baseline, firstWith } = collected;
  const { deployments } = stream;
  const { traits } = commitTraits;
  const isOwn = ownedPart(facts.commits, facts.said, stream);
  const leftOut = TRAIT.untimed | (merges ? 0 : TRAIT.merge) | (excludeBots ? TRAIT.bot : 0);
  const told: Told = { reverting: [], squashes: [] };
  baseline[deployments[0] as number] = 1;
  const swept = propagate(facts.commits, stream, labels, (row, position) => {
    const what = traits[row] as number;
    if ((what & TRAIT.named) !== 0) addFirst(firstWith, row, deployments[position] as number);
    if (isOwn !== null && !isOwn(row)) return;
    if ((what & TELLING) !== 0) listen(question, row, position, deployments[position] as number, told, collected);
    if ((what & leftOut) !== 0) return;
    charges.push(position, row);
    if ((what & TRAIT.squash) !== 0) told.squashes.push({ position, row });
  });
  addReverts(deployments, labels, told.reverting, collected);
  addKnown(question, deployments, labels, told.squashes, collected);
  swept.forget();
}

function addFirst(firstWith: Map<number, number[]>, row: number, deployment: number): void {
  firstWith.set(row, [...(firstWith.get(row) ?? []), deployment]);
}

/** What tells something of the deployment that brings it, charged with it or not. */
const TELLING = TRAIT.hotfix | TRAIT.reverts | TRAIT.carrier;

interface Told {
  readonly reverting: Reverting[];
  /** Charged commits that pull requests were squashed into. */
  readonly squashes: { readonly position: number; readonly row: number }[];
}

function listen(
  { facts, commitTraits: { traits, carried } }: Question,
  row: number,
  position: number,
  deployment: number,
  { reverting }: Told,
  { hotfix }: Collected,
): void {
  const what = traits[row] as number;
  if ((what & TRAIT.hotfix) !== 0) hotfix[deployment] = 1;
  if ((what & TRAIT.reverts) !== 0) reverting.push({ position, reverted: facts.commits.reverts[row] as number });
  if (carried === null || (what & TRAIT.carrier) === 0) return;
  if (carried.hotfixes.has(row)) hotfix[deployment] = 1;
  for (const one of carried.reverted.get(row) ?? []) reverting.push({ position, reverted: one });
}

/** Originals that an earlier deployment brought from their branch before the squash came. */
function addKnown(
  { facts, commitTraits: { pullsOf } }: Question,
  deployments: Int32Array,
  labels: Int32Array,
  squashes: Told['squashes'],
  { known }: Collected,
): void {
  const { commitOffset, commitRef } = facts.pulls;
  for (const { position, row: squash } of squashes) {
    const pull = pullsOf?.pullOf[squash] as number;
    for (let k = commitOffset[pull] as number; k < (commitOffset[pull + 1] as number); k++) {
      const row = commitRef[k] as number;
      if (row >= 0 && (labels[row] as number) < position) known.add(`${deployments[position]} ${k}`);
    }
  }
}

interface Reverting {
  /** Ordinal in the stream. */
  readonly position: number;
  /** Commit row, -1 = not known. */
  readonly reverted: number;
}

function addReverts(
  deployments: Int32Array,
  labels: Int32Array,
  reverting: readonly Reverting[],
  { reverts }: Collected,
): void {
  for (const { position, reverted } of reverting) {
    const original = reverted < 0 ? UNREACHED : (labels[reverted] as number);
    const by = deployments[position] as number;
    if (original === UNREACHED || original === 0) reverts.push({ by, of: -1 });
    // Change and revert that arrive together never reached users.
    else if (original < position) reverts.push({ by, of: deployments[original] as number });
  }
}

/** Pull requests that deployments name. */
function collectNamed(
  { facts, excludeBots }: Question,
  counted: Uint8Array,
  charged: Pairs,
  { hotfix, reverts }: Collected,
): void {
  // Of one deployment the newest comes first.
  for (const { deployment, pull, reverted } of firstNamed(facts, counted).toReversed()) {
    const flags = facts.pulls.flags[pull] as number;
    if (reverted !== null) reverts.push({ by: deployment, of: reverted });
    if ((flags & PULL_FLAG.hotfix) !== 0) hotfix[deployment] = 1;
    if (!(excludeBots && (flags & PULL_FLAG.bot) !== 0)) charged.push(deployment, namedChange(pull));
  }
}
