import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Arrangement,
  addCard,
  moveCard,
  readArrangement,
  removeCard,
  resizeCard,
  WIDTHS,
  writeArrangement,
} from './arrangement.ts';

const CARDS = ['a', 'b', 'c', 'd', 'e'];
const arrangements: fc.Arbitrary<Arrangement> = fc
  .shuffledSubarray(CARDS)
  .chain((cards) => fc.tuple(...cards.map((card) => fc.constantFrom(...WIDTHS).map((width) => ({ card, width })))));
const names = (arrangement: Arrangement) => arrangement.map(({ card }) => card).join('');

test('what is kept is read as it was', () => {
  fc.assert(
    fc.property(arrangements, (arrangement) => {
      expect(readArrangement(writeArrangement(arrangement), CARDS)).toEqual(arrangement);
    }),
  );
});

test('of what is damaged or unknown, what can be understood is kept', () => {
  const content = JSON.stringify([
    { card: 'b', width: 'half' },
    { card: 'of the future', width: 'half' },
    { card: 'a', width: 'gigantic' },
    { card: 'b', width: 'full' },
    null,
    'a',
    { card: 'a', width: 'full' },
  ]);
  expect(readArrangement(content, CARDS)).toEqual([
    { card: 'b', width: 'half' },
    { card: 'a', width: 'full' },
  ]);
  expect(['', '{', '{}', '7', 'null'].map((text) => readArrangement(text, CARDS))).toEqual([[], [], [], [], []]);
});

test('a card moves, and no other is lost or changes its order', () => {
  fc.assert(
    fc.property(arrangements, fc.constantFrom(...CARDS), fc.integer({ min: -2, max: 8 }), (arrangement, card, to) => {
      const moved = moveCard(arrangement, card, to);
      expect(names(removeCard(moved, card))).toBe(names(removeCard(arrangement, card)));
      expect(moved).toHaveLength(arrangement.length);
      const at = moved.findIndex((placed) => placed.card === card);
      if (at >= 0) expect(at).toBe(Math.min(Math.max(0, to), moved.length - 1));
    }),
  );
});

test('a card is added at the end, once, resized and removed', () => {
  const two = addCard(addCard([], { card: 'a', width: 'half' }), { card: 'b', width: 'half' });
  expect(addCard(two, { card: 'a', width: 'full' })).toEqual([
    { card: 'b', width: 'half' },
    { card: 'a', width: 'full' },
  ]);
  expect(resizeCard(two, 'a', 'fifth')).toEqual([
    { card: 'a', width: 'fifth' },
    { card: 'b', width: 'half' },
  ]);
  expect(names(removeCard(two, 'a'))).toBe('b');
});
