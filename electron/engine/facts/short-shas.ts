/**
 * Where no repository was read, the short SHA of one row and the whole one of another are still the same commit, as long
 * as a single whole one begins so.
 */
import { asSha } from './commit-index.ts';
import type { Dictionary } from './dictionary.ts';

const WHOLE = 40;
const SHORTEST = 7;

/** Gives rows with a short SHA the code of the whole one. */
export function completeShortShas(shas: Dictionary, column: Int32Array): void {
  const short = shas.texts.filter((text) => text.length < WHOLE && asSha(text) !== null);
  if (short.length === 0) return;
  const find = createShaFinder(shas);
  const codes = new Map(short.map((text) => [shas.find(text), find(text)]));
  for (let i = 0; i < column.length; i++) column[i] = codes.get(column[i] ?? 0) ?? column[i] ?? 0;
}

/** A look-up of the code of a SHA among those known, whole and short ones taken together; -1 = none. */
export function createShaFinder(shas: Dictionary): (sha: string) => number {
  let sorted: string[] | null = null;
  let lengths: readonly number[] | null = null;
  return (sha) => {
    if (asSha(sha) !== sha) return shas.find(sha);
    if (sha.length < WHOLE) {
      sorted ??= shas.texts.filter((text) => text.length >= WHOLE && asSha(text) !== null).sort();
      const whole = onlyOneWith(sha, sorted);
      return shas.find(whole ?? sha);
    }
    lengths ??= knownLengths(shas);
    for (const length of lengths) {
      if (length > sha.length) continue;
      const code = shas.find(sha.slice(0, length));
      if (code >= 0) return code;
    }
    return -1;
  };
}

/** Of texts that can be SHAs, the longest first. */
function knownLengths({ texts }: Dictionary): readonly number[] {
  const lengths = new Set(texts.map(({ length }) => length));
  return [...lengths].filter((length) => length >= SHORTEST).sort((a, b) => b - a);
}

/** `sorted` ascending. */
function onlyOneWith(prefix: string, sorted: readonly string[]): string | null {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? '') < prefix) from = middle + 1;
    else to = middle;
  }
  const first = sorted[from];
  if (!first?.startsWith(prefix) || sorted[from + 1]?.startsWith(prefix)) return null;
  return first;
}
