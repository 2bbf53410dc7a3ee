/** What the tests of the other kinds share: everything that is kept of their rows, with names for their numbers. */
import type { Database } from 'better-sqlite3';
import { expect } from 'vitest';
import type { ImportBatch, ImportKind } from '../../../shared/import-batch.ts';
import { DEPLOYMENT_STATUSES, PULL_STATES } from '../../../shared/model.ts';
import { ROW_TABLES } from './store/row-store.ts';

export function table(...rows: readonly string[]): string {
  return `${rows.join('\n')}\n`;
}

export function at(text: string): number {
  return Date.parse(text);
}

/** Everything a kind's table keeps of rows that count, names for their numbers. */
export function storedRows(db: Database, kind: ImportKind): unknown[] {
  const rows = db.prepare(`SELECT * FROM ${ROW_TABLES[kind]} WHERE repeats = 0 ORDER BY id`).all();
  return (rows as Record<string, unknown>[]).map((row) => {
    const { id: _, batch_id: __, key: ___, content_hash: ____, repeats: _____, ...said } = row;
    return Object.fromEntries(Object.entries(said).map(([column, value]) => [column, named(db, column, value)]));
  });
}

const NAMES: Readonly<Record<string, string>> = {
  service_id: 'service',
  service_ids: 'service',
  team_id: 'team',
  environment_id: 'environment',
  repository_name_id: 'repository_name',
};

function named(db: Database, column: string, value: unknown): unknown {
  const names = NAMES[column];
  const name = (id: unknown) => db.prepare(`SELECT name FROM ${names} WHERE id = ?`).pluck().get(id);
  if (names !== undefined && value !== null)
    return column === 'service_ids' ? (JSON.parse(String(value)) as number[]).map(name) : name(value);
  if (column === 'state') return PULL_STATES[Number(value)];
  if (column === 'status' && typeof value === 'number') return DEPLOYMENT_STATUSES[value];
  return typeof value === 'string' && /^[[{]/.test(value) ? JSON.parse(value) : value;
}

export function countsOf({ kind, read, stored: kept, duplicate, rejected, blank }: ImportBatch) {
  expect(read).toBe(kept + duplicate + rejected + blank);
  return { kind, read, stored: kept, duplicate, rejected, blank };
}
