import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decompose, largestPart } from './decompose.ts';

test('the contributions add up to the change, whatever the parts', () => {
  const amount = fc.record({ n: fc.nat(50), each: fc.double({ min: 0, max: 1e6, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(fc.record({ before: amount, now: amount }), { minLength: 1, maxLength: 8 }), (drawn) => {
      const parts = drawn.map(({ before, now }, key) => ({
        key,
        before: { n: before.n, total: before.n * before.each },
        now: { n: now.n, total: now.n * now.each },
      }));
      const found = decompose(parts);
      const sum = (of: 'before' | 'now', what: 'n' | 'total') => parts.reduce((all, part) => all + part[of][what], 0);
      if (sum('before', 'n') === 0 || sum('now', 'n') === 0) {
        expect(found).toBeNull();
        return;
      }
      const change = sum('now', 'total') / sum('now', 'n') - sum('before', 'total') / sum('before', 'n');
      const told = found?.parts.reduce((all, { mix, within }) => all + mix + within, 0) ?? Number.NaN;
      expect(found?.change).toBeCloseTo(change, 6);
      expect(Math.abs(told - change)).toBeLessThan(1e-6 * (1 + Math.abs(change)) + 1e-4);
    }),
  );
});

test('what a part did itself is told apart from how large it became', () => {
  const risen = decompose([
    { key: 'a', before: { n: 50, total: 5 }, now: { n: 50, total: 10 } },
    { key: 'b', before: { n: 50, total: 0 }, now: { n: 50, total: 0 } },
  ]);
  expect(risen).toEqual({
    change: expect.closeTo(0.05),
    parts: [
      { key: 'a', mix: expect.closeTo(0), within: expect.closeTo(0.05), before: 0.1, now: 0.2 },
      { key: 'b', mix: expect.closeTo(0), within: 0, before: 0, now: 0 },
    ],
  });
  // Both fail as often as before; the one that fails more deploys more.
  const moved = decompose([
    { key: 'a', before: { n: 20, total: 8 }, now: { n: 80, total: 32 } },
    { key: 'b', before: { n: 80, total: 0 }, now: { n: 20, total: 0 } },
  ]);
  expect(moved?.parts.map(({ within }) => within)).toEqual([expect.closeTo(0), 0]);
  expect(moved && largestPart(moved, 'mix')).toMatchObject({ part: { key: 'a' }, share: expect.closeTo(0.5) });
  expect(moved && largestPart(moved, 'within')).toBeNull();
});

test('a part that came or went is mix alone', () => {
  const came = decompose([
    { key: 'old', before: { n: 10, total: 10 }, now: { n: 10, total: 10 } },
    { key: 'new', before: { n: 0, total: 0 }, now: { n: 10, total: 30 } },
  ]);
  expect(came?.parts.map(({ mix, within }) => [mix, within])).toEqual([
    [expect.closeTo(0.25), 0],
    [expect.closeTo(0.75), 0],
  ]);
});
