import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chosenColumns, columnsParam } from './list-columns.ts';
import type { ListColumn } from './paged-table.tsx';

function column(id: string, more: Partial<ListColumn<null>> = {}): ListColumn<null> {
  return { id, label: id, align: 'left', width: 1, cell: () => id, ...more };
}

const KNOWN = [
  column('at'),
  column('a'),
  column('x', { isExtra: true }),
  column('review', { name: 'stages' }),
  column('b'),
];

function chosen(param: string | null) {
  const { ordered, shown, isChosen } = chosenColumns(KNOWN, param);
  return [ordered.map(({ id }) => id).join(), shown.map(({ id }) => id).join(), isChosen];
}

test('without a word of the location they are the usual ones', () => {
  expect(chosen(null)).toEqual(['at,a,x,review,b', 'at,a,review,b', false]);
});

test('the location says which and in which order; the first stays first, nonsense is passed over', () => {
  expect(chosen('b,x,stages,at,b,nothing')).toEqual(['at,a,b,x,review', 'at,b,x,review', true]);
  expect(chosen('-')).toEqual(['at,a,x,review,b', 'at', true]);
});

test('what is chosen is in the location and comes back from it', () => {
  const choice = fc.shuffledSubarray(KNOWN.slice(1), { minLength: 0 });
  fc.assert(
    fc.property(choice, (others) => {
      const shown = KNOWN.slice(0, 1).concat(others);
      const back = chosenColumns(KNOWN, columnsParam(KNOWN, shown));
      expect(back.shown).toEqual(shown);
      expect(new Set(back.ordered)).toEqual(new Set(KNOWN));
      expect(back.ordered.filter((one) => shown.includes(one))).toEqual(shown);
    }),
  );
  expect(columnsParam(KNOWN, chosenColumns(KNOWN, null).shown)).toBeNull();
});
