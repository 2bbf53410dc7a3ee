/**
 * Records of JSON that were rejected come back as a table of their paths. For presets that look at whole records, they
 * become records with objects and lists again, as far as the table says what was in them.
 */
import type { Cell, SourceColumn } from '../../../../shared/import/cell.ts';
import type { SourceRecord } from '../../../../shared/import/presets/preset.ts';
import { REJECT_COLUMNS } from '../store/rejects-csv.ts';
import { JsonReader } from './json-reader.ts';

/** Whether a table of these columns is one of rejected records of JSON: some of its names are paths. */
export function holdsPaths(columns: readonly SourceColumn[]): boolean {
  const names = columns.map(({ name }) => name);
  return REJECT_COLUMNS.every((name) => names.includes(name)) && names.some((name) => /\w\.\w|\[\]/.test(name));
}

/** `flat` has a text for each path; the answer has those, too, and the objects and lists that they make. */
export function nestedRecord(flat: SourceRecord): SourceRecord {
  const record = new Map<string, Cell>();
  const lists = new Map<string, [path: string, values: readonly Cell[]][]>();
  for (const [name, cell] of flat) {
    const value = cellOf(cell);
    const [list = '', rest, ...deeper] = name.split('[].');
    if (rest === undefined) put(record, name.split('.'), value);
    else if (deeper.length === 0 && Array.isArray(value)) {
      lists.set(list, [...(lists.get(list) ?? []), [rest, value as readonly Cell[]]]);
    }
    record.set(name, value);
  }
  for (const [path, columns] of lists) {
    const length = columns[0]?.[1].length ?? 0;
    // Values that were null are left out: of lists of unequal length nobody can tell which belong together.
    if (columns.some(([, values]) => values.length !== length)) continue;
    const items = Array.from({ length }, (_, index) => {
      const item = new Map<string, Cell>();
      for (const [name, values] of columns) put(item, name.split('.'), values[index] ?? null);
      return item;
    });
    put(record, path.split('.'), items);
  }
  return record;
}

function put(record: Map<string, Cell>, path: readonly string[], value: Cell): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) {
    if (value !== null) record.set(key, value);
    return;
  }
  const inner = record.get(key);
  const below = inner instanceof Map ? (inner as Map<string, Cell>) : new Map<string, Cell>();
  put(below, rest, value);
  if (below.size > 0) record.set(key, below);
}

function cellOf(cell: Cell): Cell {
  if (cell === '') return null;
  if (cell === 'true' || cell === 'false') return cell === 'true';
  return typeof cell === 'string' && cell.startsWith('[') ? (listOf(cell) ?? cell) : cell;
}

function listOf(text: string): Cell {
  const reader = new JsonReader();
  reader.buffer = Buffer.from(text);
  reader.end = reader.buffer.length;
  reader.finished = true;
  try {
    const value = reader.value();
    return Array.isArray(value) ? value : null;
  } catch {
    // A text that begins like a list.
    return null;
  }
}
