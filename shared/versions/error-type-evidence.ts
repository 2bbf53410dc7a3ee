/**
 * What sorts of errors say of head that base has not. If they were as frequent in base, all of a sort's errors are
 * head's by chance with probability share ^ errors, `share` being head's part of both versions' traffic or of their
 * errors of sorts that aren't new, whichever is more: a base too small to have shown a sort makes it likely, and
 * errors that rose all together are weighed by their rate, not here again. The smallest such probability, times the
 * number of sorts (C. E. Bonferroni; R. J. Simes 1986), becomes a weight by the calibrator of V. Vovk & R. Wang,
 * "E-values: calibration, combination and applications" (2021).
 */
import type { VersionEvidence } from '../version-answers.ts';
import { type ErrorTypePair, pairErrorTypes } from './compare-error-types.ts';
import type { VersionHistory } from './version-data.ts';

/** New sorts of errors alone make a version suspect, never faulty: somebody has to be the first to see a rare one. */
const MOST_WEIGHT = 2;
/** Errors come in bursts, one cause many times: no sort counts as more than so many causes. */
const MOST_CAUSES = 12;

/** null = neither tells of them, or head has no new ones. `factor`: variance ÷ binomial variance. */
export function weighErrorTypes(
  base: VersionHistory,
  head: VersionHistory,
  factor: number,
): Extract<VersionEvidence, { readonly code: 'new-errors' }> | null {
  if (base.errorGroups === null || head.errorGroups === null) return null;
  const pairs = pairErrorTypes(base.errorGroups, head.errorGroups);
  const fresh = pairs.filter(({ isInBase, isInHead }) => isInHead && !isInBase);
  if (fresh.length === 0) return null;
  const share = shareOf(base, head, pairs);
  const chances = fresh
    .map(({ head: count }) => share ** Math.min(MOST_CAUSES, (count ?? 1) / factor))
    .sort((one, other) => one - other);
  // Simes: the k-th smallest of n times n/k, at its least.
  const pValue = Math.min(1, ...chances.map((chance, index) => (chance * pairs.length) / (index + 1)));
  return {
    code: 'new-errors',
    weight: Math.min(MOST_WEIGHT, Math.max(0, calibrate(pValue))),
    types: [...new Set(fresh.map(({ type }) => type))],
    count: fresh.reduce((total, { head: count }) => total + (count ?? 1), 0),
  };
}

/**
 * Of both versions' requests or errors of sorts that aren't new, whichever head has more of; 1 where base has none of
 * either.
 */
function shareOf(base: VersionHistory, head: VersionHistory, pairs: readonly ErrorTypePair[]): number {
  const known = pairs.filter(({ isInBase }) => isInBase);
  const count = (side: 'base' | 'head') => known.reduce((total, pair) => total + (pair[side] ?? 1), 0);
  const errors = shareOfPair(count('base'), count('head'));
  const requests = shareOfPair(base.measured?.requests ?? null, head.measured?.requests ?? null);
  return Math.max(errors ?? 0, requests ?? 0) || 1;
}

function shareOfPair(base: number | null, head: number | null): number | null {
  if (base === null || head === null || !(base + head > 0)) return null;
  return head / (base + head);
}

/** ln of (1 − p + p ln p) ÷ (p ln² p): Vovk & Wang 2021, (2). */
function calibrate(pValue: number): number {
  const p = Math.min(0.99, Math.max(1e-12, pValue));
  const log = Math.log(p);
  return Math.log((1 - p + p * log) / (p * log * log));
}
