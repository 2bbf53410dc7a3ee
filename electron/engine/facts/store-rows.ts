/** Rows put straight into a workspace, for tests of what is made of them. */
import { DEPLOYMENT_STATUSES, type DeploymentRecord, type IncidentRecord } from '../../../shared/model.ts';
import type { Database } from '../db/connect.ts';

export interface DeploymentRowFixture extends Partial<DeploymentRecord> {
  readonly key?: string;
  readonly repeats?: boolean;
}
export interface IncidentRowFixture extends Partial<IncidentRecord> {
  readonly key?: string;
}
export interface CommitFixture {
  /** As many digits as matter; zeros follow. */
  readonly sha: string;
  readonly parents?: readonly string[];
  readonly at?: number;
  readonly author?: string;
  readonly subject?: string;
  readonly reverts?: string;
}
export interface RepositoryFixture {
  readonly name: string;
  readonly source?: string;
  readonly services?: readonly string[];
  readonly commits: readonly CommitFixture[];
  readonly tags?: Readonly<Record<string, string>>;
}

/** A row's line is its number. */
export function storeDeployments(db: Database, rows: readonly DeploymentRowFixture[]): void {
  const batch = storeBatch(db, 'deployments', rows.length);
  const insert = db.prepare(
    `INSERT INTO deployment_row (batch_id, line, key, content_hash, repeats, external_id, service_id, team_id,
       environment_id, repository_name_id, sha, version, started_at, finished_at, status, committed_at, change_failure,
       remediation, pull)
     VALUES (?, ?, ?, zeroblob(8), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const [i, row] of rows.entries()) {
    insert.run(
      batch,
      i + 1,
      row.key ?? row.externalId ?? `row ${batch} ${i}`,
      row.repeats ? 1 : 0,
      row.externalId ?? null,
      nameId(db, 'service', row.service ?? 'web'),
      nameId(db, 'team', row.team),
      nameId(db, 'environment', row.environment),
      nameId(db, 'repository_name', row.repository),
      row.sha ?? null,
      row.version ?? null,
      row.startedAt ?? null,
      row.finishedAt ?? i,
      DEPLOYMENT_STATUSES.indexOf(row.status ?? 'success'),
      row.committedAt ?? null,
      row.changeFailure == null ? null : Number(row.changeFailure),
      row.remediation ?? null,
      row.pull ?? null,
    );
  }
}

export function storeIncidents(db: Database, rows: readonly IncidentRowFixture[]): void {
  const batch = storeBatch(db, 'incidents', rows.length);
  const insert = db.prepare(
    `INSERT INTO incident_row (batch_id, line, key, content_hash, external_id, service_ids, team_id, environment_id,
       severity_id, repository_name_id, title, started_at, detected_at, acknowledged_at, resolved_at,
       deployment_external_id, sha, version)
     VALUES (?, ?, ?, zeroblob(8), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const [i, row] of rows.entries()) {
    insert.run(
      batch,
      i + 1,
      row.key ?? row.externalId ?? `row ${batch} ${i}`,
      row.externalId ?? null,
      JSON.stringify((row.services ?? []).map((name) => nameId(db, 'service', name))),
      nameId(db, 'team', row.team),
      nameId(db, 'environment', row.environment),
      nameId(db, 'severity', row.severity),
      nameId(db, 'repository_name', row.repository),
      row.title ?? null,
      row.startedAt ?? i,
      row.detectedAt ?? null,
      row.acknowledgedAt ?? null,
      row.resolvedAt ?? null,
      row.deploymentExternalId ?? null,
      row.sha ?? null,
      row.version ?? null,
    );
  }
}

/** Commits in the order given, which must be parents first. */
export function storeRepository(db: Database, { name, source, services, commits, tags }: RepositoryFixture): void {
  const id = Number(
    db.prepare('INSERT INTO repository (name, source, read_at) VALUES (?, ?, 0)').run(name, source ?? `/src/${name}`)
      .lastInsertRowid,
  );
  for (const service of services ?? []) {
    const serviceId = nameId(db, 'service', service);
    db.prepare('INSERT INTO repository_service (repository_id, service_id) VALUES (?, ?)').run(id, serviceId);
  }
  const positions = new Map(commits.map(({ sha }, position) => [sha, position]));
  const insert = db.prepare(
    `INSERT INTO git_commit (repository_id, position, sha, parents, author_id, author_at, committer_at, subject, reverts)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const [position, commit] of commits.entries()) {
    const parents = Int32Array.from(commit.parents ?? [], (sha) => positions.get(sha) ?? -1);
    const at = commit.at ?? position;
    insert.run(
      id,
      position,
      wholeSha(commit.sha),
      Buffer.from(parents.buffer),
      personId(db, commit.author ?? 'Kim'),
      at,
      at,
      commit.subject ?? '',
      commit.reverts ? wholeSha(commit.reverts) : null,
    );
  }
  const tag = db.prepare('INSERT INTO git_tag (repository_id, name, sha) VALUES (?, ?, ?)');
  for (const [tagName, sha] of Object.entries(tags ?? {})) tag.run(id, tagName, wholeSha(sha));
}

export function hex(sha: string): string {
  return sha.padEnd(40, '0');
}

function wholeSha(sha: string): Buffer {
  return Buffer.from(hex(sha), 'hex');
}

export function storeBatch(db: Database, kind: string, rows: number): number {
  const next = Number(db.prepare('SELECT coalesce(max(id), 0) + 1 FROM batch').pluck().get());
  db.prepare(
    `INSERT INTO batch (id, file, sha256, bytes, kind, preset, encoding, mapping, notices, rows_read, rows_stored,
       rows_duplicate, rows_rejected, rows_blank, imported_at, app_version)
     VALUES (?, 'rows', ?, 0, ?, 'none', 'utf-8', '{}', '[]', ?, ?, 0, 0, 0, 0, 'test')`,
  ).run(next, String(next), kind, rows, rows);
  return next;
}

export function nameId(db: Database, table: string, name: string | null | undefined): number | null {
  if (name == null) return null;
  db.prepare(`INSERT OR IGNORE INTO ${table} (name) VALUES (?)`).run(name);
  return Number(db.prepare(`SELECT id FROM ${table} WHERE name = ?`).pluck().get(name));
}

/** "Kim", or "Kim <kim@home.org>" where the address matters. */
function personId(db: Database, author: string): number {
  const [, name = author, email = `${author}@example.com`] = /^(.*) <(.*)>$/.exec(author) ?? [];
  db.prepare('INSERT OR IGNORE INTO person (name, email) VALUES (?, ?)').run(name, email);
  return Number(db.prepare('SELECT id FROM person WHERE name = ? AND email = ?').pluck().get(name, email));
}
