import { isLikelySha } from './version-name.ts';

const WHOLE = 40;

/**
 * A short SHA as the longest of `shas` that begins with it, as long as all that do begin with one another; else itself.
 * Digits alone (a date, the number of a build) are only the beginning of a whole SHA.
 */
export function completeShas(shas: Iterable<string>): (sha: string) => string {
  const sorted = [...new Set(shas)].sort();
  const most = sorted.reduce((length, sha) => Math.max(length, sha.length), 0);
  return (sha) => {
    if (sha.length >= most) return sha;
    let longest = sha;
    for (let i = firstFrom(sorted, sha); sorted[i]?.startsWith(sha); i++) {
      const longer = sorted[i] as string;
      if (!isLikelySha(sha) && longer.length < WHOLE) continue;
      if (!longer.startsWith(longest)) return sha;
      longest = longer;
    }
    return longest;
  };
}

/** Index of the first text that is not before this one. */
function firstFrom(sorted: readonly string[], text: string): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] as string) < text) from = middle + 1;
    else to = middle;
  }
  return from;
}
