import { plainTitle, revertedTitle } from './pull-titles.ts';
import type { StoredPull } from './read-pulls.ts';

/**
 * Per pull request (in order of merging) the one that it reverts, -1 = none: the latest of its repository that was merged
 * before and has the title, and the number where that is given, which it names.
 */
export function revertedPulls(pulls: readonly StoredPull[]): Int32Array {
  const latest = new Map<string, number>();
  const reverts = new Int32Array(pulls.length).fill(-1);
  for (const [i, { repository, title, externalId }] of pulls.entries()) {
    const reverted = revertedTitle(title);
    if (reverted !== null) {
      const byNumber = reverted.number === null ? undefined : latest.get(`${repository} #${reverted.number}`);
      reverts[i] = byNumber ?? latest.get(`${repository} ${reverted.title}`) ?? -1;
    }
    latest.set(`${repository} #${externalId}`, i);
    if (title.trim() !== '') latest.set(`${repository} ${plainTitle(title)}`, i);
  }
  return reverts;
}
