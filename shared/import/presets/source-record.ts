/** Reading whole records, for presets that derive their rows. */
import { isAbsent } from '../absent.ts';
import { type Cell, isNumberCell, type SourceColumn } from '../cell.ts';
import type { SkippedRecord, SourceRecord } from './preset.ts';

/** The value of a path ("environment.name"), or of the column of that name; null = there is none. */
export function valueAt(record: Cell, path: string): Cell {
  if (!(record instanceof Map)) return null;
  let value: Cell | undefined = (record as SourceRecord).get(path);
  if (value !== undefined || !path.includes('.')) return value ?? null;
  value = record;
  for (const key of path.split('.')) {
    if (!(value instanceof Map)) return null;
    value = (value as SourceRecord).get(key) ?? null;
  }
  return value;
}

/** The first of some paths that has a text or a number, as text without spaces around it. */
export function textAt(record: Cell, ...paths: readonly string[]): string | null {
  for (const path of paths) {
    const text = textOf(valueAt(record, path));
    if (text !== null) return text;
  }
  return null;
}

export function textOf(cell: Cell): string | null {
  if (typeof cell === 'string') return isAbsent(cell) ? null : cell.trim();
  return cell !== null && isNumberCell(cell) ? cell.number : null;
}

/** The first of some paths that holds an array; else an empty one. */
export function listAt(record: Cell, ...paths: readonly string[]): readonly Cell[] {
  for (const path of paths) {
    const value = valueAt(record, path);
    if (Array.isArray(value)) return value as readonly Cell[];
  }
  return [];
}

/** The texts at a path of each element of an array, each once. */
export function textsOf(list: readonly Cell[], ...paths: readonly string[]): readonly string[] {
  const texts = list.map((item) => (paths.length === 0 ? textOf(item) : textAt(item, ...paths)));
  return [...new Set(texts.filter((text) => text !== null))];
}

/** The text that comes first in code order, as times of one written form do; null = there is none. */
export function earliest(times: readonly (string | null)[]): string | null {
  return times.filter((time) => time !== null).sort((a, b) => (a < b ? -1 : 1))[0] ?? null;
}

export function skip(code: SkippedRecord['skip'], column: string, value: Cell): SkippedRecord {
  return { skip: code, column, value };
}

/** Whether all of some columns are there. */
export function hasColumns(columns: readonly SourceColumn[], ...names: readonly string[]): boolean {
  return names.every((name) => columns.some((column) => column.name === name));
}

/** Whether a column's name begins with a text. */
export function hasColumnUnder(columns: readonly SourceColumn[], prefix: string): boolean {
  return columns.some((column) => column.name.startsWith(prefix));
}
