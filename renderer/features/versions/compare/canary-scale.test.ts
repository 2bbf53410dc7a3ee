import { expect, test } from 'vitest';
import { evidenceScale, evidenceWord, momentTicks, pathThrough, rateSoFar } from './canary-scale.ts';

test('evidence is on powers of ten, from below 1 to above the threshold and what was reached', () => {
  const { ticks, at } = evidenceScale([0.8, 3, 44], 20);
  expect(ticks).toEqual([0.1, 1, 10, 100]);
  expect([0, 0.1, 1, 10, 1e9].map(at)).toEqual([0, 0, 1 / 3, 2 / 3, 1]);
});

test('what is beyond measure stays on the plot', () => {
  const { ticks, at } = evidenceScale([0, 1e-9, Number.POSITIVE_INFINITY, Number.NaN, 1e12], 20);
  expect([ticks[0], ticks.at(-1)]).toEqual([0.01, 1e6]);
  expect([1e-9, 1e12].map(at)).toEqual([0, 1]);
  expect([1e12, 44, 0.84, 0].map((value) => evidenceWord(value, 'en'))).toEqual([
    '> 1,000,000',
    '44',
    '0.840',
    '< 0.01',
  ]);
});

test('a short canary has minutes on its axis, a long one days', () => {
  const from = Date.UTC(2024, 9, 29, 5, 30);
  const texts = (hours: number) =>
    momentTicks({ from, to: from + hours * 3_600_000 }, 620, 'Asia/Seoul', 'en').map(({ text }) => text);
  expect(texts(1)).toEqual(['14:30', '14:40', '14:50', '15:00', '15:10', '15:20']);
  expect(texts(24 * 6)).toContain('31 Oct');
  expect(texts(0)).toEqual([]);
});

test('a line breaks where nothing is known', () => {
  expect(rateSoFar(3, 0)).toBeNull();
  expect(
    pathThrough([
      [0, null],
      [0.25, 0],
      [0.5, 1],
      [0.75, null],
      [1, 0.5],
    ]),
  ).toBe('M250.0 100.00L500.0 0.00M1000.0 50.00');
});
