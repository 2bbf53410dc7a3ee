/** Exponential histograms of OpenTelemetry, with no finer buckets than are kept. */
import { ZERO_BUCKET } from './join-buckets.ts';
import { type Members, memberOf, numberAt, numbersAt, objectOf } from './otel-cells.ts';

/** Four buckets for each doubling: a latency is known within a tenth. Finer ones are joined, which is exact. */
const FINEST_SCALE = 2;
/** Below, one bucket holds all that takes any time at all. */
const SCALES = { lowest: -6, highest: 20 };
/** Powers of two beyond which nothing takes so short or long. */
const FARTHEST = 128;

export interface ExponentialCounts {
  readonly scale: number;
  /** By index; `ZERO_BUCKET` holds those that are about nothing. */
  readonly counts: Map<number, number>;
}

/** Null = it can't be read. */
export function readExponential(point: Members): ExponentialCounts | null {
  const said = numberAt(point, 'scale');
  const own = said !== null && Number.isNaN(said) ? 0 : said;
  if (own === null || !Number.isInteger(own) || own < SCALES.lowest || own > SCALES.highest) return null;
  const positive = objectOf(memberOf(point, 'positive'));
  const offset = orZero(numberAt(positive, 'offset'));
  const buckets = numbersAt(positive, 'bucketCounts');
  const zeros = orZero(numberAt(point, 'zeroCount'));
  const negative = numbersAt(objectOf(memberOf(point, 'negative')), 'bucketCounts');
  if (offset === null || buckets === null || zeros === null || negative === null) return null;
  if (!Number.isSafeInteger(offset) || zeros < 0 || [...buckets, ...negative].some((count) => count < 0)) return null;
  // Nothing takes less than no time: clocks were set back.
  const below = negative.reduce((sum, count) => sum + count, zeros);
  const counts = new Map<number, number>([[ZERO_BUCKET, below]]);
  for (const [place, count] of buckets.entries()) if (count > 0) counts.set(offset + place, count);
  return coarser({ scale: own, counts }, FINEST_SCALE);
}

function orZero(number: number | null): number | null {
  return number !== null && Number.isNaN(number) ? 0 : number;
}

/** The same counts at a scale that is no finer than `scale`. */
function coarser(exponential: ExponentialCounts, scale: number): ExponentialCounts {
  const to = Math.min(exponential.scale, scale);
  const joined = 2 ** (exponential.scale - to);
  const farthest = Math.max(1, FARTHEST * 2 ** to);
  const counts = new Map<number, number>();
  for (const [index, count] of exponential.counts) {
    const place = index === ZERO_BUCKET ? index : Math.max(-farthest, Math.min(farthest, Math.floor(index / joined)));
    counts.set(place, (counts.get(place) ?? 0) + count);
  }
  return { scale: to, counts };
}

/** What it grew by since `before`; null = there was nothing before. At the coarser scale of the two. */
export function grownBy(after: ExponentialCounts, before: ExponentialCounts | null): ExponentialCounts {
  if (before === null) return after;
  const now = coarser(after, before.scale);
  const then = coarser(before, now.scale);
  const counts = new Map<number, number>();
  for (const [index, count] of now.counts) counts.set(index, Math.max(0, count - (then.counts.get(index) ?? 0)));
  return { scale: now.scale, counts };
}
