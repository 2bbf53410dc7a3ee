import { expect, test } from 'vitest';
import type { VersionTimeline } from '../../../shared/version-answers.ts';
import { sharesOf, stackAreas } from './stack-areas.ts';

const HOUR = 3_600_000;
const FRAME = { left: 100, inner: 40, top: 0, height: 100 };
const lane = (version: string) => ({ version, verdict: null, active: false, runs: [], basis: 'traffic' as const });

function timeline(requests: readonly (readonly number[])[], others = 0): VersionTimeline {
  return {
    from: 0,
    to: 4 * HOUR,
    lanes: [lane('v1'), lane('v2')],
    laneCount: 2,
    bucketSeconds: 3600,
    traffic: requests.map((counts, index) => ({ at: index * HOUR, requests: counts, others, errorRate: null })),
    incidents: [],
  };
}

test('shares are of all requests, those of older versions too; without any there are none', () => {
  const bucket = { at: 0, errorRate: null };
  expect(sharesOf({ ...bucket, requests: [30, 10], others: 60 })).toEqual({
    shares: [0.3, 0.1],
    others: 0.6,
    requests: 100,
  });
  expect(sharesOf({ ...bucket, requests: [0, 0], others: 0 })).toEqual({ shares: null, others: 0, requests: 0 });
});

test('areas lie on one another, and a bucket without traffic is a gap', () => {
  const areas = stackAreas(
    timeline([
      [10, 0],
      [5, 5],
      [0, 0],
      [0, 10],
    ]),
    FRAME,
  );
  expect(areas.map(({ lane: index, path }) => [index, path])).toEqual([
    [0, 'M100.0 100.0V0.0H110.0V50.0H120.0V100.0H110.0V100.0H100.0z'],
    [1, 'M110.0 50.0V0.0H120.0V50.0H110.0zM130.0 100.0V0.0H140.0V100.0H130.0z'],
  ]);
});

test('words stand where the area is widest, if it is high enough there', () => {
  const [v1, v2] = stackAreas(
    timeline([
      [10, 0],
      [10, 0],
      [10, 0],
      [8, 2],
    ]),
    FRAME,
  );
  expect(v1?.label).toEqual({ x: 120, y: 60, width: 40 });
  expect(v2?.label).toBeNull();
});

test('better where it has nearly all of the traffic than where it shares it, if that lasts', () => {
  const wide = { ...FRAME, inner: 400 };
  const [v1] = stackAreas(
    timeline([
      [10, 0],
      [10, 0],
      [3, 7],
      [3, 7],
    ]),
    wide,
  );
  expect(v1?.label).toEqual({ x: 200, y: 50, width: 200 });
});

test('versions without a lane are one area at the ground', () => {
  const [others, v1] = stackAreas(timeline([[50, 0]], 50), FRAME);
  expect([others?.lane, v1?.lane]).toEqual([null, 0]);
  expect(others?.path).toBe('M100.0 100.0V50.0H110.0V100.0H100.0z');
});
