import { expect, test } from 'vitest';
import { addInterval, foldInterval, type Interval, settleInterval, toPoints } from './series.ts';
import { stepOf } from './step-census.ts';

const NOTHING: Interval = {
  requests: NaN,
  perSecond: NaN,
  errors: NaN,
  errorRate: NaN,
  errorsPerSecond: NaN,
  p50: NaN,
  p75: NaN,
  p90: NaN,
  p95: NaN,
  p99: NaN,
  max: NaN,
  mean: NaN,
  histogram: null,
};

function interval(known: Partial<Interval>): Interval {
  return { ...NOTHING, ...known };
}

test('what is said later of the same goes before, field by field', () => {
  const one = interval({ requests: 10, p95: 20, histogram: { bounds: [1], counts: [1, 2] } });
  foldInterval(one, interval({ requests: 12, errors: 1 }));
  expect(one).toEqual(interval({ requests: 12, errors: 1, p95: 20, histogram: { bounds: [1], counts: [1, 2] } }));
});

test('rates become counts as far as the requests are known', () => {
  const settled = [
    interval({ requests: 200, perSecond: 9, errorRate: 0.05 }),
    interval({ perSecond: 10, errorRate: 0.1 }),
    interval({ requests: 100, errors: 3, errorRate: 0.5 }),
    interval({ errorRate: 0.5 }),
  ];
  for (const one of settled) settleInterval(one);
  const points = toPoints(
    settled.map((one, order) => ({ at: order * 60_000, environment: 0, order, interval: one })),
    1000,
  );
  expect(points?.step).toBe(60_000);
  expect([...(points?.requests ?? [])]).toEqual([200, 600, 100, NaN]);
  expect([...(points?.errors ?? [])]).toEqual([10, 60, 3, NaN]);
});

test('other requests of one interval are added; percentiles weigh as their requests', () => {
  const one = interval({ requests: 300, errors: 3, p95: 10, max: 50, histogram: { bounds: [1], counts: [1, 2] } });
  addInterval(
    one,
    interval({ requests: 100, errors: 1, p95: 30, p99: 40, max: 20, histogram: { bounds: [1], counts: [3, 4] } }),
  );
  expect(one).toEqual(
    interval({ requests: 400, errors: 4, p95: 15, p99: 40, max: 50, histogram: { bounds: [1], counts: [4, 6] } }),
  );
  addInterval(one, interval({ p95: 15, histogram: { bounds: [2], counts: [1, 1] } }));
  expect([one.requests, one.histogram]).toEqual([400, null]);
});

test('columns in order of time, whatever the order; of two sources on one instant the later has its say', () => {
  const all = [
    { at: 20, environment: 0, order: 5, interval: interval({ requests: 2 }) },
    { at: 10, environment: 0, order: 9, interval: interval({ requests: 7 }) },
    { at: 10, environment: 0, order: 1, interval: interval({ requests: 1, errors: 1 }) },
  ];
  const points = toPoints(all, 99);
  expect([points?.step, [...(points?.at ?? [])], [...(points?.requests ?? [])], [...(points?.errors ?? [])]]).toEqual([
    10,
    [10, 20],
    [7, 2],
    [1, NaN],
  ]);
  const elsewhere = { at: 10, environment: 2, order: 2, interval: interval({ requests: 5 }) };
  expect([...(toPoints([...all, elsewhere], 99)?.requests ?? [])]).toEqual([12, 2]);
  expect(toPoints(all.slice(0, 1), 99)?.step).toBe(99);
  expect(toPoints([], 99)).toBeNull();
});

test('the step is the most frequent distance, of equally frequent ones the shortest', () => {
  expect(stepOf([0, 60, 120, 180, 10_000])).toBe(60);
  expect(stepOf([0, 60, 180])).toBe(60);
  expect(stepOf([5])).toBeNull();
});
