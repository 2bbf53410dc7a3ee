import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspace, type WorkspaceStore } from '../db/open.ts';
import { addRepository } from './add-repository.ts';
import { CLONE_MARK, cloneFolderOf } from './clone-folder.ts';
import { commit, type Fixture, git, quietWork, requireGit, temporaryFolder } from './fixture.ts';
import { listRepositories } from './list-repositories.ts';
import { refreshRepository } from './refresh-repository.ts';
import { removeRepository } from './remove-repository.ts';

let place: Fixture;
let store: WorkspaceStore;
let folder: string;
let number = 0;
beforeAll(() => {
  requireGit();
  place = temporaryFolder();
});
beforeEach(() => {
  number++;
  store = createWorkspace(join(place.folder, `w${number}.doradeck`));
  folder = join(place.folder, `shop-${number}`);
  git(place.folder, ['init', '-q', '-b', 'main', folder]);
});
afterEach(() => store.close());
afterAll(() => place.remove());

function add(services: readonly string[] = [], work = quietWork()) {
  return addRepository({ db: store.writer, source: folder, services, cloneFolder: place.folder, now: 1000, work });
}

function refresh(repositoryId: number) {
  return refreshRepository({
    db: store.writer,
    repositoryId,
    cloneFolder: place.folder,
    now: 2000,
    work: quietWork(),
  });
}

/** The stored graph, with parents as SHAs: what matters of positions is that they lead to the right commits. */
function storedGraph(): Record<string, string[]> {
  const rows = store.writer
    .prepare<[], { position: number; sha: Buffer; parents: Buffer }>(
      'SELECT position, sha, parents FROM git_commit ORDER BY repository_id, position',
    )
    .all();
  expect(rows.map((row) => row.position)).toEqual(rows.map((_, index) => index));
  return Object.fromEntries(
    rows.map((row) => {
      const parents: string[] = [];
      for (let offset = 0; offset < row.parents.length; offset += 4) {
        const position = row.parents.readInt32LE(offset);
        expect(position).toBeLessThan(row.position);
        parents.push(rows[position]?.sha.toString('hex') ?? 'absent');
      }
      return [row.sha.toString('hex'), parents];
    }),
  );
}

function gitGraph(): Record<string, string[]> {
  const lines = git(folder, ['rev-list', '--parents', '--all']).split('\n');
  return Object.fromEntries(lines.map((line) => [line.slice(0, 40), line.split(' ').slice(1)]));
}

