import type { Cell, Row, SourceColumn } from '../../../shared/import/cell.ts';
import type { SourceRecord } from '../../../shared/import/presets/preset.ts';
import type { ImportNotice, RejectCode } from '../../../shared/import-batch.ts';

/** What is wrong with a record as a whole, before its fields are looked at. */
export interface BadRecord {
  readonly code: RejectCode;
  readonly column: string | null;
  readonly value: Cell;
}

export type SourceStep =
  /** A record: `row`. */
  | 'row'
  /** A record that can't be used: `bad`. */
  | 'bad'
  | 'blank'
  /** Give it the next chunk, or say that there is none. */
  | 'more'
  | 'end';

/** The records of one file, whatever its format, one at a time. */
export interface RecordSource {
  readonly columns: readonly SourceColumn[];
  /** The same object for every record. */
  readonly row: Row;
  readonly bad: BadRecord | null;
  /** Physical line of the record, from 1. */
  readonly line: number;
  append(chunk: Uint8Array): void;
  finish(): void;
  /** All of the record of `row`, for presets that look at more than columns. */
  whole(): SourceRecord;
  /** Throws AppError for a fault that makes the whole file unusable. */
  next(): SourceStep;
  /** The record as rejected rows keep it, so that it can be written out again; null when it was too long to keep. */
  raw(): string | null;
  /** The record's beginning, for people. */
  excerpt(): string;
  /** The record that could not be read is a total or a repeated heading. */
  isSummary(): boolean;
  /** Names of what the file holds beside the records. */
  ignored(): readonly string[];
  /** Of sources whose rows come when all is read: no more will be, though there is more. */
  cut?(): void;
  /** Columns that are no part of the file, but there to be chosen. */
  readonly made?: ReadonlySet<string>;
  /** What else is worth saying of the records, at their end. */
  notices?(): readonly ImportNotice[];
}

/** Whether a record's bytes hold something that is no text; null = none of the file's do. */
export type DamageCheck = ((bytes: Uint8Array) => boolean) | null;
