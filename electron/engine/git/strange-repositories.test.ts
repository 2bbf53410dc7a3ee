/** Repositories as nobody makes them by accident: what is read of each, and that reading looks nowhere else. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { createWorkspace } from '../db/open.ts';
import { whyNoStrace } from '../faults/strace.ts';
import { addRepository } from './add-repository.ts';
import { commit, type Fixture, git, hashFolder, quietWork, requireGit, temporaryFolder } from './fixture.ts';
import { type Make, STRANGE } from './fixture-strange.ts';
import { listProblems } from './list-problems.ts';
import { traceCommand } from './trace-command.ts';

let place: Fixture;
let sound: string;
beforeAll(() => {
  requireGit();
  place = temporaryFolder();
  sound = join(place.folder, 'sound');
  git(place.folder, ['init', '-q', '-b', 'main', sound]);
  mkdirSync(join(sound, '.git/info'), { recursive: true });
  commit(sound, 'one');
  commit(sound, 'two');
  writeFileSync(join(sound, '.mailmap'), 'Somebody Else <else@example.com> <minji@example.com>\n');
});
afterAll(() => place.remove());

let made = 0;
function makeCase(make: Make): string {
  const home = join(place.folder, `case-${++made}`);
  for (const name of ['repository', 'outside']) cpSync(sound, join(home, name), { recursive: true });
  rmSync(join(home, 'repository', '.mailmap'));
  writeFileSync(join(home, 'outside', 'secret'), 'Secret <secret@example.com> <minji@example.com>\n');
  make(join(home, 'repository'), join(home, 'outside'));
  return join(home, 'repository');
}

describe('strange repositories', () => {
  it.each(Object.entries(STRANGE))('%s', async (_, { make, expected, problems }) => {
    const source = makeCase(make);
    const before = hashFolder(source);
    const store = createWorkspace(join(place.folder, `${made}.doradeck`));
    const cloneFolder = place.folder;
    const read = addRepository({ db: store.writer, source, services: [], cloneFolder, now: 1, work: quietWork() });
    const outcome = await read.catch((error: unknown) => (error instanceof AppError ? error.toData() : error));
    expect(outcome).toMatchObject(expected);
    if (problems !== undefined) {
      const { rows } = listProblems(store.reader, { repositoryId: 1, offset: 0, limit: 100 });
      expect(Object.fromEntries(rows.map(({ name, code }) => [name, code]))).toEqual(problems);
    }
    expect(store.reader.prepare("SELECT count(*) FROM person WHERE email LIKE 'secret%'").pluck().get()).toBe(0);
    store.close();
    expect(hashFolder(source)).toBe(before);
  });
});

it('say what is cut', async () => {
  const source = makeCase(STRANGE['a message of forty megabytes, loose and in a pack']?.make ?? (() => {}));
  const store = createWorkspace(join(place.folder, 'cut.doradeck'));
  const request = { db: store.writer, source, services: [], cloneFolder: place.folder, now: 1, work: quietWork() };
  await addRepository(request);
  const { rows } = listProblems(store.reader, { repositoryId: 1, offset: 0, limit: 10 });
  const shas = git(source, ['rev-list', '--reverse', 'main']).split('\n').slice(2);
  expect(rows.map(({ kind, name, code }) => [kind, name, code]).sort()).toEqual(
    shas.map((sha) => ['commit', sha, 'cut']).sort(),
  );
  const subjects = store.reader.prepare('SELECT subject FROM git_commit ORDER BY position').pluck().all();
  expect(subjects).toEqual(['one', 'two', 'packed…', 'loose…']);
  // Nothing is missing: the next look reads only what is new.
  expect(await addRepository(request)).toMatchObject({ commits: 4, badCommits: 0 });
  expect(listProblems(store.reader, { repositoryId: 1, offset: 0, limit: 10 }).rows).toEqual(rows);
  store.close();
});

const whyNot = whyNoStrace();
it.skipIf(whyNot !== null)(
  `are read with no look outside${whyNot === null ? '' : ` (skipped: ${whyNot})`}`,
  async () => {
    const folders = Object.values(STRANGE).map(({ make }) => makeCase(make));
    const scratch = join(place.folder, 'scratch');
    mkdirSync(scratch);
    const words = folders.flatMap((folder) => ['--repo', folder]);
    const { offences, stderr } = await traceCommand(['analyze', ...words, '--format', 'json'], folders, scratch);
    expect(offences).toEqual([]);
    const steering = /[^\P{C}\n]/u;
    expect(stderr).not.toMatch(steering);
    for (const folder of folders)
      expect(readFileSync(join(folder, '..', 'outside', 'secret'), 'utf8')).toContain('Secret');
  },
);
