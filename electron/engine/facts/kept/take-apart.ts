/** Records of columns as a document that JSON can hold, and the columns apart from it. */
export type Column = Float64Array | Int32Array | Uint8Array;

export interface Apart {
  /** With `{ [MARK]: i }` in place of column i. */
  readonly document: unknown;
  readonly columns: readonly Column[];
}

const MARK = '#column';

/** `value`: records, lists, texts, numbers JSON can hold, booleans, null and columns. Throws TypeError for anything else. */
export function takeApart(value: unknown): Apart {
  const columns: Column[] = [];
  return { document: without(value, columns), columns };
}

/** The value that was taken apart. Throws TypeError where the document names a column that is not there. */
export function putTogether(document: unknown, columns: readonly Column[]): unknown {
  if (typeof document !== 'object' || document === null) return document;
  if (Array.isArray(document)) return document.map((entry) => putTogether(entry, columns));
  if (MARK in document) {
    const column = columns[Number(document[MARK])];
    if (column === undefined) throw new TypeError('a column is missing');
    return column;
  }
  return Object.fromEntries(Object.entries(document).map(([key, entry]) => [key, putTogether(entry, columns)]));
}

function without(value: unknown, columns: Column[]): unknown {
  if (isColumn(value)) return { [MARK]: columns.push(value) - 1 };
  if (Array.isArray(value)) return value.map((entry) => without(entry, columns));
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value;
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    throw new TypeError(`${String(value)} cannot be kept`);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, without(entry, columns)]));
}

function isColumn(value: unknown): value is Column {
  return value instanceof Float64Array || value instanceof Int32Array || value instanceof Uint8Array;
}
