/**
 * Rows of an import that say something else of a deployment, incident … than an earlier row: the same key, other content.
 * Each is compared with the row that came last before it. What becomes of both is said in facts/fold-deployments.ts and
 * facts/fold-incidents.ts.
 */
import type { ImportConflict, Page } from '../../../shared/answers.ts';
import type { ImportKind } from '../../../shared/import-batch.ts';
import type { Database } from '../db/connect.ts';
import { readBatch } from '../import/store/batch-rows.ts';
import { ROW_TABLES } from '../import/store/row-store.ts';
import { rowsOfBatch } from '../import/store/rows-of-batch.ts';
import { fieldsOfRow, type SaidFields } from './conflict-fields.ts';

interface Pair {
  readonly id: number;
  readonly line: number;
  readonly earlierId: number;
  readonly earlierLine: number;
  readonly earlierBatch: number;
  readonly earlierFile: string;
}

/** A page of an import's conflicts in the order of its rows. Throws 'not-found' when there is no such import. */
export function listConflicts(db: Database, batchId: number, offset: number, limit: number): Page<ImportConflict> {
  const { kind, stored } = readBatch(db, batchId);
  const { first, end } = rowsOfBatch(db, ROW_TABLES[kind], batchId);
  const conflicting = conflictingRows(kind, stored);
  const total =
    db.prepare<[number, number], number>(`SELECT count(*) FROM ${conflicting}`).pluck().get(first, end) ?? 0;
  if (total === 0) return { total, offset, rows: [] };
  const pairs = db
    .prepare<[number, number, number, number], Pair>(
      `WITH page AS (SELECT id, line, earlier FROM ${conflicting} ORDER BY id LIMIT ? OFFSET ?)
       SELECT page.id, page.line, before.id AS earlierId, before.line AS earlierLine, batch.id AS earlierBatch,
         batch.file AS earlierFile
       FROM page JOIN ${ROW_TABLES[kind]} AS before ON before.id = page.earlier JOIN batch ON batch.id = before.batch_id
       ORDER BY page.id`,
    )
    .all(first, end, limit, offset);
  const fieldsOf = fieldsOfRow(db, kind);
  return { total, offset, rows: pairs.map((pair) => describe(pair, batchId, fieldsOf)) };
}

/** From here on one walk along the index, for the keys of several rows, is cheaper than a look at each row's key. */
const MANY_ROWS = 100_000;

/** As a table `(id, line, earlier)`, of the rows from the first parameter up to the second, of which so many are stored. */
function conflictingRows(kind: ImportKind, stored: number): string {
  const table = ROW_TABLES[kind];
  const several = `AND later.key IN (SELECT key FROM ${table} GROUP BY key HAVING count(*) > 1)`;
  return `(
    SELECT * FROM (
      SELECT later.id, later.line,
        (SELECT max(id) FROM ${table} WHERE key = later.key AND id < later.id AND repeats = 0) AS earlier
      FROM ${table} AS later
      WHERE later.id >= ? AND later.id < ? AND later.repeats = 0 ${stored > MANY_ROWS ? several : ''})
    WHERE earlier IS NOT NULL)`;
}

function describe(pair: Pair, batchId: number, fieldsOf: (rowId: number) => SaidFields): ImportConflict {
  const earlier = fieldsOf(pair.earlierId);
  const later = fieldsOf(pair.id);
  return {
    batchId,
    line: pair.line,
    subject: subjectOf(later),
    earlier: { batchId: pair.earlierBatch, file: pair.earlierFile, line: pair.earlierLine },
    differences: [...later].flatMap(([field, said]) => {
      const before = earlier.get(field) ?? null;
      return before === said ? [] : [{ field, earlier: before, later: said }];
    }),
  };
}

/** The export's own id, else the service and when or which version of it; of a commit, its SHA. */
function subjectOf(said: SaidFields): string {
  const id = said.get('id');
  if (id) return id;
  const told = (['finished_at', 'started_at', 'version', 'sha'] as const).map((field) => said.get(field)).find(Boolean);
  return [said.get('service'), told].filter(Boolean).join(' ');
}
