import type { Bucket } from '../time.ts';
import { firstAtOrAfter } from './search-sorted.ts';

/** The part of the rows, which are in order of these times, in each of the buckets. */
export function cutRows(rows: Int32Array, times: Float64Array, tiles: readonly Bucket[]): readonly Int32Array[] {
  const timeAt = (k: number) => times[rows[k] as number] as number;
  return tiles.map(({ from, to }) =>
    rows.subarray(firstAtOrAfter(rows.length, timeAt, from), firstAtOrAfter(rows.length, timeAt, to)),
  );
}
