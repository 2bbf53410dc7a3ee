import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { NameChoice } from '../../../shared/name-mapping.ts';
import { changeNames } from '../change-names.ts';
import { connect, type Database } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { buildPicture } from '../facts/picture.ts';
import { storeDeployments } from '../facts/store-rows.ts';
import { addRepository } from './add-repository.ts';
import { isTouched, storedPaths } from './changed-paths.ts';
import { type Fixture, git, quietWork, requireGit, temporaryFolder } from './fixture.ts';
import { createPathMatcher } from './match-paths.ts';
import { readPaths } from './read-paths.ts';
import { refreshRepository } from './refresh-repository.ts';

let place: Fixture;
beforeAll(() => {
  requireGit();
  place = temporaryFolder();
});
afterAll(() => place.remove());

let db: Database;
beforeEach(() => {
  db = connect(':memory:', { mustExist: false });
  migrate(db, ':memory:');
});

const PATHS: Readonly<Record<string, readonly string[]>> = {
  cart: ['services/cart'],
  libraries: ['libs/**/*.ts', '서비스'],
  odd: ['a', 'vendor/*'],
  never: ['nothing/here'],
};

function own(repositoryId: number, paths: Readonly<Record<string, readonly string[]>> = PATHS): NameChoice {
  const services = Object.entries(paths).map(([service, own]) => ({ service, paths: own }));
  return { kind: 'repository', repositoryId, services };
}

function add(source: string) {
  return addRepository({ db, source, services: [], cloneFolder: place.folder, now: 0, work: quietWork() });
}

/** Commits that touch each service's paths, as is kept. */
function touched(repositoryId: number): Record<string, string[]> {
  const shas = db
    .prepare<[number], [number, string]>(
      'SELECT position, lower(hex(sha)) FROM git_commit WHERE repository_id = ? ORDER BY position',
    )
    .raw()
    .all(repositoryId);
  const name = db.prepare<[number], string>('SELECT name FROM service WHERE id = ?').pluck();
  return Object.fromEntries(
    storedPaths(db, repositoryId).map((paths) => [
      name.get(paths.serviceId),
      shas.filter(([position]) => isTouched(paths, position)).map(([, sha]) => sha),
    ]),
  );
}

/** The same by git's own word. */
function byGit(repositoryId: number, folder: string, paths = PATHS): Record<string, string[]> {
  const changed = new Map(
    git(folder, ['log', '-m', '--first-parent', '--name-only', '--no-renames', '-z', '--format=%x01%H%x02', '--all'])
      .split('\x01')
      .slice(1)
      .map((text): [string, string[]] => {
        const [sha = '', files = ''] = text.split('\x02');
        return [sha, files.split(/[\0\n]/).filter((file) => file !== '')];
      }),
  );
  // First parents alone are walked by that; the others are asked for one by one.
  const shas = db
    .prepare<[number], string>('SELECT lower(hex(sha)) FROM git_commit WHERE repository_id = ? ORDER BY position')
    .pluck()
    .all(repositoryId);
  const filesOf = (sha: string) =>
    changed.get(sha) ??
    git(folder, ['show', '-m', '--first-parent', '--name-only', '--no-renames', '-z', '--format=', sha])
      .split('\0')
      .filter((file) => file !== '');
  return Object.fromEntries(
    Object.entries(paths).map(([service, patterns]) => {
      const { matches } = createPathMatcher(patterns);
      return [service, shas.filter((sha) => filesOf(sha).some(matches))];
    }),
  );
}

const FILES = [
  'services/cart/main.ts',
  'services/cart/deep/er/x.ts',
  'services/cartoon/main.ts',
  'services',
  'libs/a.ts',
  'libs/b/c.ts',
  'libs/b/c.js',
  '서비스/장바구니.md',
  'a',
  'a/b',
  'vendor/x',
  'README.md',
];

/** Files that come, go, move, become folders, links and executable; merges and several roots. */
function makeRepository(seed: number, count: number, loose: boolean): string {
  const folder = join(place.folder, `repository-${seed}-${loose}`);
  git(place.folder, ['init', '-q', '-b', 'main', folder]);
  let state = seed;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const modes = ['100644', '100644', '100755', '120000'];
  const parts: string[] = ['blob\nmark :1\ndata 3\none\n', 'blob\nmark :2\ndata 3\ntwo\n'];
  for (let i = 1; i <= count; i++) {
    const branch = i === count ? 'main' : `b${i}`;
    const lines = [
      `commit refs/heads/${branch}`,
      `mark :${i + 2}`,
      `committer A <a@b.c> ${1e9 + i} +0000`,
      'data 1',
      'x',
    ];
    const isRoot = i === 1 || random(15) === 0;
    if (!isRoot) lines.push(`from :${2 + i - 1 - random(Math.min(i - 1, 4))}`);
    if (!isRoot && random(6) === 0) lines.push(`merge :${2 + 1 + random(i - 1)}`);
    if (i === count) for (let other = 1; other < i; other += 3) lines.push(`merge :${other + 2}`);
    for (let changes = random(4); changes > 0; changes--) {
      const file = FILES[random(FILES.length)] ?? '';
      if (random(4) === 0) lines.push(`D ${file}`);
      else if (random(12) === 0) lines.push(`M 160000 ${'ab'.repeat(20)} vendor/x`);
      else lines.push(`M ${modes[random(modes.length)]} :${1 + random(2)} ${file}`);
    }
    parts.push(`${lines.join('\n')}\n\n`);
  }
  const unpack = loose ? ['-c', 'fastimport.unpackLimit=100000'] : ['-c', 'fastimport.unpackLimit=1'];
  git(folder, [...unpack, 'fast-import', '--quiet', '--force'], { input: parts.join('') });
  return folder;
}