describe('addRepository', () => {
  it('stores commits, people, tags and services, and sums them up', async () => {
    commit(folder, 'one', { GIT_AUTHOR_NAME: '김민지', GIT_AUTHOR_EMAIL: 'kim@example.com' });
    const middle = commit(folder, 'two');
    git(folder, ['tag', 'v1']);
    git(folder, ['checkout', '-q', '-b', 'side']);
    commit(folder, 'side');
    git(folder, ['checkout', '-q', 'main']);
    git(folder, ['merge', '-q', '--no-ff', '-m', 'Merge side', 'side']);
    const reverting = commit(folder, `Revert "two"\n\nThis reverts commit ${middle}.`);
    const short = commit(folder, `Revert "two" again\n\nThis reverts commit ${middle.slice(0, 9)} (two)`);

    const summary = await add(['payments', 'web', 'payments']);
    const time = (revision: string) => Number(git(folder, ['log', '-1', '--format=%ct', revision])) * 1000;
    expect(summary).toEqual({
      id: 1,
      name: `shop-${number}`,
      source: folder,
      cloned: false,
      defaultBranch: 'main',
      headSha: short,
      commits: 6,
      badCommits: 0,
      branches: 2,
      badRefs: 0,
      releases: null,
      tags: 1,
      firstCommitAt: time('HEAD~4'),
      lastCommitAt: Math.max(...git(folder, ['log', '--format=%ct']).split('\n').map(Number)) * 1000,
      incompleteSince: null,
      services: ['payments', 'web'],
      readAt: 1000,
    });
    expect(listRepositories(store.writer)).toEqual([summary]);
    expect(storedGraph()).toEqual(gitGraph());
    const reverts = store.writer
      .prepare('SELECT hex(sha), hex(reverts) FROM git_commit WHERE reverts IS NOT NULL')
      .raw();
    expect(reverts.all().map((row) => (row as string[]).map((text) => text.toLowerCase()))).toEqual([
      [reverting, middle],
      [short, middle],
    ]);
    expect(store.writer.prepare('SELECT name, email FROM person ORDER BY id').raw().all()).toEqual([
      ['김민지', 'kim@example.com'],
      ['Kim Minji', 'minji@example.com'],
    ]);
    expect(store.writer.prepare('SELECT name FROM repository_name').pluck().all()).toEqual([`shop-${number}`]);
  });

  it('refuses a repository without a commit', async () => {
    await expect(add()).rejects.toMatchObject({ code: 'repository-empty', params: { path: folder } });
    expect(listRepositories(store.writer)).toEqual([]);
  });

  it('refuses one whose newest commit is not there', async () => {
    const head = commit(folder, 'one');
    renameSync(join(folder, '.git/objects', head.slice(0, 2)), join(folder, 'away'));
    await expect(add()).rejects.toMatchObject({ code: 'repository-corrupt', params: { reason: 'head-unreadable' } });
  });

  it('refreshes a source that is there already and leaves its services unless others are named', async () => {
    commit(folder, 'one');
    await add(['payments']);
    commit(folder, 'two');
    expect(await add()).toMatchObject({ id: 1, commits: 2, services: ['payments'] });
    expect(await add(['web'])).toMatchObject({ id: 1, commits: 2, services: ['web'] });
  });

  it('stores nothing when cancelled while storing', async () => {
    for (let index = 0; index < 3; index++) commit(folder, `${index}`);
    const controller = new AbortController();
    controller.abort();
    await expect(add([], quietWork(controller.signal))).rejects.toMatchObject({ code: 'cancelled' });
    expect(store.writer.prepare('SELECT count(*) FROM repository').pluck().get()).toBe(0);
  });
});

