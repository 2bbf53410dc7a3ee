/** What the tests of imports share: a workspace in memory, files in a folder of their own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { FileOutcome } from '../../../shared/answers.ts';
import type { ImportOptions } from '../../../shared/api.ts';
import { initial } from '../db/migrations/0001-initial.ts';
import type { Work } from '../work.ts';
import { importFile } from './import-file.ts';

/** 2026-01-01T00:00:00Z */
export const NOW = 1_767_225_600_000;

export function memoryWorkspace(): Database.Database {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  db.exec(initial);
  return db;
}

export function quietWork(signal: AbortSignal = new AbortController().signal): Work {
  return { signal, onProgress: () => {} };
}

export interface TestFolder {
  readonly path: string;
  write(name: string, content: string | Uint8Array): string;
  remove(): void;
}

export function testFolder(): TestFolder {
  const path = mkdtempSync(join(tmpdir(), 'doradeck-import-'));
  return {
    path,
    write(name, content) {
      writeFileSync(join(path, name), content);
      return join(path, name);
    },
    remove: () => rmSync(path, { recursive: true }),
  };
}

export function importInto(
  db: Database.Database,
  path: string,
  options: ImportOptions = {},
  work: Work = quietWork(),
): Promise<FileOutcome> {
  return importFile({ db, path, options, appVersion: '0.0.0', now: NOW, work });
}

/** Every row of every table that an import writes, without the clock. */
export function dump(db: Database.Database): Readonly<Record<string, readonly unknown[]>> {
  const tables = [
    ...['batch', 'rejected_row', 'deployment_row', 'incident_row'],
    ...['service', 'team', 'environment', 'severity', 'repository_name'],
  ];
  return Object.fromEntries(tables.map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]));
}
