/**
 * What the user says of a file's values beside its columns: what a word of theirs means, what stands where nothing does,
 * how numbers are written. It is laid over a row, so that a file of which nothing is said pays nothing for it.
 */
import { isAbsent } from './absent.ts';
import { type Cell, isNumberCell, type Row } from './cell.ts';
import { splitNames } from './coerce-text.ts';
import type { Field } from './fields.ts';
import type { DerivedRow } from './presets/preset.ts';

export interface SaidField {
  readonly field: Field;
  /** Of the file; -1 = it has none. */
  readonly column: number;
  /** The value where the file has none; null = nothing was said. */
  readonly constant: string | null;
  /** Words of the file (without spaces around them) and what stands for them, '' for nothing at all. */
  readonly words: ReadonlyMap<string, string> | null;
  /** Epoch times have a comma before their fraction. */
  readonly epochComma: boolean;
}

/** 1740823200,5 */
export const EPOCH_WITH_COMMA = /^(\s*\d{9,}),(?=\d+\s*$)/;

/** Fields of which one cell may hold several names. */
const LISTS: ReadonlySet<Field> = new Set(['service', 'labels', 'files']);

/** A row with columns of its own behind the file's: one for each field of which something was said. */
export class SaidRow implements Row {
  readonly #row: Row;
  readonly #first: number;
  readonly #fields: readonly SaidField[];

  /** `first` is the number of the first column of its own. */
  constructor(row: Row, first: number, fields: readonly SaidField[]) {
    this.#row = row;
    this.#first = first;
    this.#fields = fields;
  }

  cell(column: number): Cell {
    const said = this.#fields[column - this.#first];
    if (said === undefined) return this.#row.cell(column);
    return saidCell(said, said.column < 0 ? null : this.#row.cell(said.column));
  }

  instant(column: number): number {
    const said = this.#fields[column - this.#first];
    if (said === undefined) return this.#row.instant(column);
    return said.column < 0 || said.words !== null ? -1 : this.#row.instant(said.column);
  }
}

/** A preset's values, with what was said of their fields. */
export function saidDerived(derived: DerivedRow, fields: readonly SaidField[]): DerivedRow {
  const changed: Partial<Record<Field, Cell>> = { ...derived };
  for (const said of fields) {
    const cell = derived[said.field];
    if (cell !== undefined) changed[said.field] = saidCell(said, cell);
  }
  return changed;
}

export function saidCell(said: SaidField, cell: Cell): Cell {
  const meant = said.words === null ? cell : meaning(said.field, said.words, cell);
  if (said.constant !== null && isNothing(said.field, meant)) return said.constant;
  return said.epochComma && typeof meant === 'string' ? meant.replace(EPOCH_WITH_COMMA, '$1.') : meant;
}

function meaning(field: Field, words: ReadonlyMap<string, string>, cell: Cell): Cell {
  if (cell === null) return null;
  if (Array.isArray(cell)) return (cell as readonly Cell[]).map((item) => meaning(field, words, item));
  const found = words.get(wordOf(cell));
  if (found !== undefined) return found === '' ? null : found;
  if (typeof cell !== 'string' || !LISTS.has(field)) return cell;
  const names = splitNames(cell);
  return names.length > 1 ? names.map((name) => words.get(name) ?? name) : cell;
}

/** A cell as a word that a meaning can be given to; '' = it is none. */
export function wordOf(cell: Cell): string {
  if (typeof cell === 'string') return cell.trim();
  if (typeof cell === 'boolean') return String(cell);
  return cell !== null && isNumberCell(cell) ? cell.number : '';
}

function isNothing(field: Field, cell: Cell): boolean {
  if (cell === null) return true;
  if (Array.isArray(cell)) return cell.length === 0;
  // A service may well be called "null".
  return typeof cell === 'string' && (field === 'service' ? cell.trim() === '' : isAbsent(cell));
}
