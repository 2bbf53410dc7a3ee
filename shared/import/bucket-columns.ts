/**
 * Columns that are buckets of one histogram: "le_0.25", "latency_bucket_le_500", "bucket_100ms", "duration_bucket_+Inf".
 * Those with "le" count all up to their bound, as Prometheus does (https://prometheus.io/docs/concepts/metric_types),
 * others those between the bound before and their own.
 */
import type { LatencyHistogram } from '../model.ts';
import type { SourceColumn } from './cell.ts';

export interface BucketColumns {
  /** Of finite bounds, ascending, and that of all above them; -1 = there is none. */
  readonly columns: readonly number[];
  readonly above: number;
  /** Milliseconds. */
  readonly bounds: readonly number[];
  readonly cumulative: boolean;
}

interface Bucket {
  readonly column: number;
  /** Infinity = all above the others. */
  readonly bound: number;
  readonly unit: string;
  readonly cumulative: boolean;
}

const NAME =
  /(?:^|[^\p{L}\p{N}])(le|buckets?(?:[\s_.-]le)?)[\s_.="-]*(\+?inf(?:inity)?|\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*(ms|milliseconds?|s|sec|seconds?|us|µs)?"?$/iu;
const MILLISECONDS: Readonly<Record<string, number>> = { m: 1, s: 1000, u: 0.001, µ: 0.001 };

export function isBucketName(name: string): boolean {
  return NAME.test(name.trim());
}

/** Null = there are none: two at least make a histogram. */
export function bucketColumns(columns: readonly SourceColumn[]): BucketColumns | null {
  const all = columns.flatMap(({ name }, column) => bucketOf(name, column) ?? []);
  const cumulative = all.some((bucket) => bucket.cumulative);
  const buckets = all.filter((bucket) => bucket.cumulative === cumulative);
  const told = buckets.filter(({ bound }) => Number.isFinite(bound));
  const toMilliseconds = unitOf(told);
  const finite = told
    .map(({ column, bound, unit }) => ({ column, bound: scaled(bound, unit === '' ? toMilliseconds : factorOf(unit)) }))
    .sort((a, b) => a.bound - b.bound);
  const bounds = finite.map(({ bound }) => bound);
  const isAscending = bounds.every((bound, index) => index === 0 || bound > (bounds[index - 1] as number));
  if (finite.length < 2 || !isAscending) return null;
  const above = buckets.find(({ bound }) => bound === Number.POSITIVE_INFINITY)?.column ?? -1;
  return { columns: finite.map(({ column }) => column), above, bounds, cumulative };
}

function bucketOf(name: string, column: number): Bucket | null {
  const [, word = '', bound = '', suffix = ''] = NAME.exec(name.trim()) ?? [];
  if (word === '') return null;
  const before = /(?:^|[\s_.-])(ms|millis|milliseconds|seconds)[\s_.-]/iu.exec(name)?.[1] ?? '';
  return {
    column,
    bound: /inf/i.test(bound) ? Number.POSITIVE_INFINITY : Number(bound),
    unit: (suffix || before).toLowerCase(),
    cumulative: /le$/i.test(word),
  };
}

function factorOf(unit: string): number {
  return MILLISECONDS[unit.charAt(0)] ?? 1;
}

/** Of bounds that name none: seconds, as Prometheus has them, unless they are too large for it. */
function unitOf(finite: readonly Bucket[]): number {
  const bounds = finite.map(({ bound }) => bound);
  return Math.max(...bounds) >= 100 && Math.min(...bounds) >= 1 ? 1 : 1000;
}

/** 0.005 s are 5 ms exactly. */
function scaled(bound: number, factor: number): number {
  return Number((bound * factor).toPrecision(12));
}

/**
 * The histogram of one row. `counts`: of the finite bounds, and of `above` (of a cumulative one: of all), null = it isn't
 * told. Null = some are missing; 'wrong' = what is cumulative goes down.
 */
export function histogramOf(
  { bounds, cumulative }: BucketColumns,
  counts: readonly (number | null)[],
  above: number | null,
): LatencyHistogram | null | 'wrong' {
  const plain: number[] = [];
  let before = 0;
  for (const count of counts) {
    if (count === null) return null;
    if (cumulative && count < before) return 'wrong';
    plain.push(cumulative ? count - before : count);
    if (cumulative) before = count;
  }
  if (cumulative && above !== null && above < before) return 'wrong';
  return { bounds, counts: [...plain, above === null ? 0 : above - before] };
}
