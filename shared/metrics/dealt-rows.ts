import { scratchIntegers } from './scratch.ts';

/**
 * Rows dealt out to groups, still in order of time: pair k says that row `rows[k]` belongs to group `groups[k]`. Figures of
 * many groups are gathered in one pass over the pairs, which reads the facts in the order they lie in memory; going group by
 * group would miss the cache at every row.
 */
export interface DealtRows {
  readonly groupCount: number;
  readonly groups: Int32Array;
  readonly rows: Int32Array;
}

export function oneGroup(rows: Int32Array): DealtRows {
  return { groupCount: 1, groups: scratchIntegers(rows.length).fill(0), rows };
}
