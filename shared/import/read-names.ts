import { isAbsent } from './absent.ts';
import { type Cell, isNumberCell } from './cell.ts';
import { splitNames } from './coerce-text.ts';
import { type FieldReader, LONGEST_FIELD } from './field-reader.ts';
import type { Field } from './fields.ts';

/** The names of one cell, an array or several in a text, in the order of the file, each once. */
export function readNames(reader: FieldReader, field: Field): readonly string[] {
  const cell = reader.cell(field);
  if (cell === null) return [];
  const names = namesOf(cell);
  if (names === null) {
    reader.fail(field, 'value-wrong-type');
    return [];
  }
  if (names.some((name) => name.length > LONGEST_FIELD)) reader.fail(field, 'field-too-long');
  if (names.some((name) => name.includes('\0'))) reader.fail(field, 'text-undecodable', '\\0');
  return [...new Set(names.filter((name) => !isAbsent(name)))];
}

function namesOf(cell: Cell): readonly string[] | null {
  if (typeof cell === 'string') return splitNames(cell);
  if (!Array.isArray(cell)) return null;
  const names = (cell as readonly Cell[]).map(textOf);
  return names.includes(null) ? null : names.filter((name) => name !== null);
}

function textOf(cell: Cell): string | null {
  if (typeof cell === 'string') return cell;
  return cell !== null && isNumberCell(cell) ? cell.number : null;
}
