/** Buckets of one interval as one histogram, whatever they were counted with. */
import type { LatencyHistogram } from '../../../../shared/model.ts';
import { addCounts } from '../../../../shared/versions/latency-buckets.ts';
import type { BucketColumns } from './series-table.ts';

/** Null = nothing was counted, or their bounds have nothing in common. */
export function histogramAt(buckets: readonly BucketColumns[], time: number): LatencyHistogram | null {
  const explicit = buckets.filter(({ exponential }) => exponential === null);
  const units = new Set(buckets.flatMap(({ exponential }) => exponential?.toMilliseconds ?? []));
  const histograms = [
    ...explicit.map(({ columns }) => explicitAt(columns, time)),
    ...[...units].map((unit) => exponentialAt(buckets, unit, time)),
  ];
  const [first, ...others] = histograms.filter((one) => one !== null);
  if (first === undefined) return null;
  return others.reduce<LatencyHistogram | null>((sum, one) => (sum === null ? null : joined(sum, one)), first);
}

/** Of counts up to each bound. A count below the one before it is of a bucket that missed some, as Prometheus has it. */
function explicitAt(columns: ReadonlyMap<number, { at(time: number): number }>, time: number): LatencyHistogram | null {
  const upTo = [...columns]
    .map(([bound, column]) => ({ bound, count: column.at(time) }))
    .filter(({ count }) => !Number.isNaN(count))
    .sort((one, other) => one.bound - other.bound);
  const last = upTo.at(-1);
  if (last === undefined || upTo.length < 2) return null;
  const bounds = upTo.filter(({ bound }) => Number.isFinite(bound)).map(({ bound }) => bound);
  const counts: number[] = [];
  let before = 0;
  for (const { count } of upTo) {
    counts.push(tidy(Math.max(0, count - before)));
    before = Math.max(before, count);
  }
  // Without a last bucket nothing is known to be above all bounds.
  if (Number.isFinite(last.bound)) counts.push(0);
  return { bounds, counts };
}

/** Index of the bucket that holds what is too short to be told from nothing. */
export const ZERO_BUCKET = Number.NEGATIVE_INFINITY;

/**
 * https://opentelemetry.io/docs/specs/otel/metrics/data-model/#exponentialhistogram: the bucket of an index is above
 * base ** index and up to base ** (index + 1), base = 2 ** (2 ** -scale). Halving the scale joins two buckets exactly.
 */
function exponentialAt(all: readonly BucketColumns[], unit: number, time: number): LatencyHistogram | null {
  const own = all.filter(
    ({ exponential, columns }) =>
      exponential?.toMilliseconds === unit && [...columns.values()].some((column) => !Number.isNaN(column.at(time))),
  );
  const scale = Math.min(...own.map(({ exponential }) => exponential?.scale ?? 0));
  const counts = new Map<number, number>();
  for (const { columns, exponential } of own) {
    const joinedBuckets = 2 ** ((exponential?.scale ?? scale) - scale);
    for (const [index, column] of columns) {
      const count = column.at(time);
      if (Number.isNaN(count)) continue;
      const place = index === ZERO_BUCKET ? index : Math.floor(index / joinedBuckets);
      counts.set(place, (counts.get(place) ?? 0) + count);
    }
  }
  if (counts.size === 0) return null;
  const indices = [...counts].filter(([index, count]) => index !== ZERO_BUCKET && count > 0).map(([index]) => index);
  if (indices.length === 0) return { bounds: [unit], counts: [tidy(counts.get(ZERO_BUCKET) ?? 0), 0] };
  const lowest = Math.min(...indices);
  const highest = Math.max(...indices);
  const bounds: number[] = [];
  const counted = [tidy(counts.get(ZERO_BUCKET) ?? 0)];
  for (let index = lowest; index <= highest + 1; index++) {
    bounds.push(Number((2 ** (index * 2 ** -scale) * unit).toPrecision(12)));
    counted.push(tidy(counts.get(index) ?? 0));
  }
  return { bounds, counts: counted };
}

/** By the bounds that both have: what is between two of them is known of both. */
function joined(one: LatencyHistogram, other: LatencyHistogram): LatencyHistogram | null {
  const theirs = new Set(other.bounds);
  const bounds = one.bounds.filter((bound) => theirs.has(bound));
  if (bounds.length === 0) return null;
  const counts = new Float64Array(bounds.length + 1);
  for (const histogram of [one, other]) addCounts(counts, bounds, histogram);
  return { bounds, counts: Array.from(counts, tidy) };
}

/** Sums of fractions without the noise of their last digits. */
export function tidy(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}
