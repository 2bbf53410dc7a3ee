import { type Facts, PULL_FLAG, type PullFacts } from './facts.ts';

/** Pull requests that say something of the deployment they come with, by the commit row that they come with. */
export interface CarriedPulls {
  readonly hotfixes: ReadonlySet<number>;
  /** Row -> the rows that the pull requests which it reverts came with, -1 = not known. */
  readonly reverted: ReadonlyMap<number, readonly number[]>;
}

/** null = no pull request is a hotfix or a revert. */
export function carriedPulls({ pulls }: Pick<Facts, 'pulls'>): CarriedPulls | null {
  const hotfixes = new Set<number>();
  const reverted = new Map<number, number[]>();
  for (let pull = 0; pull < pulls.count; pull++) {
    const row = carrierOf(pulls, pull);
    if (row < 0) continue;
    const original = pulls.reverts[pull] as number;
    if (((pulls.flags[pull] as number) & PULL_FLAG.hotfix) !== 0) hotfixes.add(row);
    if (original >= 0) reverted.set(row, [...(reverted.get(row) ?? []), carrierOf(pulls, original)]);
  }
  return hotfixes.size + reverted.size === 0 ? null : { hotfixes, reverted };
}

/** The commit that a pull request became, else the last of its own that was read; -1 = neither is known. */
function carrierOf({ mergeCommit, commitOffset, commitRef }: PullFacts, pull: number): number {
  if ((mergeCommit[pull] as number) >= 0) return mergeCommit[pull] as number;
  for (let k = (commitOffset[pull + 1] as number) - 1; k >= (commitOffset[pull] as number); k--) {
    if ((commitRef[k] as number) >= 0) return commitRef[k] as number;
  }
  return -1;
}
