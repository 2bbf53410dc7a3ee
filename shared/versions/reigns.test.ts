import { expect, test } from 'vitest';
import { reignsOf } from './reigns.ts';

test('each version is the newest from its coming to that of another, and goes on if none comes', () => {
  const arrivals = [
    { at: 10, version: 0, deployment: 3 },
    { at: 15, version: 0, deployment: 4 },
    { at: 20, version: 1, deployment: 5 },
    { at: 30, version: 0, deployment: 6 },
    { at: 40, version: 2, deployment: -1 },
  ];
  const [, , to1, back, to2] = arrivals;
  expect(reignsOf(arrivals, 4)).toEqual({
    of: [
      [
        { from: 10, to: 20, endedBy: to1 },
        { from: 30, to: 40, endedBy: to2 },
      ],
      [{ from: 20, to: 30, endedBy: back }],
      [{ from: 40, to: Number.POSITIVE_INFINITY, endedBy: null }],
      [],
    ],
    // Version 2 took over from 0, to which somebody had gone back.
    before: Int32Array.of(-1, 0, 0, -1),
  });
});
