/** What the tests of imports share: a workspace in memory, files in a folder of their own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect } from 'vitest';
import type { SingleOutcome } from '../../../shared/answers.ts';
import type { ImportOptions } from '../../../shared/api.ts';
import type { ImportBatch } from '../../../shared/import-batch.ts';
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
): Promise<SingleOutcome> {
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

export const HEADER = 'deployment_id,service,environment,started_at,finished_at,status,commit_sha';
export const SHA = '0123456789abcdef0123456789abcdef01234567';

export function row(id: string, day = 2, service = 'checkout'): string {
  const date = `2025-03-${String(day).padStart(2, '0')}`;
  return `${id},${service},production,${date}T10:00:00Z,${date}T10:07:00Z,success,${SHA}`;
}

export function table(...rows: readonly string[]): string {
  return [HEADER, ...rows, ''].join('\n');
}

/** The columns of `deployments()` that few rows have. */
export const NO_DEPLOYMENT = {
  team: null,
  repo: null,
  version: null,
  fine: null,
  committedAt: null,
  changeFailure: null,
  remediation: null,
};

/** A workspace and a folder of its own for every test of a file, and what they ask of it. */
export function workspacePerTest() {
  let db: Database.Database;
  let folder: TestFolder;

  beforeEach(() => {
    db = memoryWorkspace();
    folder = testFolder();
  });

  afterEach(() => {
    db.close();
    folder.remove();
  });

  function put(content: string | Uint8Array, options: ImportOptions = {}, name = 'file'): Promise<SingleOutcome> {
    return importInto(db, folder.write(name, content), options);
  }

  async function batchOf(content: string | Uint8Array, options: ImportOptions = {}): Promise<ImportBatch> {
    const outcome = await put(content, options, `file-${Math.random()}`);
    if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
    return outcome.batch;
  }

  async function errorOf(content: string | Uint8Array, options: ImportOptions = {}): Promise<unknown> {
    const before = dump(db);
    const outcome = await put(content, options);
    expect(dump(db)).toEqual(before);
    expect(db.inTransaction).toBe(false);
    return outcome.kind === 'failed' ? outcome.error : outcome;
  }

  async function rejectsOf(content: string | Uint8Array, options: ImportOptions = {}): Promise<unknown[]> {
    const outcome = await put(content, options);
    if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
    return outcome.rejects.map(({ line, column, code, value }) => [line, column, code, value]);
  }

  function deployments(): unknown[] {
    return db
      .prepare(`
      SELECT external_id AS id, service.name AS service, team.name AS team, environment.name AS env,
        repository_name.name AS repo, sha, version, started_at AS startedAt, finished_at AS finishedAt,
        finished_at_text AS fine, status, committed_at AS committedAt, change_failure AS changeFailure, remediation
      FROM deployment_row JOIN service ON service.id = service_id LEFT JOIN team ON team.id = team_id
        LEFT JOIN environment ON environment.id = environment_id
        LEFT JOIN repository_name ON repository_name.id = repository_name_id
      WHERE repeats = 0 ORDER BY deployment_row.id`)
      .all();
  }

  function incidents(): unknown[] {
    return db
      .prepare(`
      SELECT external_id AS id,
        (SELECT json_group_array(service.name) FROM json_each(service_ids) JOIN service ON service.id = value) AS services,
        team.name AS team, environment.name AS env, severity.name AS severity, repository_name.name AS repo, title,
        started_at AS startedAt, detected_at AS detectedAt, acknowledged_at AS acknowledgedAt, resolved_at AS resolvedAt,
        deployment_external_id AS deploymentId, sha, version
      FROM incident_row LEFT JOIN team ON team.id = team_id LEFT JOIN environment ON environment.id = environment_id
        LEFT JOIN severity ON severity.id = severity_id
        LEFT JOIN repository_name ON repository_name.id = repository_name_id
      WHERE repeats = 0 ORDER BY incident_row.id`)
      .all();
  }

  return { put, batchOf, errorOf, rejectsOf, deployments, incidents, db: () => db, folder: () => folder };
}
