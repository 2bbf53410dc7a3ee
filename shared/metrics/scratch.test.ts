import { expect, test } from 'vitest';
import { createScratchMemory, scratchIntegers, scratchNumbers, withScratch } from './scratch.ts';

test('columns taken together never overlap, and the next computation has the same room', () => {
  const rooms = [1, 2, 3].map(() =>
    withScratch(() => {
      const integers = scratchIntegers(3).fill(1);
      const numbers = scratchNumbers(4).fill(2);
      const nested = withScratch(() => scratchNumbers(5).fill(3).length);
      const others = scratchIntegers(6).fill(4);
      expect([...integers, ...numbers, nested, ...others]).toEqual([1, 1, 1, 2, 2, 2, 2, 5, 4, 4, 4, 4, 4, 4]);
      return numbers.buffer;
    }),
  );
  // The first computation says how much is needed; here the nested one went beyond what those around it took.
  expect(rooms[1]).toBe(rooms[2]);
  expect(rooms[0]).not.toBe(rooms[1]);
});

test('outside of a computation a column is its own', () => {
  expect(scratchNumbers(2).buffer).not.toBe(scratchNumbers(2).buffer);
  expect(scratchIntegers(2)).toEqual(new Int32Array(2));
});

test('what fails gives its room back too', () => {
  const start = () => withScratch(() => scratchNumbers(1).byteOffset);
  const before = start();
  expect(() =>
    withScratch(() => {
      scratchNumbers(1);
      throw new Error('failed');
    }),
  ).toThrow('failed');
  expect(start()).toBe(before);
});

test('what several computations go by is made once and stays until the outermost of them ends', () => {
  const remember = createScratchMemory<string, Float64Array>();
  let made = 0;
  const ask = () => remember('all', () => scratchNumbers(3).fill(++made));
  for (let round = 1; round <= 2; round++) {
    withScratch(() => {
      const kept = withScratch(() => {
        scratchNumbers(2).fill(9);
        return ask();
      });
      const others = withScratch(() => scratchNumbers(5).fill(8).length);
      scratchNumbers(5).fill(7);
      expect({ kept: [...ask()], others, same: ask() === kept, made }).toEqual({
        kept: [round, round, round],
        others: 5,
        same: true,
        made: round,
      });
    });
  }
  const outside = [ask(), ask()];
  expect([new Set(outside).size, made]).toEqual([2, 4]);
});
