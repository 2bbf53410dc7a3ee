/**
 * Tags that are deployments, kept as rows like any other deployment's: a batch of kind "deployments" that belongs to the
 * repository. A repository has such a batch as long as it has a pattern, whether a tag matches or not.
 */
import { createHash } from 'node:crypto';
import type { DeploymentRecord, Instant } from '../../../shared/model.ts';
import { RELEASES_PRESET } from '../../../shared/release-pattern.ts';
import type { Database } from '../db/connect.ts';
import { completeBatch, insertBatch } from '../import/store/batch-rows.ts';
import { createMarker } from '../import/store/mark-repeats.ts';
import { rowsOfBatch } from '../import/store/rows-of-batch.ts';
import { deploymentWriter } from '../import/store/store-deployments.ts';
import { removeUnusedNames } from '../import/store/undo-import.ts';
import { type Release, type Releases, releasesOf } from './release-tags.ts';

interface Repository {
  readonly name: string;
  readonly source: string;
  readonly releases: string | null;
  readonly readAt: Instant;
}

interface StoredBatch {
  readonly id: number;
  readonly sha256: string;
  readonly appVersion: string;
}

/**
 * Makes the rows what the repository's tags, pattern and services say now; where they say it already, nothing is touched.
 * To be called in the transaction that changed one of them. `appVersion` null: that of the rows before.
 */
export function renewReleases(db: Database, repositoryId: number, appVersion: string | null = null): void {
  const repository = db
    .prepare<[number], Repository>('SELECT name, source, releases, read_at AS readAt FROM repository WHERE id = ?')
    .get(repositoryId);
  const stored = db
    .prepare<[number], StoredBatch>(
      'SELECT id, sha256, app_version AS appVersion FROM batch WHERE repository_id = ? ORDER BY id',
    )
    .all(repositoryId);
  if (repository === undefined || repository.releases === null) {
    for (const { id } of stored) removeBatch(db, id);
    return;
  }
  const found = releasesOf(db, repositoryId, repository.releases);
  const sha256 = digestOf(repository, found);
  if (stored.length === 1 && stored[0]?.sha256 === sha256) return;
  for (const { id } of stored) removeBatch(db, id);
  const version = appVersion ?? stored[0]?.appVersion ?? '';
  addBatch(db, { ...repository, id: repositoryId, sha256, appVersion: version }, found);
}

/** Removes the deployments that a repository's tags are. To be called in a transaction. */
export function removeReleases(db: Database, repositoryId: number): void {
  db.prepare('UPDATE repository SET releases = NULL WHERE id = ?').run(repositoryId);
  renewReleases(db, repositoryId);
}

/** Of everything that the rows say, and the pattern, so that it can be told from another that matches the same. */
function digestOf({ source, name, releases }: Repository, found: Releases): string {
  const hash = createHash('sha256').update(JSON.stringify([source, name, releases, found.aliases, found.timeless]));
  for (const release of found.releases) hash.update(JSON.stringify(Object.values(release)));
  return hash.digest('hex');
}

interface BatchSource extends Repository {
  readonly id: number;
  readonly sha256: string;
  readonly appVersion: string;
}

function addBatch(db: Database, source: BatchSource, { releases, aliases, timeless }: Releases): void {
  const batchId = insertBatch(db, {
    file: source.name,
    sha256: source.sha256,
    bytes: 0,
    kind: 'deployments',
    preset: RELEASES_PRESET,
    encoding: 'utf-8',
    inputTimeZone: null,
    mapping: {},
    columns: [],
    importedAt: source.readAt,
    appVersion: source.appVersion,
  });
  db.prepare('UPDATE batch SET repository_id = ? WHERE id = ?').run(source.id, batchId);
  const writer = deploymentWriter(db, batchId);
  for (const [i, release] of releases.entries()) writer.add(recordOf(release, source.source), i + 1);
  writer.flush();
  const reject = db.prepare(
    `INSERT INTO rejected_row (batch_id, line, column_name, code, value) VALUES (?, ?, 'tag', 'time-missing', ?)`,
  );
  for (const [i, tag] of timeless.entries()) reject.run(batchId, releases.length + i + 1, tag);
  const { first, end } = rowsOfBatch(db, 'deployment_row', batchId);
  const repeats = createMarker(db, 'deployment_row')(first, end - 1);
  const duplicate = aliases + repeats;
  const stored = releases.length - repeats;
  const rejected = timeless.length;
  completeBatch(db, batchId, { read: stored + duplicate + rejected, stored, duplicate, rejected, blank: 0 }, []);
}

/** No environment: what a team tags as a release counts as production. The source, unlike the name, is one repository's. */
function recordOf({ service, version, sha, at }: Release, source: string): DeploymentRecord {
  return {
    externalId: null,
    service,
    team: null,
    environment: null,
    repository: source,
    sha,
    version,
    startedAt: null,
    finishedAt: at,
    finishedAtText: null,
    status: 'success',
    committedAt: null,
    changeFailure: null,
    remediation: null,
    pull: null,
  };
}

/** As undoing an import does, in somebody's transaction: a later row that repeats one of these takes its place. It is looked for
 * from these, which are few, not through all that came later. */
function removeBatch(db: Database, batchId: number): void {
  const { first, end } = rowsOfBatch(db, 'deployment_row', batchId);
  const promoted = db
    .prepare<[number, number, number], number>(
      `UPDATE deployment_row SET repeats = 0 WHERE id IN (
         SELECT min(later.id) FROM deployment_row AS gone
           CROSS JOIN deployment_row AS later ON later.key = gone.key AND later.content_hash = gone.content_hash
         WHERE gone.id >= ? AND gone.id < ? AND gone.repeats = 0 AND later.id >= ? AND later.repeats = 1
         GROUP BY gone.id)
       RETURNING batch_id`,
    )
    .pluck()
    .all(first, end, end);
  const recount = db.prepare(
    'UPDATE batch SET rows_stored = rows_stored + 1, rows_duplicate = rows_duplicate - 1 WHERE id = ?',
  );
  for (const id of promoted) recount.run(id);
  db.prepare('DELETE FROM deployment_row WHERE id >= ? AND id < ?').run(first, end);
  db.prepare('DELETE FROM rejected_row WHERE batch_id = ?').run(batchId);
  db.prepare('DELETE FROM batch WHERE id = ?').run(batchId);
  removeUnusedNames(db);
}
