/**
 * A large workspace for benchmarks, the same every time, written by the parts of Doradeck that store what was imported:
 * `node make-workspace.ts FILE [deployments] [incidents] [commits] [services] [seed]`.
 */
import { renameSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Database } from '../../../electron/engine/db/connect.ts';
import { createWorkspace, deleteWorkspaceFile } from '../../../electron/engine/db/open.ts';
import { writeSettings } from '../../../electron/engine/db/settings.ts';
import { Problems } from '../../../electron/engine/git/problems.ts';
import { storeHistory } from '../../../electron/engine/git/store-history.ts';
import { completeBatch, insertBatch } from '../../../electron/engine/import/store/batch-rows.ts';
import { BulkInsert } from '../../../electron/engine/import/store/bulk-insert.ts';
import { contentHash } from '../../../electron/engine/import/store/content-hash.ts';
import { NameIds } from '../../../electron/engine/import/store/name-ids.ts';
import { recordKey } from '../../../electron/engine/import/store/record-key.ts';
import { deploymentWriter } from '../../../electron/engine/import/store/store-deployments.ts';
import { quietWork } from '../../../electron/engine/work.ts';
import type { ImportKind } from '../../../shared/import-batch.ts';
import type { DeploymentRecord, IncidentRecord } from '../../../shared/model.ts';
import { CLIENT_NAME, type ClientSize, type ImaginedRepository, imagineClient } from './imagine-client.ts';

export const LARGE: ClientSize = { deployments: 1_000_000, incidents: 50_000, commits: 2_000_000, services: 200 };
const NOW = Date.UTC(2025, 0, 2);
const APP_VERSION = 'benchmark';

/** The file has its name once it is whole. */
export async function makeWorkspace(path: string, size: ClientSize, seed = 7): Promise<void> {
  const part = `${resolve(path)}.making`;
  deleteWorkspaceFile(part);
  const store = createWorkspace(part);
  try {
    const db = store.writer;
    const client = imagineClient(size, seed);
    writeSettings(db, { clientName: CLIENT_NAME, timeZone: 'Asia/Seoul' });
    await withoutIndexes(db, async () => {
      for (const repository of client.repositories) await addRepository(db, repository);
      db.transaction(() => addDeployments(db, client.deployments)).immediate();
      db.transaction(() => addIncidents(db, client.incidents)).immediate();
    });
  } finally {
    store.close();
  }
  deleteWorkspaceFile(path);
  renameSync(part, path);
}

/** They are built again from the text that made them. */
async function withoutIndexes(db: Database, body: () => Promise<void>): Promise<void> {
  const indexes = db
    .prepare<[], { readonly name: string; readonly sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE name IN ('deployment_row_key', 'git_commit_sha')",
    )
    .all();
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  await body();
  for (const { sql } of indexes) db.exec(sql);
}

async function addRepository(db: Database, repository: ImaginedRepository): Promise<void> {
  const about = {
    source: `/repositories/${repository.name}`,
    clonePath: null,
    defaultBranch: 'main',
    headSha: null,
    replaces: false,
    branches: 1,
    problems: new Problems(),
    grafted: false,
    mailmap: null,
    incompleteSince: null,
    storedTags: new Map(),
    services: null,
    readAt: NOW,
  };
  await storeHistory(db, { ...about, ...repository }, quietWork());
}

function addDeployments(db: Database, records: Iterable<DeploymentRecord>): void {
  const batch = addBatch(db, 'deployments');
  const rows = deploymentWriter(db, batch);
  let line = 1;
  for (const record of records) rows.add(record, ++line);
  rows.flush();
  closeBatch(db, batch, line - 1);
}

function addIncidents(db: Database, records: Iterable<IncidentRecord>): void {
  const batch = addBatch(db, 'incidents');
  const columns =
    'batch_id line key content_hash external_id service_ids team_id environment_id severity_id title started_at detected_at acknowledged_at resolved_at deployment_external_id';
  const insert = new BulkInsert(db, 'incident_row', columns.split(' '), new Set());
  const services = new NameIds(db, 'service');
  const teams = new NameIds(db, 'team');
  const environments = new NameIds(db, 'environment');
  const severities = new NameIds(db, 'severity');
  let line = 1;
  for (const record of records) {
    insert.add([
      batch,
      ++line,
      recordKey(record.externalId),
      contentHash(JSON.stringify(record)),
      record.externalId,
      JSON.stringify(record.services.map((name) => services.idOf(name))),
      teams.idOrNull(record.team),
      environments.idOrNull(record.environment),
      severities.idOrNull(record.severity),
      record.title,
      record.startedAt,
      record.detectedAt,
      record.acknowledgedAt,
      record.resolvedAt,
      record.deploymentExternalId,
    ]);
  }
  insert.flush();
  closeBatch(db, batch, line - 1);
}

function addBatch(db: Database, kind: ImportKind): number {
  const file = `${kind}.csv`;
  const about = { preset: 'generic', encoding: 'utf-8', inputTimeZone: null, mapping: {}, columns: [] };
  return insertBatch(db, { file, sha256: kind, bytes: 0, kind, ...about, importedAt: NOW, appVersion: APP_VERSION });
}

function closeBatch(db: Database, id: number, rows: number): void {
  completeBatch(db, id, { read: rows, stored: rows, duplicate: 0, rejected: 0, blank: 0 }, []);
}

if (process.argv[1] === import.meta.filename) {
  const [path, ...sizes] = process.argv.slice(2);
  if (path === undefined) throw new Error('which file?');
  const [deployments, incidents, commits, services, seed] = sizes.map(Number);
  const size: ClientSize = {
    deployments: deployments ?? LARGE.deployments,
    incidents: incidents ?? LARGE.incidents,
    commits: commits ?? LARGE.commits,
    services: services ?? LARGE.services,
  };
  await makeWorkspace(path, size, seed);
}
