import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkspace, type WorkspaceStore } from '../db/open.ts';
import { AUTHOR_ID } from '../facts/author-id.ts';
import { readCommits } from '../facts/read-commits.ts';
import { addRepository } from './add-repository.ts';
import { commit, type Fixture, git, gitBytes, quietWork, requireGit, temporaryFolder } from './fixture.ts';
import { parseMailmap } from './parse-mailmap.ts';

let place: Fixture;
beforeAll(() => {
  requireGit();
  place = temporaryFolder();
});
afterAll(() => place.remove());

const name = fc.constantFrom('Kim Minji', 'kim minji', '김민지', 'Lee', 'a b  c');
const email = fc.constantFrom(
  'minji@example.com',
  'Minji@Example.com',
  'lee@example.com',
  '',
  ' x@y ',
  'root@localhost',
);
const gap = fc.constantFrom('', ' ', '\t ');
const line = fc.oneof(
  fc.tuple(gap, name, gap, email).map(([a, who, b, at]) => `${a}${who}${b}<${at}>`),
  fc.tuple(email, gap, email).map(([proper, a, at]) => `<${proper}>${a}<${at}>`),
  fc.tuple(name, email, gap, email).map(([who, proper, a, at]) => `${who} <${proper}>${a}<${at}>`),
  fc.tuple(name, email, name, email).map(([who, proper, old, at]) => `${who} <${proper}> ${old} <${at}> # said so`),
  fc.constantFrom('# comment', ' # none', '', 'nobody', 'open <', 'x <a@b', '<lee@example.com>\r'),
);

it('finds whom git finds, in mailmaps of any lines', () => {
  const folder = join(place.folder, 'people');
  git(place.folder, ['init', '-q', '-b', 'main', folder]);
  const commits: string[] = [];
  for (const who of ['Kim Minji', '김민지', 'LEE', 'Nobody']) {
    for (const at of ['minji@example.com', 'MINJI@example.com', 'lee@example.com', '', 'root@localhost']) {
      commits.push(`commit refs/heads/main\nauthor ${who} <${at}> 1 +0000\ncommitter C <c@d> 1 +0000\ndata 0\n\n`);
    }
  }
  gitBytes(folder, ['fast-import', '--quiet'], { input: commits.join('') });
  const log = (format: string) =>
    gitBytes(folder, ['log', `--format=${format}%x00`])
      .toString()
      .split('\0\n')
      .slice(0, -1);
  const authors = log('%an\t%ae').map((one) => one.split('\t'));
  let mapped = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = `${lines.join('\n')}\n`;
      writeFileSync(join(folder, '.mailmap'), text);
      const identify = parseMailmap(text);
      const found = authors.map(([who = '', at = '']) => {
        const proper = identify({ name: who, email: at });
        if (proper.name !== who) mapped++;
        return `${proper.name}\t${proper.email}`;
      });
      expect(found).toEqual(log('%aN\t%aE'));
    }),
    { numRuns: 100 },
  );
  expect(mapped).toBeGreaterThan(50);
});

/** "Name <address>" of each commit's author, the newest last, as the facts have them. */
function authorsOf(store: WorkspaceStore): string[] {
  const rows = store.writer
    .prepare<[], string>(
      `SELECT person.name || ' <' || person.email || '>' FROM git_commit JOIN person ON person.id = ${AUTHOR_ID}
       ORDER BY repository_id, position`,
    )
    .pluck()
    .all();
  return rows;
}

function addTo(store: WorkspaceStore, source: string) {
  const cloneFolder = place.folder;
  return addRepository({ db: store.writer, source, services: [], cloneFolder, now: 1, work: quietWork() });
}

it('is read from the work tree, from HEAD in a bare repository, and again when it changes', async () => {
  const folder = join(place.folder, 'shop');
  git(place.folder, ['init', '-q', '-b', 'main', folder]);
  const old = { GIT_AUTHOR_NAME: 'minji', GIT_AUTHOR_EMAIL: 'kim@old.example' };
  writeFileSync(join(folder, '.mailmap'), 'Kim Minji <minji@example.com> <KIM@old.example>\n');
  git(folder, ['add', '.mailmap']);
  commit(folder, 'one', old);
  commit(folder, 'two');
  const bare = join(place.folder, 'shop.git');
  git(place.folder, ['clone', '-q', '--bare', folder, bare]);
  const store = createWorkspace(join(place.folder, 'shop.doradeck'));
  await addTo(store, folder);
  await addTo(store, bare);
  const minji = 'Kim Minji <minji@example.com>';
  expect(authorsOf(store)).toEqual([minji, minji, minji, minji]);
  const repositories = store.writer
    .prepare<[], { id: number; name: string; source: string }>('SELECT id, name, source FROM repository')
    .all();
  const { people } = readCommits(store.writer, repositories);
  expect(people.list.map((person) => [person.key, person.name, person.commits])).toEqual([
    ['minji@example.com', 'Kim Minji', 4],
  ]);

  writeFileSync(join(folder, '.mailmap'), 'Kim <k@example.com> <minji@example.com>\n');
  commit(folder, 'three', old);
  await addTo(store, folder);
  expect(authorsOf(store).slice(0, 3)).toEqual([
    'minji <kim@old.example>',
    'Kim <k@example.com>',
    'minji <kim@old.example>',
  ]);
  // New authors of an old mailmap; what the user says of a name goes before it.
  commit(folder, 'four', { GIT_AUTHOR_EMAIL: 'minji@example.com', GIT_AUTHOR_NAME: 'M' });
  await addTo(store, folder);
  expect(authorsOf(store)[3]).toBe('Kim <k@example.com>');
  store.writer
    .prepare("INSERT INTO person_choice (person, same_as) VALUES ('minji@example.com', 'lee@example.com')")
    .run();
  expect(authorsOf(store)[3]).toBe('M <minji@example.com>');
  store.close();
});

it('is no link, no folder, and not too long', async () => {
  const store = createWorkspace(join(place.folder, 'odd.doradeck'));
  const makes: readonly ((path: string) => void)[] = [
    (path) => {
      writeFileSync(join(place.folder, 'elsewhere'), 'X <x@y> <minji@example.com>\n');
      symlinkSync(join(place.folder, 'elsewhere'), path);
    },
    (path) => mkdirSync(path),
    (path) => writeFileSync(path, 'X <x@y> <minji@example.com>\n'.repeat(60_000)),
  ];
  for (const [index, make] of makes.entries()) {
    const folder = join(place.folder, `odd-${index}`);
    git(place.folder, ['init', '-q', '-b', 'main', folder]);
    commit(folder, 'one');
    make(join(folder, '.mailmap'));
    await addTo(store, folder);
  }
  expect(authorsOf(store)).toEqual(makes.map(() => 'Kim Minji <minji@example.com>'));
  store.close();
});
