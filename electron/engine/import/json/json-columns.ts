import type { Cell, Row, SourceColumn } from '../../../../shared/import/cell.ts';
import { isoInstant } from '../../../../shared/import/time-iso.ts';
import { COLUMN_LIMIT } from '../limits.ts';
import type { JsonRecord } from './json-record.ts';

/** How deep below a record its fields are looked for. */
const PATH_DEPTH = 5;
/** Elements of an array that are looked into. */
const LOOKED_AT = 3;

/** A path in records: keys, '[]' for the elements of an array. */
export interface JsonColumn extends SourceColumn {
  readonly path: readonly string[];
}

/** A path, and how many of its values are arrays. */
interface Found {
  readonly path: readonly string[];
  arrays: number;
  scalars: number;
}

/** The paths that lead to values in some records, in the order they appear. */
export function jsonColumns(records: readonly Cell[]): readonly JsonColumn[] {
  const found = new Map<string, Found>();
  for (const record of records) if (record instanceof Map) collect(record, [], false, found);
  // One record with an array where the others have a value is wrong, not the column a list.
  return [...found].map(([name, { path, arrays, scalars }]) => ({ name, path, list: arrays > scalars }));
}

function collect(value: Cell, path: readonly string[], inList: boolean, found: Map<string, Found>): void {
  if (path.length > PATH_DEPTH) return;
  if (value instanceof Map) {
    for (const [key, child] of value as ReadonlyMap<string, Cell>) {
      // A key like any other, but nobody means the fields behind it as those of the record.
      if (key !== '__proto__') collect(child, [...path, key], inList, found);
    }
    return;
  }
  const items = Array.isArray(value) ? (value as readonly Cell[]).slice(0, LOOKED_AT) : [];
  if (items.some((item) => item instanceof Map)) {
    const below = [...path.slice(0, -1), `${path.at(-1)}[]`];
    for (const item of items) if (item instanceof Map) collect(item, below, true, found);
    return;
  }
  if (path.length > 0) remember(path, value, inList, found);
}

function remember(path: readonly string[], value: Cell, inList: boolean, found: Map<string, Found>): void {
  const name = path.join('.');
  let known = found.get(name);
  if (known === undefined) {
    if (found.size >= COLUMN_LIMIT) return;
    known = { path, arrays: 0, scalars: 0 };
    found.set(name, known);
  }
  if (inList || Array.isArray(value)) known.arrays++;
  else if (value !== null) known.scalars++;
}

/** The column that a name means, also one that no record so far has had. */
export function jsonColumnOf(name: string): JsonColumn {
  return { name, list: name.includes('[]'), path: name.split('.') };
}

/** Reads the columns out of one record after another. */
export class JsonRow implements Row {
  readonly #paths: readonly (readonly string[])[];
  #record: Cell = null;
  /** Whose members are read one by one; null = `#record` is all there is. */
  #members: JsonRecord | null = null;
  #keys: readonly string[] = [];
  /** Place of each column's first key in `#keys`; -1 = it isn't there, or means elements. */
  #places: readonly number[] = [];
  readonly #bytes = Buffer.alloc(32);

  constructor(columns: readonly JsonColumn[]) {
    this.#paths = columns.map((column) => column.path);
  }

  set record(record: Cell) {
    this.#record = record;
    this.#members = null;
  }

  /** Columns are those of this record, as long as it is there. */
  read(record: JsonRecord): void {
    const { keys } = record;
    if (keys === null) {
      this.record = record.value;
      return;
    }
    this.#members = record;
    if (keys === this.#keys) return;
    this.#keys = keys;
    this.#places = this.#paths.map(([key = '']) => (key.endsWith('[]') ? -1 : keys.indexOf(key)));
  }

  cell(column: number): Cell {
    const path = this.#paths[column] ?? [];
    const members = this.#members;
    if (members === null) return follow(this.#record, path, 0);
    const place = this.#places[column] ?? -1;
    // "commits[]" may be behind another key.
    if (place < 0) return path[0]?.endsWith('[]') ? follow(members.value, path, 0) : null;
    return follow(members.member(place), path, 1);
  }

  instant(column: number): number {
    const place = this.#members === null ? -1 : (this.#places[column] ?? -1);
    const instant = place < 0 || this.#paths[column]?.length !== 1 ? null : (this.#members?.instant(place) ?? null);
    if (instant !== null) return instant;
    const cell = this.cell(column);
    if (typeof cell !== 'string' || cell.length > 30) return -1;
    // A character outside Latin-1 is cut to its low byte: one that could then pass for part of a time must not.
    for (let i = 0; i < cell.length; i++) if (cell.charCodeAt(i) > 0x7f) return -1;
    return isoInstant(this.#bytes, 0, this.#bytes.write(cell, 'latin1'));
  }
}

function follow(from: Cell, path: readonly string[], step: number): Cell {
  let value = from;
  for (let i = step; i < path.length; i++) {
    if (!(value instanceof Map)) return null;
    const key = path[i] ?? '';
    if (key.endsWith('[]') && !value.has(key)) {
      const items = (value as ReadonlyMap<string, Cell>).get(key.slice(0, -2));
      if (!Array.isArray(items)) return null;
      return (items as readonly Cell[]).map((item) => follow(item, path, i + 1)).filter((item) => item !== null);
    }
    value = (value as ReadonlyMap<string, Cell>).get(key) ?? null;
  }
  return value;
}
