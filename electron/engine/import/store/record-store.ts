import type { Database } from 'better-sqlite3';
import type { FieldReader } from '../../../../shared/import/field-reader.ts';
import { BulkInsert, type SqlValue } from './bulk-insert.ts';
import { contentHash } from './content-hash.ts';
import type { RowStore, RowTable } from './row-store.ts';

/** How the records of one kind become rows of a table. */
export interface RecordShape<R> {
  readonly table: RowTable;
  readonly read: (reader: FieldReader) => R | null;
  /** Rows with the same key are said of one thing. */
  readonly keyOf: (record: R) => string;
  /** The columns behind those that every row has. */
  readonly columns: Readonly<Record<string, (record: R) => SqlValue>>;
}

/** The store of a kind of which nobody has a million rows, so that it may be written for people. */
export function recordStore<R extends object>(db: Database, batchId: number, shape: RecordShape<R>): RowStore {
  const names = Object.keys(shape.columns);
  const values = Object.values(shape.columns);
  const insert = new BulkInsert(db, shape.table, ['batch_id', 'line', 'key', 'content_hash', ...names], new Set());
  return {
    table: shape.table,
    flush: () => insert.flush(),
    store(reader: FieldReader, line: number): boolean {
      const record = shape.read(reader);
      if (record === null) return false;
      // The names themselves: their numbers are others once imports have been undone.
      const hash = contentHash(JSON.stringify(record));
      insert.add([batchId, line, shape.keyOf(record), hash, ...values.map((value) => value(record))]);
      return true;
    },
  };
}