describe('refreshRepository', () => {
  it('appends what is new and leaves the rest where it was', async () => {
    commit(folder, 'one');
    commit(folder, 'two');
    await add();
    const before = store.writer.prepare('SELECT position, sha, parents FROM git_commit ORDER BY position').all();
    git(folder, ['checkout', '-q', '-b', 'side', 'HEAD~1']);
    commit(folder, 'side');
    git(folder, ['checkout', '-q', 'main']);
    git(folder, ['merge', '-q', '--no-ff', '-m', 'Merge side', 'side']);
    git(folder, ['tag', 'v2']);
    expect(await refresh(1)).toMatchObject({ commits: 4, tags: 1, readAt: 2000 });
    expect(storedGraph()).toEqual(gitGraph());
    const after = store.writer.prepare('SELECT position, sha, parents FROM git_commit ORDER BY position').all();
    expect(after.slice(0, 2)).toEqual(before);
    expect(await refresh(1)).toMatchObject({ commits: 4 });
  });

  it.each([
    ['amended', ['commit', '-q', '--amend', '--allow-empty', '-m', 'amended'], 3],
    ['reset', ['reset', '-q', '--hard', 'HEAD~1'], 2],
  ])('replaces a history that was rewritten (%s)', async (_, args, count) => {
    for (let index = 0; index < 3; index++) commit(folder, `${index}`);
    await add();
    git(folder, args);
    expect(await refresh(1)).toMatchObject({ commits: count, headSha: git(folder, ['rev-parse', 'HEAD']) });
    expect(storedGraph()).toEqual(gitGraph());
  });

  it('keeps what came from a branch that is gone, and counts the branches that are there', async () => {
    commit(folder, 'one');
    git(folder, ['checkout', '-q', '-b', 'hotfix']);
    const hotfix = commit(folder, 'deployed from here');
    git(folder, ['checkout', '-q', 'main']);
    expect(await add()).toMatchObject({ commits: 2, branches: 2, defaultBranch: 'main' });
    git(folder, ['branch', '-q', '-D', 'hotfix']);
    commit(folder, 'two');
    expect(await refresh(1)).toMatchObject({ commits: 3, branches: 1 });
    expect(Object.keys(storedGraph())).toContain(hotfix);
    // Another branch is looked at: nothing was rewritten.
    git(folder, ['checkout', '-q', '-b', 'release', 'HEAD~1']);
    commit(folder, 'released');
    expect(await refresh(1)).toMatchObject({ commits: 4, branches: 2, defaultBranch: 'release' });
    expect(Object.keys(storedGraph())).toContain(hotfix);
    // What was the default branch goes on, and what is it now merges it.
    git(folder, ['merge', '-q', '--no-ff', '-m', 'Merge', 'main']);
    expect(await refresh(1)).toMatchObject({ commits: 5 });
    git(folder, ['reset', '-q', '--hard', 'HEAD~1']);
    expect(await refresh(1)).toMatchObject({ commits: 3 });
    expect(storedGraph()).toEqual(gitGraph());
  });

  it('looks at tags that moved, came or went, and at no others', async () => {
    commit(folder, 'one');
    for (const name of ['stays', 'moves', 'goes']) git(folder, ['tag', '-a', '-m', 'x', name]);
    git(folder, ['tag', 'light']);
    await add();
    const rows = () =>
      store.writer.prepare('SELECT name, lower(hex(sha)), lower(hex(object)), tagged_at FROM git_tag').raw().all();
    const before = rows();
    const tagObject = git(folder, ['rev-parse', 'stays']);
    rmSync(join(folder, '.git/objects', tagObject.slice(0, 2), tagObject.slice(2)));
    const second = commit(folder, 'two');
    git(folder, ['tag', '-d', 'goes']);
    git(folder, ['tag', '-f', 'moves']);
    git(folder, ['tag', 'comes', second]);
    expect(await refresh(1)).toMatchObject({ tags: 4, badRefs: 0 });
    expect(rows()).toEqual([
      ['comes', second, second, null],
      before.find((row) => (row as string[])[0] === 'light'),
      ['moves', second, second, null],
      ['stays', git(folder, ['rev-parse', 'main~1']), tagObject, expect.any(Number)],
    ]);
  });

  it('reads all again once a shallow clone is whole', async () => {
    for (let index = 0; index < 4; index++) commit(folder, `${index}`);
    const origin = folder;
    folder = join(place.folder, `shallow-${number}`);
    git(place.folder, ['clone', '-q', '--depth', '1', `file://${origin}`, folder]);
    const shallow = await add();
    expect([shallow.commits, shallow.incompleteSince]).toEqual([1, shallow.lastCommitAt]);
    git(folder, ['fetch', '-q', '--unshallow']);
    expect(await refresh(1)).toMatchObject({ commits: 4, incompleteSince: null });
    expect(storedGraph()).toEqual(gitGraph());
  });

  it('knows when there is no such repository', async () => {
    await expect(refresh(7)).rejects.toMatchObject({ code: 'not-found', params: { what: 'repository', id: 7 } });
    expect(() => removeRepository(store.writer, 7, place.folder)).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });
});

describe('removeRepository', () => {
  it('removes the rows, and of folders only a clone of ours', async () => {
    commit(folder, 'one');
    await add(['payments']);
    // Whatever a workspace file says of where its clone is.
    const source = 'https://git.example.com/shop/payments.git';
    const theirs = join(place.folder, `thesis-${number}`);
    const ours = cloneFolderOf(place.folder, source);
    for (const folder of [theirs, ours]) {
      mkdirSync(folder);
      writeFileSync(join(folder, 'thesis.txt'), 'years of work');
    }
    writeFileSync(join(theirs, CLONE_MARK), `${source}\n`);
    store.writer.prepare('UPDATE repository SET clone_path = ?, source = ?').run(theirs, source);
    removeRepository(store.writer, 1, place.folder);
    expect([existsSync(theirs), existsSync(ours)]).toEqual([true, true]);
    expect(listRepositories(store.writer)).toEqual([]);
    for (const table of ['git_commit', 'git_tag', 'repository_service']) {
      expect(store.writer.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
    }

    await add();
    writeFileSync(join(ours, CLONE_MARK), `${source}\n`);
    store.writer.prepare('UPDATE repository SET clone_path = ?, source = ?').run(theirs, source);
    removeRepository(store.writer, listRepositories(store.writer)[0]?.id ?? 0, place.folder);
    expect([existsSync(theirs), existsSync(ours)]).toEqual([true, false]);
  });
});
