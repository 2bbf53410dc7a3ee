/**
 * How much each part contributed to the change of a mean or a rate: exactly, the contributions add up to the change. `mix` is
 * that the part became a larger or smaller part of the whole, `within` that it changed itself (E. Kitagawa, "Components of a
 * difference between two rates", 1955; shares and values taken halfway, so that neither period goes first).
 *
 * Example: a fails 10 % of 50, then 20 % of 50; b 0 % of 50 both times. The rate goes from 5 % to 10 %: a contributes all 5
 * points, within.
 */
export interface Part<Key> {
  readonly key: Key;
  readonly before: Amount;
  readonly now: Amount;
}

export interface Amount {
  /** Failures, seconds … */
  readonly total: number;
  /** … of so many. */
  readonly n: number;
}

export interface Contribution<Key> {
  readonly key: Key;
  readonly mix: number;
  readonly within: number;
  /** Of the part; null where it has none. */
  readonly before: number | null;
  readonly now: number | null;
}

export interface Decomposition<Key> {
  /** Of the whole; the contributions add up to it. */
  readonly change: number;
  readonly parts: readonly Contribution<Key>[];
}

/** null where either period has nothing. */
export function decompose<Key>(parts: readonly Part<Key>[]): Decomposition<Key> | null {
  const before = sumOf(parts.map((part) => part.before));
  const now = sumOf(parts.map((part) => part.now));
  if (before.n === 0 || now.n === 0) return null;
  const level = (before.total / before.n + now.total / now.n) / 2;
  return {
    change: now.total / now.n - before.total / before.n,
    parts: parts.map((part): Contribution<Key> => {
      const [w0, w1] = [part.before.n / before.n, part.now.n / now.n];
      const [r0, r1] = [meanOf(part.before), meanOf(part.now)];
      // What wasn't there in one of the periods can't have changed itself.
      if (r0 === null || r1 === null) {
        return {
          key: part.key,
          mix: w1 * ((r1 ?? level) - level) - w0 * ((r0 ?? level) - level),
          within: 0,
          before: r0,
          now: r1,
        };
      }
      const mix = ((r0 + r1) / 2 - level) * (w1 - w0);
      return { key: part.key, mix, within: ((w0 + w1) / 2) * (r1 - r0), before: r0, now: r1 };
    }),
  };
}

function sumOf(amounts: readonly Amount[]): Amount {
  return amounts.reduce((sum, { total, n }) => ({ total: sum.total + total, n: sum.n + n }), { total: 0, n: 0 });
}

function meanOf({ total, n }: Amount): number | null {
  return n === 0 ? null : total / n;
}

/** The part that contributes most to the change in one way, and its share of it; null where none moved with it. */
export function largestPart<Key>(
  { change, parts }: Decomposition<Key>,
  way: 'mix' | 'within',
): { readonly part: Contribution<Key>; readonly share: number } | null {
  let found: { part: Contribution<Key>; share: number } | null = null;
  for (const part of parts) {
    const share = change === 0 ? 0 : part[way] / change;
    if (share > (found?.share ?? 0)) found = { part, share };
  }
  return found;
}
