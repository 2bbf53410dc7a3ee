import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elementHeight, offsetAt, offsetShowing, type Scrolled, scrolledTo, TALLEST, topAt } from './long-scroll.ts';

const MILLION = { length: 36_000_000, view: 700 };
const extent = fc.record({
  length: fc.integer({ min: 0, max: 400_000_000 }),
  view: fc.integer({ min: 100, max: 3000 }),
});

test('both ends are the ends, and each place of the element is one of the list', () => {
  fc.assert(
    fc.property(extent, fc.double({ min: 0, max: 1, noNaN: true }), (one, share) => {
      const last = Math.max(0, one.length - one.view);
      const lastTop = Math.max(0, elementHeight(one) - one.view);
      expect([offsetAt(one, 0), offsetAt(one, lastTop)]).toEqual([0, last]);
      expect([topAt(one, 0), topAt(one, last)]).toEqual([0, lastTop]);
      const top = share * lastTop;
      expect(topAt(one, offsetAt(one, top))).toBeCloseTo(top, 3);
      expect(offsetAt(one, top)).toBeGreaterThanOrEqual(offsetAt(one, Math.max(0, top - 1)));
    }),
  );
});

test('a list that an element can hold is scrolled as any other', () => {
  const short = { length: TALLEST, view: 700 };
  for (const top of [0, 1, 5000, TALLEST - 700]) {
    expect(scrolledTo(short, { offset: 40, shift: 0 }, top)).toEqual({ offset: top, shift: 0 });
  }
});

test('the wheel moves row by row wherever the list is; the scroll bar goes through all of it', () => {
  let scrolled: Scrolled = scrolledTo(MILLION, { offset: 0, shift: 0 }, 6_000_000);
  expect(scrolled.offset).toBeCloseTo(18_000_525, -3);
  const { offset } = scrolled;
  for (let turn = 1; turn <= 20; turn++) {
    scrolled = scrolledTo(MILLION, scrolled, scrolled.offset - scrolled.shift + 120);
    expect(scrolled.offset).toBeCloseTo(offset + turn * 120, 3);
  }
  expect(scrolledTo(MILLION, scrolled, TALLEST - 700).offset).toBe(MILLION.length - 700);
  expect(scrolledTo(MILLION, scrolled, 0)).toEqual({ offset: 0, shift: 0 });
});

test('from the first row to the last by the wheel alone, settling now and then', () => {
  const long = { length: 14_000_000, view: 700 };
  let scrolled: Scrolled = { offset: 0, shift: 0 };
  for (let turns = 0; turns < 20_000; turns++) {
    if (turns % 100 === 0) scrolled = { ...scrolled, shift: scrolled.offset - topAt(long, scrolled.offset) };
    const top = Math.min(TALLEST - 700, scrolled.offset - scrolled.shift + 1000);
    const next = scrolledTo(long, scrolled, top);
    expect(next.offset - scrolled.offset).toBeLessThanOrEqual(1000);
    if (next.offset === long.length - 700) break;
    scrolled = next;
  }
  expect(scrolled.offset).toBeGreaterThan(long.length - 2000);
});

test('a row is shown with the least scrolling', () => {
  expect([
    offsetShowing(MILLION, 1000, 1000, 36),
    offsetShowing(MILLION, 1000, 1664, 36),
    offsetShowing(MILLION, 1000, 1665, 36),
    offsetShowing(MILLION, 1000, 36, 36),
  ]).toEqual([1000, 1000, 1001, 36]);
});
