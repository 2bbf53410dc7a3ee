import { type Groups, groupRows } from './group-rows.ts';

/** A growing list of pairs of row numbers, without an object a pair. */
export interface Pairs {
  push(left: number, right: number): void;
  /** As two columns, in the order pushed. */
  columns(): { readonly left: Int32Array; readonly right: Int32Array };
  /** The right numbers, grouped by the left one (0 … count - 1), in the order pushed. */
  groupByLeft(count: number): Groups;
}

/** `expected`: so many fit before it grows. */
export function createPairs(expected = 1024): Pairs {
  let lefts = new Int32Array(Math.max(expected, 16));
  let rights = new Int32Array(Math.max(expected, 16));
  let length = 0;

  function grow(values: Int32Array): Int32Array<ArrayBuffer> {
    const larger = new Int32Array(values.length * 2);
    larger.set(values);
    return larger;
  }

  return {
    push(left, right) {
      if (length === lefts.length) {
        lefts = grow(lefts);
        rights = grow(rights);
      }
      lefts[length] = left;
      rights[length++] = right;
    },
    columns: () => ({ left: lefts.subarray(0, length), right: rights.subarray(0, length) }),
    groupByLeft: (count) => groupRows(lefts.subarray(0, length), count, rights.subarray(0, length)),
  };
}
