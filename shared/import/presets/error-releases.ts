/** Groups of errors that name the first and the last version they were seen in. */
import type { DerivedRow } from './preset.ts';

export interface SeenIn {
  readonly first: string | null;
  readonly last: string | null;
  /** As the record has them. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}

/**
 * A row a version. Counts are of all versions together, so that only a group that was seen in one has them; of the others
 * nobody says how often.
 */
export function rowsOfVersions({ first, last, firstSeen, lastSeen }: SeenIn): readonly [DerivedRow, ...DerivedRow[]] {
  const both = { first_seen: firstSeen, last_seen: lastSeen };
  if (first === null || last === null || first === last) return [{ ...both, version: first ?? last }];
  const uncounted = { count: null, users: null };
  return [
    { ...uncounted, version: first, first_seen: firstSeen, last_seen: null },
    { ...uncounted, version: last, first_seen: null, last_seen: lastSeen },
  ];
}
