import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lifeOf, pointsOf } from './life-fixture.ts';
import { buildTimeline } from './timeline.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

test('lanes by first seen, traffic by version, and the error rate of what both is known of', () => {
  const one = lifeOf('1', {
    firstSeenAt: 0,
    lastSeenAt: 3 * HOUR,
    verdict: 'fine',
    points: pointsOf(
      [
        [0, 100, 1],
        [HOUR, 100, 2],
        [2 * HOUR, 50],
      ],
      HOUR,
    ),
  });
  const two = lifeOf('2', {
    firstSeenAt: 2 * HOUR,
    lastSeenAt: 5 * HOUR,
    active: true,
    verdict: 'faulty',
    points: pointsOf(
      [
        [2 * HOUR, 50, 5],
        [4 * HOUR, 80, 8],
      ],
      HOUR,
    ),
  });
  const deployed = lifeOf('3', { firstSeenAt: 3 * HOUR, deployed: [{ from: 3 * HOUR, to: Number.POSITIVE_INFINITY }] });
  const before = lifeOf('0', { firstSeenAt: -9 * HOUR, lastSeenAt: -HOUR });
  const timeline = buildTimeline([deployed, two, one, before], { from: HOUR, to: 5 * HOUR }, [], 4 * HOUR);
  expect(timeline).toEqual({
    from: HOUR,
    to: 5 * HOUR,
    lanes: [
      { version: '1', verdict: 'fine', active: false, runs: [{ from: HOUR, to: 3 * HOUR }], basis: 'traffic' },
      { version: '2', verdict: 'faulty', active: true, runs: [{ from: 2 * HOUR, to: 5 * HOUR }], basis: 'traffic' },
      // What still runs has run until now.
      { version: '3', verdict: null, active: false, runs: [{ from: 3 * HOUR, to: 4 * HOUR }], basis: 'deployments' },
    ],
    laneCount: 3,
    bucketSeconds: 3600,
    traffic: [
      { at: HOUR, requests: [100, 0, 0], others: 0, errorRate: 0.02 },
      { at: 2 * HOUR, requests: [50, 50, 0], others: 0, errorRate: 0.1 },
      { at: 3 * HOUR, requests: [0, 0, 0], others: 0, errorRate: null },
      { at: 4 * HOUR, requests: [0, 80, 0], others: 0, errorRate: 0.1 },
    ],
    incidents: [],
  });
});

test('the thirty newest lanes; the requests of the others are told together', () => {
  const lives = Array.from({ length: 40 }, (_, i) =>
    lifeOf(String(i), { firstSeenAt: i * HOUR, points: pointsOf([[i * HOUR, i, 0]], HOUR) }),
  );
  const { lanes, laneCount, traffic } = buildTimeline(lives, { from: 0, to: 40 * HOUR }, [], 40 * HOUR);
  // The version with no requests at all did not run.
  expect([lanes.length, laneCount, lanes[0]?.version]).toEqual([30, 39, '10']);
  expect(traffic.reduce((sum, { others }) => sum + others, 0)).toBe(45);
});

test('at most 200 buckets, none shorter than an interval, and no request is lost', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 * 24 }),
      fc.constantFrom(60_000, HOUR, DAY),
      fc.array(fc.integer({ min: 0, max: 400 * 24 }), { maxLength: 50 }),
      (hours, step, starts) => {
        const period = { from: 0, to: hours * HOUR };
        const at = [...new Set(starts)].sort((a, b) => a - b).map((start) => [start * HOUR, 10, 1] as const);
        const life = lifeOf('1', { firstSeenAt: 0, points: pointsOf(at, step) });
        const { traffic, bucketSeconds } = buildTimeline([life], period, [], period.to);
        const total = traffic.reduce((sum, { requests, others }) => sum + (requests[0] ?? 0) + others, 0);
        expect(traffic.length).toBeLessThanOrEqual(200);
        expect(bucketSeconds * 1000).toBeGreaterThanOrEqual(step);
        expect(total).toBe(at.filter(([start]) => start < period.to).length * 10);
      },
    ),
  );
});
