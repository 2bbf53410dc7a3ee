/** What the columns of lists are sorted by, as numbers; NaN = nothing there. Texts are told apart in small letters. */
import { byCodeUnits } from '../../../shared/metrics/row-order.ts';
import type { NumberKey } from './row-order.ts';

export function numberKey(column: ArrayLike<number>): NumberKey {
  return (row) => column[row] ?? Number.NaN;
}

/** Codes of names, by name; a name that is empty is none. */
export function nameKey(codes: ArrayLike<number>, names: readonly string[]): NumberKey {
  const ranks = nameRanks(names);
  return (row) => ranks[codes[row] ?? 0] ?? Number.NaN;
}

/** Of code -> name. */
function nameRanks(names: readonly string[]): Float64Array {
  const small = names.map((name) => name.toLowerCase());
  const places = new Map([...new Set(small)].sort(byCodeUnits).map((name, place) => [name, place]));
  return Float64Array.from(small, (name) => (name === '' ? Number.NaN : (places.get(name) ?? Number.NaN)));
}

/** Of texts that are put together row by row. */
export function textKey(rows: Int32Array, textOf: (row: number) => string | null): NumberKey {
  const codes = new Map<string, number>();
  const codeOf = new Int32Array(largest(rows) + 1);
  for (const row of rows) {
    const text = textOf(row) ?? '';
    let code = codes.get(text);
    if (code === undefined) {
      code = codes.size;
      codes.set(text, code);
    }
    codeOf[row] = code;
  }
  const ranks = nameRanks([...codes.keys()]);
  return (row) => ranks[codeOf[row] ?? 0] ?? Number.NaN;
}

function largest(rows: Int32Array): number {
  let most = -1;
  for (const row of rows) if (row > most) most = row;
  return most;
}
