import { type Field, REQUIRED_FIELDS } from '../../../shared/import/fields.ts';
import type { ImportKind } from '../../../shared/import-batch.ts';

/** Needed for this kind of data: it alone, or any of several. */
export interface Need {
  readonly isMissing: boolean;
  /** Fields that would do as well. */
  readonly others: readonly Field[];
}

/** Null = not needed, or another field of its group is there. */
export function needOf(kind: ImportKind, field: Field, sourced: readonly Field[]): Need | null {
  const group = REQUIRED_FIELDS[kind].find((fields) => fields.includes(field));
  if (group === undefined) return null;
  const others = group.filter((other) => other !== field);
  if (!sourced.includes(field) && others.some((other) => sourced.includes(other))) return null;
  return { isMissing: !sourced.includes(field), others };
}

export function isMissing(kind: ImportKind, field: Field, sourced: readonly Field[]): boolean {
  return needOf(kind, field, sourced)?.isMissing === true;
}
