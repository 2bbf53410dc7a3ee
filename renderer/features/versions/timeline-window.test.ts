import { expect, test } from 'vitest';
import type { VersionTimeline } from '../../../shared/version-answers.ts';
import { hasParts, NEAR_LANES, timelineWindow } from './timeline-window.ts';

const HOUR = 3_600_000;

function timeline(count: number): VersionTimeline {
  return {
    from: 0,
    to: 1000 * HOUR,
    lanes: Array.from({ length: count }, (_, index) => ({
      version: `v${index}`,
      verdict: null,
      active: false,
      basis: 'traffic',
      runs: [{ from: (index + 100) * HOUR, to: (index + 101) * HOUR }],
    })),
    laneCount: count,
    bucketSeconds: 3600,
    traffic: [],
    incidents: [],
  };
}

test('few lanes are all shown over the whole period, many only where all are asked for', () => {
  const whole = { from: 0, to: 1000 * HOUR };
  const short = { from: 50 * HOUR, to: 120 * HOUR };
  const few = { ...timeline(NEAR_LANES), ...short };
  expect(timelineWindow(few, 'v3', 'near')).toEqual({ span: short, first: 0, end: 12 });
  expect(timelineWindow(timeline(30), 'v3', 'all')).toEqual({ span: whole, first: 0, end: 30 });
  expect(timelineWindow(timeline(0), null, 'near')).toEqual({ span: whole, first: 0, end: 0 });
});

test('of many lanes those around the judged one, over the time that they ran', () => {
  const lanes = timeline(30);
  const air = 12 * HOUR * 0.02;
  expect(timelineWindow(lanes, 'v20', 'near')).toEqual({
    span: { from: 112 * HOUR - air, to: 124 * HOUR + air },
    first: 12,
    end: 24,
  });
  const firsts = (head: string | null) => timelineWindow(lanes, head, 'near').first;
  expect([firsts('v29'), firsts('v0'), firsts(null), firsts('gone')]).toEqual([18, 0, 18, 18]);
});

test('lanes in view stay while the judged one is among them', () => {
  const firsts = (head: string | null, kept: number) => timelineWindow(timeline(30), head, 'near', kept).first;
  expect([firsts('v7', 5), firsts('v16', 5), firsts(null, 5)]).toEqual([5, 5, 5]);
  expect([firsts('v17', 5), firsts('v4', 5)]).toEqual([9, 0]);
  // There are fewer lanes than there were.
  expect(timelineWindow(timeline(14), null, 'near', 18).first).toBe(2);
});

test('few that ran in a small part of the period are shown over the time that they ran', () => {
  const few = timeline(3);
  expect([hasParts(few), hasParts({ ...few, from: 90 * HOUR, to: 110 * HOUR }), hasParts(timeline(0))]).toEqual([
    ...[true, false, false],
  ]);
  const air = 3 * HOUR * 0.02;
  const near = { from: 100 * HOUR - air, to: 103 * HOUR + air };
  expect(timelineWindow(few, 'v2', 'near')).toEqual({ span: near, first: 0, end: 3 });
  expect(timelineWindow(few, 'v2', 'all').span).toEqual({ from: 0, to: 1000 * HOUR });
});
