import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, type Database } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { buildPicture } from '../facts/picture.ts';
import { type DeploymentRowFixture, hex, storeDeployments, storeRepository } from '../facts/store-rows.ts';
import { createDeploymentNames } from './deployment-names.ts';

let db: Database;
beforeEach(() => {
  db = connect(':memory:', { mustExist: false });
  migrate(db, ':memory:');
  const commits = ['a1a1a1a1', 'b2b2b2b2', 'c3c3c3c3'].map((sha) => ({ sha }));
  storeRepository(db, { name: 'web', commits, tags: { 'v1.0': 'a1a1a1a1' } });
});
afterEach(() => void db.close());

/** Of all deployments: from their own rows, then from all rows. */
function named() {
  const picture = buildPicture(db);
  const names = createDeploymentNames(db, picture);
  const rows = Int32Array.from({ length: picture.facts.deployments.count }, (_, row) => row);
  const few = names.of(rows);
  for (const _ of names.readAll());
  const all = names.of(rows);
  names.release();
  return { few, all };
}

test('a whole SHA, a short one, one that nobody knows, a tag, and nothing', () => {
  storeDeployments(db, [
    { sha: hex('b2b2b2b2').toUpperCase(), version: '2.0' },
    { sha: 'c3c3c3c3' },
    { sha: 'deadbeef', version: '3.0' },
    { version: 'v1.0' },
    { version: 'unheard of' },
    {},
  ]);
  const { few, all } = named();
  expect(few).toEqual([
    { row: 0, name: '2.0', sha: hex('b2b2b2b2'), commit: 1 },
    { row: 1, name: null, sha: hex('c3c3c3c3'), commit: 2 },
    { row: 2, name: '3.0', sha: 'deadbeef', commit: -1 },
    { row: 3, name: 'v1.0', sha: hex('a1a1a1a1'), commit: 0 },
    { row: 4, name: 'unheard of', sha: null, commit: -1 },
    { row: 5, name: null, sha: null, commit: -1 },
  ]);
  expect(all).toEqual(few);
});

test('of several rows what is said last counts, but an empty cell takes nothing back', () => {
  storeDeployments(db, [
    { key: 'one', finishedAt: 3, version: 'late', sha: 'c3c3c3c3' },
    { key: 'one', finishedAt: 2, version: 'early', sha: 'b2b2b2b2' },
    { key: 'one', finishedAt: 4, version: null },
    { key: 'one', finishedAt: 9, version: 'repeated', repeats: true },
    { key: 'two', finishedAt: 5, version: '2' },
  ]);
  const { few, all } = named();
  expect(few).toEqual([
    { row: 0, name: 'late', sha: hex('c3c3c3c3'), commit: 2 },
    { row: 1, name: '2', sha: null, commit: -1 },
  ]);
  expect(all).toEqual(few);
});

const row = fc.record<DeploymentRowFixture>({
  key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  finishedAt: fc.nat(9),
  sha: fc.constantFrom(null, 'a1a1a1a1', hex('a1a1a1a1'), hex('B2B2B2B2'), 'c3c3c3c3', ' c3c3c3c ', 'deadbeef', 'none'),
  version: fc.constantFrom(null, 'v1.0', '1.0', '판 2', 'latest'),
  repeats: fc.constantFrom(false, false, true),
});

test('all rows say what a deployment’s own rows say', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
      db.exec('DELETE FROM deployment_row');
      storeDeployments(db, rows);
      const { few, all } = named();
      expect(all).toEqual(few);
    }),
    { numRuns: 60 },
  );
});
