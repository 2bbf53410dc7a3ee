/** Intervals of a version joined into blocks in which errors are expected, and how far each is from its expectation. */
import { createFloatRoom, partOf } from './float-room.ts';
import { hourOf } from './hour-factors.ts';
import { errorsAt, type PointSums, ratedRequestsAt } from './point-sums.ts';
import type { VersionPoints } from './version-data.ts';

export interface Blocks {
  readonly count: number;
  /** Errors per request of all intervals; above 0. */
  readonly rate: number;
  /** Requests of each block, each counted as many times as its hour's rate is above the day's. */
  readonly exposures: Float64Array;
  readonly errors: Float64Array;
  /** 1 − error rate: what is left of Poisson's variance. */
  readonly free: number;
  /** Requests of the interval that a request drawn by chance is in, less itself. */
  readonly others: number;
}

const NOTHING: Blocks = {
  count: 0,
  rate: 1,
  exposures: new Float64Array(),
  errors: new Float64Array(),
  free: 1,
  others: 0,
};
const room = createFloatRoom();
const LEAST_EXPECTED = 5;
const LONG = 8;

/** `hours`: by how much the rate differs by hour of the day (UTC); null = it doesn't. */
export function gatherBlocks(
  points: VersionPoints,
  { ratedRequests, ratedErrors }: PointSums,
  hours: Float64Array | null,
): Blocks {
  if (ratedErrors < 2 * LEAST_EXPECTED || ratedErrors > 0.9 * ratedRequests) return NOTHING;
  const least = (LEAST_EXPECTED * ratedRequests) / ratedErrors;
  const most = Math.min(points.count, Math.ceil(ratedErrors / LEAST_EXPECTED) * (hours === null ? 1 : 10));
  const both = room(2 * most);
  const [exposures, errors] = [partOf(both, 0, most), partOf(both, 1, most)];
  let [count, exposure, counted, sizes] = [0, 0, 0, 0];
  for (let i = 0; i < points.count && count < most; i++) {
    const requests = ratedRequestsAt(points, i);
    if (requests === 0) continue;
    sizes += requests * requests;
    exposure += hours === null ? requests : requests * (hours[hourOf(points.at[i] as number)] as number);
    counted += errorsAt(points, i);
    if (exposure < least) continue;
    exposures[count] = exposure;
    errors[count++] = counted;
    exposure = 0;
    counted = 0;
  }
  if (count < 2) return NOTHING;
  const others = Math.max(0, sizes / ratedRequests - 1);
  const rate = ratedErrors / ratedRequests;
  return { count, rate, exposures, errors, free: 1 - rate, others };
}

/** Of blocks without those that were set aside, so many blocks each; what is left over is left out. */
export function joinBlocks(blocks: Blocks, keeps: (index: number) => boolean): Blocks {
  if (blocks.count < 2 * LONG) return NOTHING;
  const most = Math.floor(blocks.count / LONG);
  const both = room(2 * most);
  const [exposures, errors] = [partOf(both, 0, most), partOf(both, 1, most)];
  let [count, kept, exposure, counted] = [0, 0, 0, 0];
  for (let i = 0; i < blocks.count; i++) {
    if (!keeps(i)) continue;
    exposure += blocks.exposures[i] as number;
    counted += blocks.errors[i] as number;
    if (++kept % LONG !== 0) continue;
    exposures[count] = exposure;
    errors[count++] = counted;
    exposure = 0;
    counted = 0;
  }
  return { ...blocks, count, exposures, errors };
}

/** (counted − expected)² ÷ binomial variance. */
export function squareOf({ exposures, errors, free }: Blocks, index: number, rate: number): number {
  const expected = (exposures[index] as number) * rate;
  return ((errors[index] as number) - expected) ** 2 / (expected * free);
}
