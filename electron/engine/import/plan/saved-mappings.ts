/** How files with certain columns are read, kept in the workspace under a name. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type ImportOptions, importOptionsSchema } from '../../../../shared/api.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { SavedMapping } from '../../../../shared/import-inspection.ts';

export interface StoredMapping extends SavedMapping {
  readonly options: ImportOptions;
}

/** The newest first. */
export function readMappings(db: Database): readonly StoredMapping[] {
  const rows = db
    .prepare('SELECT name, columns, options, saved_at AS savedAt FROM saved_mapping ORDER BY saved_at DESC, name')
    .all() as { readonly name: string; readonly columns: string; readonly options: string; readonly savedAt: number }[];
  return rows.flatMap(({ name, columns, options, savedAt }) => {
    // The workspace may have been made by somebody else.
    const said = importOptionsSchema.safeParse(jsonOf(options));
    const names = columnsSchema.safeParse(jsonOf(columns));
    return said.success && names.success ? [{ name, columns: names.data, options: said.data, savedAt }] : [];
  });
}

const columnsSchema = z.array(z.string());

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function listMappings(db: Database): readonly SavedMapping[] {
  return readMappings(db).map(({ name, columns, savedAt }) => ({ name, columns, savedAt }));
}

/** In place of one of the same name. */
export function keepMapping(db: Database, { name, columns, options, savedAt }: StoredMapping): void {
  db.prepare(`
    INSERT INTO saved_mapping (name, columns, options, saved_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (name) DO UPDATE SET columns = excluded.columns, options = excluded.options, saved_at = excluded.saved_at`).run(
    name,
    JSON.stringify(columns),
    JSON.stringify(options),
    savedAt,
  );
}

/** Throws 'not-found'. */
export function forgetMapping(db: Database, name: string): void {
  const { changes } = db.prepare('DELETE FROM saved_mapping WHERE name = ?').run(name);
  if (changes === 0) throw new AppError('not-found', { what: 'mapping', id: name });
}
