import type { Random } from '../sample/random.ts';

/** How a power cut, or a disk that lies, leaves the end of a file. */
const WAYS = ['cut', 'bit', 'zeroes', 'noise', 'stale', 'appended'] as const;
export type Way = (typeof WAYS)[number];

export interface Garbled {
  readonly way: Way;
  /** From which byte on it differs. */
  readonly offset: number;
  readonly bytes: Buffer;
}

const SECTOR = 512;

export function garble(bytes: Buffer, random: Random): Garbled {
  const way = random.pick(WAYS);
  // Mostly the tail; sometimes anywhere, the header too.
  const earliest = random.chance(0.75) ? Math.floor(bytes.length * 0.7) : 0;
  const offset = random.integer(earliest, bytes.length - 1);
  return { way, offset: way === 'appended' ? bytes.length : offset, bytes: change(bytes, way, offset, random) };
}

function change(bytes: Buffer, way: Way, offset: number, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  const end = Math.min(bytes.length, offset + random.integer(1, 40 * SECTOR));
  if (way === 'cut') return copy.subarray(0, offset);
  if (way === 'appended') return Buffer.concat([copy, noise(end - offset, random)]);
  if (way === 'bit') copy[offset] = (copy[offset] ?? 0) ^ (1 << random.integer(0, 7));
  else if (way === 'zeroes') copy.fill(0, offset, end);
  else if (way === 'noise') noise(end - offset, random).copy(copy, offset);
  // What an earlier write left in these sectors.
  else copy.copyWithin(offset, Math.max(0, offset - random.integer(1, 20) * SECTOR), Math.max(0, end - SECTOR));
  return copy;
}

function noise(length: number, random: Random): Buffer {
  return Buffer.from(Array.from({ length }, () => random.integer(0, 255)));
}
