/** Which two versions are set side by side. */
import { createContext } from 'react';
import type { VersionsAnswer } from '../../../shared/version-answers.ts';

export interface VersionPair {
  readonly base: string;
  readonly head: string;
}

/** The pair as it is chosen at this moment: a table shows it before it has what is answered of it, and in the same rows. */
export const PairContext = createContext<VersionPair | null>(null);

/**
 * The pair asked for where both of it exist and differ, else the usual one. A head asked for alone stands against what it
 * is judged against, else the version before it. Null with fewer than two versions.
 */
export function chosenPair(
  { rows, pair: usual }: Pick<VersionsAnswer, 'rows' | 'pair'>,
  base: string | null,
  head: string | null,
): VersionPair | null {
  if (usual === null) return null;
  const known = (version: string | null | undefined): version is string => rows.some((row) => row.version === version);
  const ofHead = known(head) ? head : usual.head;
  if (known(base) && base !== ofHead) return { base, head: ofHead };
  if (ofHead === usual.head) return usual;
  const place = rows.findIndex(({ version }) => version === ofHead);
  const against = [rows[place]?.verdict?.against, rows[place + 1]?.version, rows[place - 1]?.version];
  const ofBase = against.find((version) => known(version) && version !== ofHead);
  return ofBase === undefined ? usual : { base: ofBase, head: ofHead };
}

/** The pair after a version is chosen for one side; choosing the other side's version swaps the two. */
export function withSide(pair: VersionPair, side: keyof VersionPair, version: string): VersionPair {
  const other = side === 'base' ? 'head' : 'base';
  if (pair[other] === version) return { base: pair.head, head: pair.base };
  return { ...pair, [side]: version };
}
