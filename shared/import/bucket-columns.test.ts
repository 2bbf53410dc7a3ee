import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BucketColumns, bucketColumns, histogramOf, isBucketName } from './bucket-columns.ts';

function columnsOf(...names: readonly string[]): BucketColumns | null {
  return bucketColumns(names.map((name) => ({ name, list: false })));
}

test.each<[string, readonly string[], BucketColumns | null]>([
  [
    'bounds of Prometheus, in seconds, in any order',
    ['service', 'le_+Inf', 'le_0.25', 'le_0.005'],
    { columns: [3, 2], above: 1, bounds: [5, 250], cumulative: true },
  ],
  [
    'a label as it is written',
    ['service', 'http_request_duration_seconds_bucket{le="0.1"', 'le="0.5"', 'le="+Inf"'],
    { columns: [1, 2], above: 3, bounds: [100, 500], cumulative: true },
  ],
  [
    'too large for seconds',
    ['latency_bucket_le_50', 'latency_bucket_le_500'],
    { columns: [0, 1], above: -1, bounds: [50, 500], cumulative: true },
  ],
  [
    'small milliseconds that say so',
    ['latency_ms_bucket_le_1', 'latency_ms_bucket_le_5'],
    { columns: [0, 1], above: -1, bounds: [1, 5], cumulative: true },
  ],
  [
    'plain counts with units',
    ['bucket_100ms', 'bucket_1s', 'bucket_inf'],
    { columns: [0, 1], above: 2, bounds: [100, 1000], cumulative: false },
  ],
  ['one bound is no histogram', ['le_0.1', 'le_+Inf'], null],
  ['names that only look like it', ['bucket', 'le', 'scale_1', 'people_2', 'bucket_name'], null],
])('%s', (_, names, expected) => {
  expect(columnsOf(...names)).toEqual(expected);
});

test('names of buckets', () => {
  expect(['le_0.1', 'LE 5', 'duration.bucket.250ms', 'buckets.le_1'].every(isBucketName)).toBe(true);
  expect(['title_5', 'bucket', 'style_1', 'le_monde'].some(isBucketName)).toBe(false);
});

test('counts up to each bound and counts between bounds are one histogram', () => {
  const counts = fc.array(fc.nat({ max: 1000 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(counts, ([first = 0, second = 0, above = 0]) => {
      const shape = { columns: [0, 1], above: 2, bounds: [10, 20] };
      const plain = histogramOf({ ...shape, cumulative: false }, [first, second], above);
      const sums = histogramOf({ ...shape, cumulative: true }, [first, first + second], first + second + above);
      expect(plain).toEqual({ bounds: [10, 20], counts: [first, second, above] });
      expect(sums).toEqual(plain);
    }),
  );
});

test('what is missing or goes down is no histogram', () => {
  const shape = { columns: [0, 1], above: 2, bounds: [10, 20], cumulative: true };
  expect(histogramOf(shape, [5, null], 9)).toBeNull();
  expect(histogramOf(shape, [5, 4], 9)).toBe('wrong');
  expect(histogramOf(shape, [5, 6], 5)).toBe('wrong');
  expect(histogramOf(shape, [5, 6], null)).toEqual({ bounds: [10, 20], counts: [5, 1, 0] });
});
