import type { CommitShas } from './commit-index.ts';

const BUCKETS = 65_536;

/**
 * Rows in ascending order of their SHAs, those of one SHA in their own order. SHAs are spread evenly: dealt out by their
 * first two bytes, few are left to compare with one another.
 */
export function orderShas(shas: CommitShas): Int32Array {
  const count = shas.lengths.length;
  const starts = new Int32Array(BUCKETS + 1);
  for (let row = 0; row < count; row++) (starts[bucketOf(shas, row) + 1] as number)++;
  for (let bucket = 0; bucket < BUCKETS; bucket++) (starts[bucket + 1] as number) += starts[bucket] as number;
  const order = new Int32Array(count);
  const next = starts.slice(0, BUCKETS);
  for (let row = 0; row < count; row++) order[(next[bucketOf(shas, row)] as number)++] = row;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const [start, end] = [starts[bucket] as number, starts[bucket + 1] as number];
    if (end - start > 1) order.subarray(start, end).sort((one, other) => compareShas(shas, one, other) || one - other);
  }
  return order;
}

function bucketOf({ bytes, width }: CommitShas, row: number): number {
  const start = row * width;
  return ((bytes[start] ?? 0) << 8) | (bytes[start + 1] ?? 0);
}

/** 0 = the same. */
export function compareShas({ bytes, width, lengths }: CommitShas, one: number, other: number): number {
  for (let k = 0; k < width; k++) {
    const difference = (bytes[one * width + k] as number) - (bytes[other * width + k] as number);
    if (difference !== 0) return difference;
  }
  return (lengths[one] as number) - (lengths[other] as number);
}
