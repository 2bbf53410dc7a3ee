/**
 * Sorts of errors that one version has and another has not, or has more of. A sort counts as grown or shrunk where its
 * rate per request differs clearly, after correction for how many sorts there are: Y. Benjamini & Y. Hochberg,
 * "Controlling the false discovery rate" (1995), at 5 %.
 */
import type { ErrorTypeChange, MeasuredVersion } from '../version-answers.ts';
import { type RateCounts, rateTest } from './rate-test.ts';
import type { ErrorGroup } from './version-data.ts';

export interface ErrorTypesOf {
  readonly errorGroups: readonly ErrorGroup[] | null;
  readonly measured: MeasuredVersion | null;
}

/** A sort of error in both versions; counts of what isn't there are 0, of what nobody counted null. */
export interface ErrorTypePair {
  readonly type: string;
  readonly title: string | null;
  readonly base: number | null;
  readonly head: number | null;
  readonly isInBase: boolean;
  readonly isInHead: boolean;
}

const FALSE_SHARE = 0.05;
/** A sort has grown if there is half as much again of it, shrunk if a third is gone. */
const LEAST_RATIO = 1.5;
const ORDER: Readonly<Record<ErrorTypeChange['change'], number>> = { new: 0, grown: 1, same: 2, shrunk: 3, gone: 4 };

/** Changes for the worse first, within them the most frequent; [] where neither has error groups. `factor`: how much more
 * rates vary than by chance (dispersion.ts). */
export function compareErrorTypes(base: ErrorTypesOf, head: ErrorTypesOf, factor = 1): readonly ErrorTypeChange[] {
  const pairs = pairErrorTypes(base.errorGroups ?? [], head.errorGroups ?? []);
  const isKnown = base.errorGroups !== null && head.errorGroups !== null;
  const changes = isKnown ? changesOf(pairs, base.measured, head.measured, factor) : pairs.map(() => 'same' as const);
  const rows = pairs.map((pair, index) => ({
    type: pair.type,
    title: pair.title,
    change: changes[index] ?? 'same',
    base: base.errorGroups === null ? null : pair.base,
    head: head.errorGroups === null ? null : pair.head,
    baseRate: base.errorGroups === null ? null : rateOf(pair.base, base.measured),
    headRate: head.errorGroups === null ? null : rateOf(pair.head, head.measured),
  }));
  return rows.sort((one, other) => ORDER[one.change] - ORDER[other.change] || mostOf(other) - mostOf(one));
}

/** One a sort, base's first. Groups of one key are one sort. */
export function pairErrorTypes(base: readonly ErrorGroup[], head: readonly ErrorGroup[]): readonly ErrorTypePair[] {
  const before = sumGroups(base);
  const after = sumGroups(head);
  return [...new Set([...before.keys(), ...after.keys()])].map((key) => {
    const [from, to] = [before.get(key), after.get(key)];
    const { type, title } = (to ?? from) as ErrorGroup;
    return {
      type,
      title,
      base: from === undefined ? 0 : from.count,
      head: to === undefined ? 0 : to.count,
      isInBase: from !== undefined && from.count !== 0,
      isInHead: to !== undefined && to.count !== 0,
    };
  });
}

function sumGroups(groups: readonly ErrorGroup[]): ReadonlyMap<string, ErrorGroup> {
  const sums = new Map<string, ErrorGroup>();
  for (const group of groups) {
    const count =
      group.count !== null && group.count >= 0 && group.count < Number.POSITIVE_INFINITY ? group.count : null;
    const known = sums.get(group.key);
    const sum =
      known === undefined || (known.count === null && count === null) ? count : (known.count ?? 1) + (count ?? 1);
    sums.set(group.key, { ...group, count: known === undefined ? count : sum });
  }
  return sums;
}

function changesOf(
  pairs: readonly ErrorTypePair[],
  base: MeasuredVersion | null,
  head: MeasuredVersion | null,
  factor: number,
): readonly ErrorTypeChange['change'][] {
  const tests = pairs.map((pair) => testPair(pair, base, head, factor));
  const isClear = clearOnes(tests.map(({ pValue }) => pValue));
  return pairs.map(({ isInBase, isInHead }, index) => {
    if (!isInBase && isInHead) return 'new';
    if (isInBase && !isInHead) return 'gone';
    const ratio = tests[index]?.ratio ?? 1;
    if (!isClear[index]) return 'same';
    return ratio >= LEAST_RATIO ? 'grown' : ratio <= 1 / LEAST_RATIO ? 'shrunk' : 'same';
  });
}

/** Of its rate per request; 1 where counts or requests aren't known. */
function testPair(
  pair: ErrorTypePair,
  base: MeasuredVersion | null,
  head: MeasuredVersion | null,
  factor: number,
): { readonly pValue: number; readonly ratio: number } {
  const from = countsOf(pair.base, base);
  const to = countsOf(pair.head, head);
  if (from === null || to === null || !pair.isInBase || !pair.isInHead) return { pValue: 1, ratio: 1 };
  const ratio = to.errors / to.requests / (from.errors / from.requests);
  return { pValue: rateTest(from, to, factor, Number.POSITIVE_INFINITY), ratio };
}

/** Sorts count as events: one request may have several, so there may be more of them than requests. */
function countsOf(count: number | null, measured: MeasuredVersion | null): RateCounts | null {
  if (count === null || !measured?.requests) return null;
  return { errors: Math.min(count, measured.requests), requests: measured.requests };
}

/** Benjamini & Hochberg: the largest k of which the k-th smallest p is at most k/n of the share. */
export function clearOnes(pValues: readonly number[]): readonly boolean[] {
  const sorted = pValues.toSorted((one, other) => one - other);
  let limit = -1;
  for (const [index, pValue] of sorted.entries()) {
    if (pValue <= ((index + 1) / sorted.length) * FALSE_SHARE) limit = pValue;
  }
  return pValues.map((pValue) => pValue <= limit);
}

function rateOf(count: number | null, measured: MeasuredVersion | null): number | null {
  return count === null || !measured?.requests ? null : count / measured.requests;
}

function mostOf({ base, head }: ErrorTypeChange): number {
  return Math.max(base ?? 0, head ?? 0);
}
