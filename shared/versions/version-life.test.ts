import { expect, test } from 'vitest';
import { lifeOf, pointsOf } from './life-fixture.ts';
import { isSeenIn, runsOf } from './version-life.ts';

test('a version ran while it had traffic; one interval without any is no end', () => {
  const points = pointsOf(
    [
      [0, 5],
      [10, 5],
      [30, 5],
      [40, 0],
      [50, 0],
      [60, 0],
      [70, 2],
      [80, Number.NaN, 1],
      [90, Number.NaN, 0],
    ],
    10,
  );
  const life = lifeOf('1', { points, deployed: [{ from: 3, to: 200 }], firstSeenAt: 0 });
  expect(runsOf(life)).toEqual({
    runs: [
      { from: 0, to: 40 },
      { from: 70, to: 90 },
    ],
    basis: 'traffic',
  });
  // What lies closer together than a reader can see is one.
  expect(runsOf(life, 30).runs).toEqual([{ from: 0, to: 90 }]);
});

test('else from each deployment to the next one of another version, else from first to last seen', () => {
  const deployed = [{ from: 3, to: Number.POSITIVE_INFINITY }];
  expect(runsOf(lifeOf('1', { deployed, firstSeenAt: 1 }))).toEqual({ runs: deployed, basis: 'deployments' });
  const silent = pointsOf([[0, 0]], 10);
  expect(runsOf(lifeOf('1', { points: silent, firstSeenAt: 1, lastSeenAt: 7 }))).toEqual({
    runs: [{ from: 1, to: 7 }],
    basis: 'seen',
  });
  expect(runsOf(lifeOf('1', { firstSeenAt: 1, lastSeenAt: 7, active: true })).runs).toEqual([
    { from: 1, to: Infinity },
  ]);
  expect(runsOf(lifeOf('1')).runs).toEqual([]);
});

test.each([
  [{ firstSeenAt: 10, lastSeenAt: 20 }, true],
  [{ firstSeenAt: 0, lastSeenAt: 10 }, true],
  [{ firstSeenAt: 0, lastSeenAt: 9 }, false],
  [{ firstSeenAt: 0, lastSeenAt: 9, active: true }, true],
  [{ firstSeenAt: 20, lastSeenAt: 30 }, false],
  [{ firstSeenAt: 5 }, false],
  [{}, true],
])('%j is seen from 10 to 20: %s', (known, expected) => {
  expect(isSeenIn(lifeOf('1', known), { from: 10, to: 20 })).toBe(expected);
});
