import { type CommitColumns, ROW } from './commit-columns.ts';

/**
 * Rows of the commits that were read, and of those that couldn't be: every parent before its children, and among those
 * that may come next the one committed first; equals in the order of their names, so that one history has one order.
 */
export function orderRows(columns: CommitColumns): Int32Array {
  const { state } = columns;
  const count = columns.names.count;
  const isWalked = (row: number) => state[row] === ROW.read || state[row] === ROW.unreadable;
  const { first, children } = childrenOf(columns, isWalked);
  const waiting = new Int32Array(count);
  const ready = new RowHeap(columns);
  for (let row = 0; row < count; row++) {
    if (!isWalked(row)) continue;
    for (let index = columns.parentCount(row) - 1; index >= 0; index--) {
      if (isWalked(columns.parent(row, index))) waiting[row] = (waiting[row] ?? 0) + 1;
    }
    if (waiting[row] === 0) ready.push(row);
  }
  const ordered = new Int32Array(count);
  let done = 0;
  for (let row = ready.pop(); row >= 0; row = ready.pop()) {
    ordered[done++] = row;
    for (let at = first[row] ?? 0; at < (first[row + 1] ?? 0); at++) {
      const child = children[at] ?? 0;
      const left = (waiting[child] ?? 0) - 1;
      waiting[child] = left;
      if (left === 0) ready.push(child);
    }
  }
  return ordered.subarray(0, done);
}

/** Children of each row, from `first[row]` up to `first[row + 1]`. */
function childrenOf(columns: CommitColumns, isWalked: (row: number) => boolean) {
  const count = columns.names.count;
  const first = new Int32Array(count + 2);
  for (let row = 0; row < count; row++) {
    if (!isWalked(row)) continue;
    for (let index = columns.parentCount(row) - 1; index >= 0; index--) {
      const parent = columns.parent(row, index);
      first[parent + 2] = (first[parent + 2] ?? 0) + 1;
    }
  }
  for (let row = 0; row < count; row++) first[row + 2] = (first[row + 2] ?? 0) + (first[row + 1] ?? 0);
  const children = new Int32Array(first[count + 1] ?? 0);
  // first[row + 1] moves from where a row's children begin to where they end, which is where the next one's begin.
  for (let row = 0; row < count; row++) {
    if (!isWalked(row)) continue;
    for (let index = columns.parentCount(row) - 1; index >= 0; index--) {
      const parent = columns.parent(row, index);
      const at = first[parent + 1] ?? 0;
      children[at] = row;
      first[parent + 1] = at + 1;
    }
  }
  return { first, children };
}

/** A binary heap of rows, the one committed first at the top. */
class RowHeap {
  readonly #columns: CommitColumns;
  readonly #rows: number[] = [];

  constructor(columns: CommitColumns) {
    this.#columns = columns;
  }

  push(row: number): void {
    const rows = this.#rows;
    let at = rows.length;
    rows.push(row);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = rows[parent] as number;
      if (!this.#isBefore(row, above)) break;
      rows[at] = above;
      rows[parent] = row;
      at = parent;
    }
  }

  /** -1 = it is empty. */
  pop(): number {
    const rows = this.#rows;
    const top = rows[0] ?? -1;
    const last = rows.pop() ?? -1;
    if (rows.length === 0) return top;
    let at = 0;
    for (;;) {
      let least = 2 * at + 1;
      if (least >= rows.length) break;
      const right = least + 1;
      if (right < rows.length && this.#isBefore(rows[right] as number, rows[least] as number)) least = right;
      if (!this.#isBefore(rows[least] as number, last)) break;
      rows[at] = rows[least] as number;
      at = least;
    }
    rows[at] = last;
    return top;
  }

  #isBefore(a: number, b: number): boolean {
    const { committerAt, names } = this.#columns;
    const one = committerAt[a] as number;
    const other = committerAt[b] as number;
    return one < other || (one === other && names.compare(a, b) < 0);
  }
}
