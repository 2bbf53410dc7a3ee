import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderBy, rowAt } from './row-order.ts';
import { nameKey, textKey } from './sort-keys.ts';

function listed(rows: Int32Array, keyOf: (row: number) => number, descending: boolean): number[] {
  const order = orderBy(rows, keyOf);
  return Array.from(rows, (_, place) => rowAt(order, descending, place));
}

/** The same by comparing, one row with another. */
function compared(rows: readonly number[], keys: readonly (number | string | null)[], descending: boolean): number[] {
  const turn = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [one, other] = [keys[a] ?? null, keys[b] ?? null];
    if (one === null || other === null) return Number(one === null) - Number(other === null) || a - b;
    return (one < other ? -turn : one > other ? turn : 0) || (a - b) * turn;
  });
}

const anyKey = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 3 }) },
  fc.double({ noNaN: true }),
  fc.constantFrom(0, -0, Number.NaN, Infinity, -Infinity, 1.7e12, 1.7e12 + 1, 5e-324),
);

test('rows are in the order of their keys, whichever way, as if they were compared', () => {
  fc.assert(
    fc.property(fc.array(anyKey, { maxLength: 40 }), fc.boolean(), (keys, descending) => {
      const rows = Int32Array.from(keys.keys()).filter((row) => row % 5 !== 4);
      const known = keys.map((key) => (Number.isNaN(key) ? null : key + 0));
      expect(listed(rows, (row) => keys[row] ?? Number.NaN, descending)).toEqual(
        compared([...rows], known, descending),
      );
    }),
    { numRuns: 1000 },
  );
});

test('a hundred thousand rows too', () => {
  let state = 7;
  const keys = Array.from({ length: 100_000 }, (_, i) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return i % 11 === 0 ? Number.NaN : state * (state % 3 === 0 ? -0.37 : 1e6);
  });
  const known = keys.map((key) => (Number.isNaN(key) ? null : key));
  const rows = Int32Array.from(keys.keys());
  for (const descending of [false, true]) {
    expect(listed(rows, (row) => keys[row] ?? Number.NaN, descending)).toEqual(compared([...rows], known, descending));
  }
});

test('what is in order already is not moved', () => {
  const rows = Int32Array.of(2, 5, 9);
  expect(orderBy(rows, (row) => row)).toEqual({ rows, known: 3 });
  expect(orderBy(new Int32Array(), () => 1)).toEqual({ rows: new Int32Array(), known: 0 });
});

test('texts are told apart in small letters, and none comes last', () => {
  const name = fc.constantFrom('', 'a', 'B', 'b', 'É', '가', 'aa', 'Z');
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), fc.boolean(), (names, descending) => {
      const rows = Int32Array.from(names.keys());
      const small = names.map((text) => (text === '' ? null : text.toLowerCase()));
      const expected = compared([...rows], small, descending);
      expect(
        listed(
          rows,
          textKey(rows, (row) => names[row] || null),
          descending,
        ),
      ).toEqual(expected);
      expect(listed(rows, nameKey(rows, names), descending)).toEqual(expected);
    }),
  );
});
