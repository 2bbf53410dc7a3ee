import type { ImportKind, RejectCode } from '../../import-batch.ts';
import type { Cell, SourceColumn } from '../cell.ts';
import type { Field } from '../fields.ts';

/**
 * A format that Doradeck knows, as data and pure functions. Adding one: a file beside this one, a line in registry.ts,
 * and its name in the texts. How each value is read (times, words of a status, lists) is the same for all of them.
 */
export interface Preset {
  readonly id: string;
  readonly kind: ImportKind;
  /**
   * How sure, 0–1, that columns are of this format; 0 = they are not. `records` gives the first ones, for formats whose
   * columns alone don't tell: the incidents among a tracker's issues, the workflows that deploy among all.
   */
  readonly recognise: (columns: readonly SourceColumn[], records: FirstRecords) => number;
  /** Columns that hold each field, the one to prefer first. */
  readonly fields: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** The format lists successful deployments alone, so that a missing status is not worth a notice. */
  readonly successOnly?: boolean;
  /** Rows of its tables may have more values than the header has columns; those left over are left out, and counted. */
  readonly widerRows?: boolean;
  /** What takes more than a column: see `Derive`. */
  readonly derive?: Derive;
  /** Beginnings of the names of columns that only `derive` reads, so that they aren't said to be unused. */
  readonly reads?: readonly string[];
}

/** The first records and what was said of them, asked for only where columns don't tell. */
export type FirstRecords = () => { readonly records: readonly SourceRecord[]; readonly choices: ReadChoices };

/** What the user said of records that are of several sorts. */
export interface ReadChoices {
  /** Jobs, stages or workflows that deploy; null = the preset's own idea. */
  readonly deploys: RegExp | null;
  /** Types of issues that are incidents; null = the preset's own idea. */
  readonly incidentTypes: RegExp | null;
}

/** A whole record: an object of JSON, or the cells of a table's row by column name (an array where a name repeats). */
export type SourceRecord = ReadonlyMap<string, Cell>;

/** Values that stand for those of the columns; a field left out keeps its column's value, null means that it has none. */
export type DerivedRow = Readonly<Partial<Record<Field, Cell>>>;

/** The record is sound and not what is imported (a maintenance, a story): it is reported as rejected, with this code. */
export interface SkippedRecord {
  readonly skip: RejectCode;
  readonly column: string;
  readonly value: Cell;
}

/** One record as the rows it stands for. What the user mapped by hand wins over what is derived. */
export type Derive = (
  record: SourceRecord,
  choices: ReadChoices,
) => readonly [DerivedRow, ...DerivedRow[]] | SkippedRecord;

export function isSkipped(derived: ReturnType<Derive>): derived is SkippedRecord {
  return 'skip' in derived;
}