describe('commits that touch paths are those of git log --name-only', () => {
  test.each([
    [1, false],
    [2, true],
    [3, false],
  ])('history %i, loose objects: %s', async (seed, loose) => {
    const folder = makeRepository(seed, 120, loose);
    const { id } = await add(folder);
    changeNames(db, [own(id)]);
    await readPaths(db, id, quietWork());
    const expected = byGit(id, folder);
    expect(Object.values(expected).map((commits) => commits.length > 0)).toEqual([true, true, true, false]);
    expect(touched(id)).toEqual(expected);
  });
});

describe('what is kept', () => {
  function write(folder: string, file: string): string {
    const blob = git(folder, ['hash-object', '-w', '--stdin'], { input: `${Math.random()}` });
    git(folder, ['update-index', '--add', '--cacheinfo', `100644,${blob},${file}`]);
    git(folder, ['commit', '-q', '-m', file]);
    return git(folder, ['rev-parse', 'HEAD']);
  }

  function newRepository(name: string): string {
    const folder = join(place.folder, name);
    git(place.folder, ['init', '-q', '-b', 'main', folder]);
    return folder;
  }

  test('grows with the repository, follows the patterns, and goes with the history that it is of', async () => {
    const folder = newRepository('growing');
    const [a, b] = [write(folder, 'cart/a'), write(folder, 'web/b')];
    const { id } = await add(folder);
    const paths = { cart: ['cart'] };
    changeNames(db, [own(id, paths)]);
    await readPaths(db, id, quietWork());
    expect(touched(id)).toEqual({ cart: [a] });

    const c = write(folder, 'cart/c');
    await refreshRepository({ db, repositoryId: id, cloneFolder: place.folder, now: 1, work: quietWork() });
    expect(touched(id)).toEqual({ cart: [a, c] });

    changeNames(db, [own(id, { cart: ['web'], web: ['web', 'cart/c'] })]);
    expect(buildPicture(db).facts.said.paths).toEqual([]);
    await readPaths(db, id, quietWork());
    expect(touched(id)).toEqual({ cart: [b], web: [b, c] });

    git(folder, ['commit', '-q', '--amend', '-m', 'rewritten']);
    const amended = git(folder, ['rev-parse', 'HEAD']);
    await refreshRepository({ db, repositoryId: id, cloneFolder: place.folder, now: 2, work: quietWork() });
    expect(touched(id)).toEqual({ cart: [b], web: [b, amended] });

    changeNames(db, [own(id, { cart: [] })]);
    await readPaths(db, id, quietWork());
    expect(touched(id)).toEqual({});
  });

  test('is all or nothing: work that is cancelled keeps nothing', async () => {
    const folder = newRepository('cancelled');
    write(folder, 'cart/a');
    const { id } = await add(folder);
    changeNames(db, [own(id)]);
    await expect(readPaths(db, id, quietWork(AbortSignal.abort()))).rejects.toMatchObject({ code: 'cancelled' });
    expect(touched(id)).toEqual({});
  });

  test('counts what can’t be read as touched', async () => {
    const folder = newRepository('damaged');
    const [a, b, c] = [write(folder, 'cart/a'), write(folder, 'web/b'), write(folder, 'web/c')];
    const tree = git(folder, ['rev-parse', `${b}:web`]);
    rmSync(join(folder, '.git', 'objects', tree.slice(0, 2), tree.slice(2)));
    const { id } = await add(folder);
    changeNames(db, [own(id, { cart: ['cart'], all: ['**/*'] })]);
    await readPaths(db, id, quietWork());
    // Nobody looks into web for cart alone.
    expect(touched(id)).toEqual({ cart: [a, b, c], all: [a, b, c] });
    changeNames(db, [own(id, { cart: ['cart'] })]);
    db.exec('DELETE FROM commit_paths');
    await readPaths(db, id, quietWork());
    expect(touched(id)).toEqual({ cart: [a] });
  });

  test('makes a service’s lead times those of its own commits; another name of the service adds its paths', async () => {
    const folder = newRepository('monorepo');
    const shas = ['cart/a', 'web/b', 'cart/c', 'web/d', 'docs/e'].map((file) => write(folder, file));
    const { id } = await add(folder);
    storeDeployments(db, [
      { service: 'cart', sha: shas[0] ?? null, finishedAt: 1 },
      { service: 'cart', sha: shas[4] ?? null, finishedAt: 2 },
    ]);
    const touches = () => buildPicture(db).facts.said.paths.map((one) => [...one.touches]);
    changeNames(db, [own(id, { cart: ['cart'], basket: ['docs'] })]);
    await readPaths(db, id, quietWork());
    expect(touches()).toEqual([[1, 0, 1, 0, 0]]);
    changeNames(db, [{ kind: 'alias', service: 'basket', aliasOf: 'cart' }]);
    expect(touches()).toEqual([[1, 0, 1, 0, 1]]);
    changeNames(db, [own(id, { cart: ['cart'], basket: [] })]);
    expect(touches()).toEqual([]);
  });
});
