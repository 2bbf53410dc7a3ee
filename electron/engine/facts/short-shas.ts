/**
 * Where no repository was read, the short SHA of one row and the whole one of another are still the same commit, as long
 * as a single whole one begins so.
 */
import { asSha } from './commit-index.ts';
import type { TextCodes } from './text-codes.ts';

const WHOLE = 40;
const SHORTEST = 7;

/** Gives rows with a short SHA the code of the whole one. */
export function completeShortShas(shas: TextCodes, column: Int32Array): void {
  const short = textsOf(shas, (length) => length < WHOLE);
  if (short.length === 0) return;
  const find = createShaFinder(shas);
  const codes = new Map(short.map((text) => [shas.find(text), find(text)]));
  for (let i = 0; i < column.length; i++) column[i] = codes.get(column[i] ?? 0) ?? column[i] ?? 0;
}

/** A look-up of the code of a SHA among those known, whole and short ones taken together; -1 = none. */
export function createShaFinder(shas: TextCodes): (sha: string) => number {
  let sorted: string[] | null = null;
  let lengths: readonly number[] | null = null;
  return (sha) => {
    if (asSha(sha) !== sha) return shas.find(sha);
    if (sha.length < WHOLE) {
      sorted ??= textsOf(shas, (length) => length >= WHOLE).sort();
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

/** Texts of such a length that can be SHAs. */
function textsOf(shas: TextCodes, isLength: (length: number) => boolean): string[] {
  const texts: string[] = [];
  for (let code = 1; code < shas.size; code++) {
    if (!isLength(shas.lengthOf(code))) continue;
    const text = shas.text(code);
    if (asSha(text) !== null) texts.push(text);
  }
  return texts;
}

/** Of texts that can be SHAs, the longest first. */
function knownLengths(shas: TextCodes): readonly number[] {
  const lengths = new Set<number>();
  for (let code = 1; code < shas.size; code++) lengths.add(shas.lengthOf(code));
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
