import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from './connect.ts';
import { MIGRATIONS } from './migrate.ts';
import { createWorkspace, openWorkspace } from './open.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-migrate-'));
  path = join(folder, 'client.doradeck');
  const store = createWorkspace(path);
  store.writer.exec("INSERT INTO service (name) VALUES ('checkout'), ('search')");
  store.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
const NEXT = [...MIGRATIONS, 'ALTER TABLE service ADD COLUMN owner TEXT', "UPDATE service SET owner = 'nobody'"];

test('an older workspace is brought up to date, with the old one kept beside it', () => {
  const store = openWorkspace(path, { migrations: NEXT });
  expect(store.reader.prepare('SELECT name, owner FROM service').raw().all()).toEqual([
    ['checkout', 'nobody'],
    ['search', 'nobody'],
  ]);
  expect(store.reader.pragma('user_version', { simple: true })).toBe(NEXT.length);
  store.close();
  expect(readdirSync(folder).sort()).toEqual(['client.doradeck', `client.doradeck.v${MIGRATIONS.length}.backup`]);
  const backup = connect(`${path}.v${MIGRATIONS.length}.backup`, { readOnly: true });
  expect(backup.prepare('SELECT * FROM service').raw().all()).toEqual([
    [1, 'checkout'],
    [2, 'search'],
  ]);
  backup.close();
});

test('the backup is a workspace of its own', () => {
  openWorkspace(path, { migrations: NEXT }).close();
  const store = openWorkspace(`${path}.v${MIGRATIONS.length}.backup`);
  expect(store.reader.prepare('SELECT count(*) FROM service').pluck().get()).toBe(2);
  store.close();
});

test('a migration that fails leaves the file as it was', () => {
  const before = hash(path);
  const broken = [...NEXT, 'INSERT INTO service (name) VALUES (NULL)'];
  expect(() => openWorkspace(path, { migrations: broken })).toThrow(
    expect.objectContaining({
      code: 'migration-failed',
      params: { path, version: broken.length, reason: expect.stringContaining('NOT NULL') },
    }),
  );
  expect(hash(path)).toBe(before);
  const store = openWorkspace(path);
  expect(store.reader.prepare('SELECT * FROM service').raw().all()).toEqual([
    [1, 'checkout'],
    [2, 'search'],
  ]);
  store.close();
});

test('a workspace of a newer Doradeck is refused as it is', () => {
  openWorkspace(path, { migrations: NEXT }).close();
  const before = hash(path);
  expect(() => openWorkspace(path)).toThrow(
    expect.objectContaining({
      code: 'workspace-newer',
      params: { path, version: NEXT.length, supported: MIGRATIONS.length },
    }),
  );
  expect(hash(path)).toBe(before);
});
