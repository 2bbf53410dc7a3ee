/** Repositories made by strangers, where a collection of them lies beside the project (it is not part of it). */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { createWorkspace } from '../db/open.ts';
import { addRepository } from './add-repository.ts';
import { type Fixture, hashFolder, quietWork, requireGit, temporaryFolder } from './fixture.ts';

const COLLECTION = join(import.meta.dirname, '../../../../shared/corpus/bad-input/git');

const sound = { defaultBranch: 'main', badCommits: 0, incompleteSince: null };
const holed = { defaultBranch: 'main', incompleteSince: 1_740_823_200_000 };

/** What becomes of each: parts of its summary, or the error. */
const EXPECTED: readonly (readonly [string, object])[] = [
  ['g00-control', { ...sound, commits: 3 }],
  ['g02-config-exec', { ...sound, commits: 3 }],
  ['g04-symlinks', { ...sound, commits: 4 }],
  ['g06-tree-names', { ...sound, commits: 4 }],
  ['g08-zlib-bomb', { ...sound, commits: 5 }],
  ['g10-refs', { ...sound, commits: 3, tags: 2 }],
  ['g12-head-garbage', { ...sound, commits: 3 }],
  ['g14-corrupt-loose', { ...holed, commits: 1, badCommits: 1 }],
  ['g16-swapped-object', { ...holed, commits: 1, badCommits: 1 }],
  ['g18-bad-idx', { code: 'repository-corrupt', params: { reason: 'pack-index' } }],
  ['g20-gitfile-escape', { code: 'repository-outside' }],
  ['g22-shallow', { ...holed, commits: 2, badCommits: 0 }],
  ['g24-fifo-device', { code: 'repository-corrupt', params: { reason: 'config-unreadable' } }],
  ['g26-config-proto', { ...sound, commits: 3 }],
  ['g28-sha256', { code: 'repository-unsupported', params: { feature: 'SHA-256' } }],
  ['g30-many-refs', { ...sound, commits: 3, tags: 50_000 }],
  ['g32-ref-traversal', { ...sound, commits: 3 }],
];

describe.skipIf(!existsSync(COLLECTION))('hostile repositories (skipped where the collection is absent)', () => {
  let place: Fixture;
  beforeAll(() => {
    requireGit();
    place = temporaryFolder();
  });
  afterAll(() => place.remove());

  it.each(EXPECTED)('%s', async (name, expected) => {
    const folder = join(place.folder, name);
    mkdirSync(folder);
    execFileSync('tar', ['xzf', join(COLLECTION, `${name}.tgz`), '-C', folder]);
    const before = hashFolder(folder);
    const store = createWorkspace(join(place.folder, `${name}.doradeck`));
    const start = performance.now();
    const outcome = await addRepository({
      db: store.writer,
      source: join(folder, name),
      services: [],
      cloneFolder: place.folder,
      now: 1,
      work: quietWork(),
    }).catch((error: unknown) => (error instanceof AppError ? error.toData() : error));
    expect(performance.now() - start).toBeLessThan(5000);
    store.close();
    expect(outcome).toMatchObject(expected);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    expect(hashFolder(folder)).toBe(before);
  });
});
