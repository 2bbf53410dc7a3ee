import type { ImportedRecord, RawValue, RowOrigin } from '../../../shared/answers.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Database } from '../db/connect.ts';
import { fieldsOfRow, type SaidFields } from './conflict-fields.ts';

interface Stored extends RowOrigin {
  readonly id: number;
  readonly mapping: string;
}

const MOST = 50;

/** The rows of a deployment or an incident, one of which has that id, as they were imported. Throws 'not-found'. */
export function importedRecords(
  db: Database,
  kind: 'deployments' | 'incidents',
  rowId: number,
): { readonly import: RowOrigin; readonly records: readonly ImportedRecord[] } {
  const table = kind === 'deployments' ? 'deployment_row' : 'incident_row';
  const rows = db
    .prepare<[number, number], Stored>(
      `SELECT said.id, batch.id AS batchId, batch.file, batch.preset, said.line, batch.mapping FROM ${table} AS said
       JOIN batch ON batch.id = said.batch_id
       WHERE said.key = (SELECT key FROM ${table} WHERE id = ?) AND said.repeats = 0 ORDER BY said.id LIMIT ?`,
    )
    .all(rowId, MOST);
  const fieldsOf = fieldsOfRow(db, kind);
  const records = rows.map(({ id, mapping, ...origin }) => ({
    import: origin,
    values: rawValues(fieldsOf(id), JSON.parse(mapping) as Readonly<Record<string, string>>),
  }));
  const first = records[0];
  if (first === undefined) throw new AppError('not-found', { what: kind, id: rowId });
  return { import: first.import, records };
}

/** What is not said is left out. */
function rawValues(said: SaidFields, columns: Readonly<Record<string, string>>): readonly RawValue[] {
  return [...said].flatMap(([field, value]) => (value ? [{ column: columns[field] || field, value }] : []));
}
