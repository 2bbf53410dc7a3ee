/** Which two versions are set side by side. */
import type { VersionRow } from '../../../shared/answers.ts';

export interface VersionPair {
  readonly base: string;
  readonly head: string;
}

/**
 * The current version and the one that ran just before it. Current is the active one (where none is, the last
 * deployed); before it comes the one deployed last among the others, so that after V1, V2, V3 and a way back to V1 the
 * comparison is V3 → V1. Null with fewer than two versions.
 */
export function defaultPair(rows: readonly VersionRow[]): VersionPair | null {
  const newestFirst = [...rows].sort((a, b) => b.lastDeployedAt - a.lastDeployedAt);
  const head = newestFirst.find((row) => row.active) ?? newestFirst[0];
  const base = newestFirst.find((row) => row !== head);
  return head === undefined || base === undefined ? null : { base: base.version, head: head.version };
}

/** The pair asked for where both of it exist and differ, else the default one. */
export function chosenPair(rows: readonly VersionRow[], base: string | null, head: string | null): VersionPair | null {
  const known = (version: string | null): version is string => rows.some((row) => row.version === version);
  const usual = defaultPair(rows);
  if (usual === null) return null;
  const pair = { base: known(base) ? base : usual.base, head: known(head) ? head : usual.head };
  return pair.base === pair.head ? usual : pair;
}

/** The pair after a version is chosen for one side; choosing the other side's version swaps the two. */
export function withSide(pair: VersionPair, side: keyof VersionPair, version: string): VersionPair {
  const other = side === 'base' ? 'head' : 'base';
  if (pair[other] === version) return { base: pair.head, head: pair.base };
  return { ...pair, [side]: version };
}
