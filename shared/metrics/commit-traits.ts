/** What is to be known of a commit when a deployment is the first to contain it: a byte each, whatever the rules. */
import { type CarriedPulls, carriedPulls } from './carried-pulls.ts';
import { COMMIT_FLAG, PULL_FLAG } from './facts.ts';
import { oncePerRows, type Rows } from './once-per.ts';
import { type PullsOfCommits, pullsOfCommits } from './pulls-of-commits.ts';

/**
 * bot: of a bot, or of a bot's pull request. untimed: no author time. hotfix: its subject says so. reverts: another commit.
 * carrier: it brings a pull request that is a hotfix or a revert. squash: it stands for the commits of its pull request.
 * named: an incident names it.
 */
export const TRAIT = {
  merge: 1,
  bot: 2,
  untimed: 4,
  hotfix: 8,
  reverts: 16,
  carrier: 32,
  squash: 64,
  named: 128,
} as const;

export interface CommitTraits {
  /** Per commit row: bits of TRAIT. */
  readonly traits: Uint8Array;
  /** null = there are no pull requests. */
  readonly pullsOf: PullsOfCommits | null;
  /** null = none of them is a hotfix or a revert. */
  readonly carried: CarriedPulls | null;
}

export const commitTraits = oncePerRows((rows): CommitTraits => {
  const { commits, incidents } = rows;
  const { authorAt, flags, parentOffset, reverts } = commits;
  const traits = new Uint8Array(commits.count);
  for (let row = 0; row < traits.length; row++) {
    const flag = flags[row] as number;
    let bits = (parentOffset[row + 1] as number) - (parentOffset[row] as number) > 1 ? TRAIT.merge : 0;
    if ((flag & COMMIT_FLAG.bot) !== 0) bits |= TRAIT.bot;
    if ((flag & COMMIT_FLAG.hotfix) !== 0) bits |= TRAIT.hotfix;
    if (Number.isNaN(authorAt[row] as number)) bits |= TRAIT.untimed;
    if ((reverts[row] as number) >= 0) bits |= TRAIT.reverts;
    traits[row] = bits;
  }
  for (const row of incidents.commitRef) if (row >= 0) (traits[row] as number) |= TRAIT.named;
  const pullsOf = pullsOfCommits(rows);
  if (pullsOf !== null) addPulls(rows, pullsOf, traits);
  const carried = carriedPulls(rows);
  for (const row of carried?.hotfixes ?? []) (traits[row] as number) |= TRAIT.carrier;
  for (const row of carried?.reverted.keys() ?? []) (traits[row] as number) |= TRAIT.carrier;
  return { traits, pullsOf, carried };
});

function addPulls({ pulls }: Rows, { pullOf, squashed }: PullsOfCommits, traits: Uint8Array): void {
  for (let row = 0; row < traits.length; row++) {
    const pull = pullOf[row] as number;
    if (pull < 0) continue;
    if (((pulls.flags[pull] as number) & PULL_FLAG.bot) !== 0) (traits[row] as number) |= TRAIT.bot;
    if (squashed[pull] === row) (traits[row] as number) |= TRAIT.squash;
  }
}
