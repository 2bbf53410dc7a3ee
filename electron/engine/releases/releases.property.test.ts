import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeNames } from '../change-names.ts';
import { connect, type Database } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { hex, storeRepository } from '../facts/store-rows.ts';
import { removeRepository } from '../git/remove-repository.ts';
import { completeBatch, insertBatch } from '../import/store/batch-rows.ts';
import { markRepeats } from '../import/store/mark-repeats.ts';
import { rowsOfBatch } from '../import/store/rows-of-batch.ts';
import { deploymentWriter } from '../import/store/store-deployments.ts';
import { undoImport } from '../import/store/undo-import.ts';
import { quietWork } from '../work.ts';
import { changeReleases } from './change-releases.ts';
import { renewReleases } from './store-releases.ts';

const TAGS = ['v1', 'v2', 'v2.0', 'w1', 'w2'];

type Step =
  | { readonly kind: 'pattern'; readonly repository: number; readonly pattern: string | null }
  | { readonly kind: 'tags'; readonly repository: number; readonly tags: readonly string[] }
  | { readonly kind: 'services'; readonly repository: number; readonly services: readonly string[] }
  | { readonly kind: 'remove'; readonly repository: number }
  | { readonly kind: 'import'; readonly versions: readonly string[] }
  | { readonly kind: 'undo'; readonly nth: number };

const repository = fc.constantFrom(1, 2);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('pattern' as const),
      repository,
      pattern: fc.constantFrom(null, 'v*', 'w*', '*'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('tags' as const), repository, tags: fc.subarray(TAGS) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('services' as const), repository, services: fc.subarray(['a', 'b']) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), repository }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('import' as const), versions: fc.subarray(TAGS, { minLength: 1 }) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('undo' as const), nth: fc.nat(5) }) },
);

function open(): Database {
  const db = connect(':memory:', { mustExist: false });
  migrate(db, ':memory:');
  for (const name of ['one', 'two'])
    storeRepository(db, { name, source: '/one', commits: [], ...(name === 'two' && { source: '/two' }) });
  return db;
}

/** Both repositories say the same, so that rows of one repeat rows of the other and of files. */
function setTags(db: Database, id: number, tags: readonly string[]): void {
  db.prepare('DELETE FROM git_tag WHERE repository_id = ?').run(id);
  const insert = db.prepare('INSERT INTO git_tag (repository_id, name, sha, tagged_at) VALUES (?, ?, ?, ?)');
  for (const tag of tags) insert.run(id, tag, shaOf(tag), timeOf(tag));
  renewReleases(db, id);
}

const shaOf = (tag: string) => Buffer.from(hex(`a${TAGS.indexOf(tag.replace('v2.0', 'v2'))}`), 'hex');
const timeOf = (tag: string) => 1000 * (1 + TAGS.indexOf(tag));

/** Rows as those of the first repository. */
async function importRows(db: Database, versions: readonly string[], digest: string): Promise<void> {
  db.exec('BEGIN');
  const batchId = insertBatch(db, {
    file: 'rows.csv',
    sha256: digest,
    bytes: 1,
    kind: 'deployments',
    preset: 'generic-csv',
    encoding: 'utf-8',
    inputTimeZone: null,
    mapping: {},
    columns: [],
    importedAt: 0,
    appVersion: 'test',
  });
  const writer = deploymentWriter(db, batchId);
  for (const [i, version] of versions.entries()) {
    writer.add(
      {
        externalId: null,
        service: 'a',
        team: null,
        environment: null,
        repository: '/one',
        sha: shaOf(version).toString('hex'),
        version,
        startedAt: null,
        finishedAt: timeOf(version),
        finishedAtText: null,
        status: 'success',
        committedAt: null,
        changeFailure: null,
        remediation: null,
        pull: null,
      },
      i + 1,
    );
  }
  writer.flush();
  const { same } = await markRepeats(db, 'deployment_row', batchId, quietWork());
  const read = versions.length;
  completeBatch(db, batchId, { read, stored: read - same, duplicate: same, rejected: 0, blank: 0 }, []);
  db.exec('COMMIT');
}

async function take(db: Database, one: Step, index: number): Promise<void> {
  const exists = (id: number) => db.prepare('SELECT 1 FROM repository WHERE id = ?').get(id) !== undefined;
  if ('repository' in one && !exists(one.repository)) return;
  switch (one.kind) {
    case 'pattern':
      changeReleases(db, { repositoryId: one.repository, pattern: one.pattern, appVersion: 'test' });
      break;
    case 'tags':
      db.transaction(() => setTags(db, one.repository, one.tags))();
      break;
    case 'services': {
      const services = one.services.map((service) => ({ service, paths: [] }));
      changeNames(db, [{ kind: 'repository', repositoryId: one.repository, services }]);
      break;
    }
    case 'remove':
      removeRepository(db, one.repository, '/nowhere');
      break;
    case 'import':
      await importRows(db, one.versions, `file ${index}`);
      break;
    case 'undo': {
      const ids = db.prepare<[], number>('SELECT id FROM batch ORDER BY id').pluck().all();
      const id = ids[one.nth % Math.max(1, ids.length)];
      if (id !== undefined) await undoImport(db, id);
      break;
    }
  }
}

/** What must hold whatever came and went. */
function check(db: Database): void {
  const batches = db
    .prepare<[], { id: number; stored: number; duplicate: number; read: number; repository: number | null }>(
      `SELECT id, rows_stored AS stored, rows_duplicate AS duplicate, rows_read AS read, repository_id AS repository
       FROM batch ORDER BY id`,
    )
    .all();
  for (const { id, stored, read, repository: owner } of batches) {
    const { first, end } = rowsOfBatch(db, 'deployment_row', id);
    const own = db
      .prepare<[number], number>('SELECT id FROM deployment_row WHERE batch_id = ? ORDER BY id')
      .pluck()
      .all(id);
    const between = db.prepare<[number, number], number>(
      'SELECT id FROM deployment_row WHERE id >= ? AND id < ? ORDER BY id',
    );
    expect(between.pluck().all(first, end)).toEqual(own);
    const counting = db.prepare<[number], number>(
      'SELECT count(*) FROM deployment_row WHERE batch_id = ? AND repeats = 0',
    );
    expect(counting.pluck().get(id)).toBe(stored);
    if (owner === null) expect(read).toBe(own.length);
  }
  // Of rows that say the same exactly one counts, and it is the first.
  expect(
    db
      .prepare(
        `SELECT 1 FROM deployment_row GROUP BY key, content_hash
         HAVING sum(repeats = 0) <> 1 OR min(id) <> min(CASE WHEN repeats = 0 THEN id END)`,
      )
      .all(),
  ).toEqual([]);
  const owners = batches.flatMap((batch) => batch.repository ?? []).sort();
  expect(owners).toEqual(db.prepare('SELECT id FROM repository WHERE releases IS NOT NULL ORDER BY id').pluck().all());
  expect(db.pragma('foreign_key_check')).toEqual([]);
}

test('whatever comes and goes, rows lie together, repeats are counted and releases are those of the pattern', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const db = open();
      try {
        for (const id of [1, 2]) setTags(db, id, TAGS);
        changeNames(db, [{ kind: 'repository', repositoryId: 1, services: [{ service: 'a', paths: [] }] }]);
        for (const [index, one] of steps.entries()) {
          await take(db, one, index);
          check(db);
        }
      } finally {
        db.close();
      }
    }),
    { numRuns: 60 },
  );
});
