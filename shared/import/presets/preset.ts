import type { ImportKind } from '../../model.ts';
import type { SourceColumn } from '../cell.ts';
import type { Field } from '../fields.ts';

/**
 * A format that Doradeck knows, as data. Adding one: a file beside this one, and a line in registry.ts. How each value is
 * read (times, words of a status, lists) is the same for all of them.
 */
export interface Preset {
  readonly id: string;
  readonly kind: ImportKind;
  /** How sure, 0–1, that columns are of this format; 0 = they are not. */
  readonly recognise: (columns: readonly SourceColumn[]) => number;
  /** Columns that hold each field, the one to prefer first. */
  readonly fields: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** The format lists successful deployments alone, so that a missing status is not worth a notice. */
  readonly successOnly?: boolean;
}
