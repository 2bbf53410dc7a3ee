import type { Database } from './db/connect.ts';
import { listRejects } from './import/store/list-imports.ts';
import { rejectsAsCsv } from './import/store/rejects-csv.ts';
import { writeFileSafely } from './report/write-file-safely.ts';

/** Writes the rejected rows of an import as CSV, to be mended and imported again. Throws 'not-found', 'write-failed'. */
export async function exportRejects(
  db: Database,
  batchId: number,
  path: string,
): Promise<{ readonly path: string; readonly rows: number }> {
  const { total } = listRejects(db, { batchId, offset: 0, limit: 1 });
  await writeFileSafely(path, rejectsAsCsv(db, batchId));
  return { path, rows: total };
}
