import type { Facts } from './facts.ts';
import { createPairs, type Pairs } from './pairs.ts';

/** (deployment, commit): the one commit that was deployed, of several repositories the newest. */
export function deployedCommits(facts: Facts, counted: Uint8Array): Pairs {
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
