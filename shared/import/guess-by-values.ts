import type { ImportKind } from '../model.ts';
import type { Row, SourceColumn } from './cell.ts';
import type { Field } from './fields.ts';
import type { TimeRules } from './time-reading.ts';

/** Columns of fields that names left open, by what stands in them. */
export function guessFieldsByValues(
  _kind: ImportKind,
  _columns: readonly SourceColumn[],
  _rows: readonly Row[],
  _mapping: ReadonlyMap<Field, number>,
  _rules: TimeRules,
): ReadonlyMap<Field, number> {
  return new Map();
}

/** The kind of a file of which the names of columns say nothing at all; null = values don't tell either. */
export function guessKindByValues(
  _columns: readonly SourceColumn[],
  _rows: readonly Row[],
  _rules: TimeRules,
): ImportKind | null {
  return null;
}
