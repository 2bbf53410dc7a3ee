import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commit, type Fixture, git, requireGit, temporaryFolder } from './fixture.ts';
import { JailError, jailFiles } from './jailed-files.ts';
import { openRepository } from './open-repository.ts';
import { readRefs } from './read-refs.ts';

let place: Fixture;
let head: string;
/** One commit on main. */
let sound: string;
beforeAll(() => {
  requireGit();
  place = temporaryFolder();
  sound = join(place.folder, 'sound');
  git(place.folder, ['init', '-q', '-b', 'main', sound]);
  head = commit(sound, 'one');
});
afterAll(() => place.remove());

let copies = 0;
function copyOfSound(): string {
  const folder = join(place.folder, `copy-${++copies}`);
  cpSync(sound, folder, { recursive: true });
  return folder;
}

async function headOf(folder: string, confirmOutside = false) {
  return (await readRefs(await openRepository(folder, confirmOutside))).head;
}

describe('openRepository', () => {
  it('opens a work tree, its .git folder and a bare repository', async () => {
    const bare = join(place.folder, 'Bare.git');
    git(place.folder, ['clone', '-q', '--bare', sound, bare]);
    expect([await headOf(sound), await headOf(join(sound, '.git')), await headOf(bare)]).toEqual([head, head, head]);
    expect((await openRepository(join(sound, '.git'))).name).toBe('sound');
  });

  it('is called as its origin is', async () => {
    const folder = copyOfSound();
    git(folder, ['remote', 'add', 'origin', 'https://token@git.example.com/shop/Payments.git']);
    expect((await openRepository(folder)).name).toBe('Payments');
    git(folder, ['remote', 'set-url', 'origin', 'ext::sh -c "touch%/x\'"']);
    expect((await openRepository(folder)).name).toBe(folder.slice(folder.lastIndexOf('/') + 1));
  });

  it.each([
    ['nothing', () => {}],
    ['an empty folder', (folder: string) => mkdirSync(folder)],
    ['a file', (folder: string) => writeFileSync(folder, 'x')],
    [
      'a .git file that says nothing',
      (folder: string) => {
        mkdirSync(folder);
        writeFileSync(join(folder, '.git'), 'hello');
      },
    ],
  ])('refuses %s', async (name, make) => {
    const folder = join(place.folder, `no-${name.replaceAll(' ', '-')}`);
    make(folder);
    await expect(openRepository(folder)).rejects.toMatchObject({ code: 'not-a-repository', params: { path: folder } });
  });

  it('asks before it follows a linked work tree out of the folder', async () => {
    const main = copyOfSound();
    const linked = join(place.folder, `linked-${copies}`);
    git(main, ['worktree', 'add', '-q', '-b', 'side', linked]);
    const side = commit(linked, 'on the side');
    await expect(openRepository(linked)).rejects.toMatchObject({
      code: 'repository-outside',
      params: { path: linked, target: join(main, '.git', 'worktrees', `linked-${copies}`) },
    });
    expect(await headOf(linked, true)).toBe(side);
  });

  it('follows a git folder and a common folder that lie inside', async () => {
    const folder = copyOfSound();
    renameSync(join(folder, '.git'), join(folder, 'kept.git'));
    writeFileSync(join(folder, '.git'), 'gitdir: ./kept.git\n');
    expect(await headOf(folder)).toBe(head);
    expect((await openRepository(folder)).workTree).toBe(folder);
    const shared = copyOfSound();
    renameSync(join(shared, '.git'), join(shared, 'main.git'));
    mkdirSync(join(shared, '.git'));
    writeFileSync(join(shared, '.git/HEAD'), 'ref: refs/heads/main\n');
    writeFileSync(join(shared, '.git/commondir'), '../main.git\n');
    expect(await headOf(shared)).toBe(head);
  });

  it('asks before it borrows objects from outside, and then reads them', async () => {
    const lender = copyOfSound();
    const borrower = join(place.folder, `borrower-${copies}`);
    git(place.folder, ['clone', '-q', '--shared', lender, borrower]);
    await expect(openRepository(borrower)).rejects.toMatchObject({ code: 'repository-outside' });
    expect((await openRepository(borrower, true)).objectDirs).toEqual([
      join(borrower, '.git/objects'),
      join(lender, '.git/objects'),
    ]);
  });

  it('does not follow a .git link out of the folder', async () => {
    const folder = join(place.folder, 'link-out');
    mkdirSync(folder);
    symlinkSync(join(sound, '.git'), join(folder, '.git'));
    await expect(openRepository(folder)).rejects.toMatchObject({ code: 'repository-outside' });
  });

  it('refuses what it cannot read, by name', async () => {
    const other = join(place.folder, 'sha256');
    git(place.folder, ['init', '-q', '--object-format=sha256', other]);
    await expect(openRepository(other)).rejects.toMatchObject({
      code: 'repository-unsupported',
      params: { path: other, feature: 'SHA-256' },
    });
    const tables = copyOfSound();
    git(tables, ['config', 'core.repositoryFormatVersion', '1']);
    appendFileSync(join(tables, '.git/config'), '[extensions]\n\trefStorage = reftable\n');
    await expect(openRepository(tables)).rejects.toMatchObject({
      code: 'repository-unsupported',
      params: { path: tables, feature: 'reftable' },
    });
  });

  it('waits for no pipe', async () => {
    const folder = copyOfSound();
    rmSync(join(folder, '.git/config'));
    execFileSync('mkfifo', [join(folder, '.git/config')]);
    await expect(openRepository(folder)).rejects.toMatchObject({
      code: 'repository-corrupt',
      params: { path: folder, reason: 'config-unreadable' },
    });
  });
});

describe('readRefs', () => {
  it.each([
    ['HEAD of an unborn branch', 'ref: refs/heads/unborn\n', 'missing'],
    ['HEAD that is garbage', 'garbage \0\xff', 'value'],
    ['HEAD that leads away', 'ref: refs/heads/../../../sound/.git/HEAD\n', 'target'],
    ['HEAD that points at itself', 'ref: refs/heads/loop\n', 'loop'],
  ])('falls back to main from a %s, and says so', async (_, text, code) => {
    const folder = copyOfSound();
    writeFileSync(join(folder, '.git/HEAD'), text);
    writeFileSync(join(folder, '.git/refs/heads/loop'), 'ref: refs/heads/loop\n');
    const { problems, ...refs } = await readRefs(await openRepository(folder));
    expect(refs).toMatchObject({ defaultBranch: 'main', head });
    expect(problems.listed).toContainEqual({ kind: 'ref', name: 'HEAD', code });
  });

  it('takes what the server called its default, then a single branch', async () => {
    const folder = copyOfSound();
    git(folder, ['branch', '-q', '-m', 'main', 'develop']);
    writeFileSync(join(folder, '.git/HEAD'), 'ref: refs/heads/gone\n');
    expect(await readRefs(await openRepository(folder))).toMatchObject({ defaultBranch: 'develop', head });
    git(folder, ['update-ref', 'refs/remotes/origin/trunk', head]);
    git(folder, ['symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk']);
    expect(await readRefs(await openRepository(folder))).toMatchObject({ defaultBranch: 'trunk', head });
  });

  it('leaves out names and values that git would not allow, and says how many', async () => {
    const folder = copyOfSound();
    const refs = join(folder, '.git/refs');
    const secret = join(place.folder, 'secret');
    writeFileSync(secret, `${head}\n`);
    symlinkSync(secret, join(refs, 'tags', 'linked-out'));
    symlinkSync('..', join(refs, 'tags', 'up'));
    writeFileSync(join(refs, 'tags', 'v1.lock'), head);
    writeFileSync(join(refs, 'tags', 'empty'), '');
    writeFileSync(join(refs, 'tags', 'loop'), 'ref: refs/tags/loop');
    writeFileSync(join(refs, 'tags', '-rf'), head);
    const packed = [`${head} refs/tags/../../../secret`, `${head} refs/tags/ok`, 'short refs/tags/x', '\xff\xfe'];
    writeFileSync(join(folder, '.git/packed-refs'), `# pack-refs\n${packed.join('\n')}\n`);
    const { problems, ...found } = await readRefs(await openRepository(folder));
    expect(found).toEqual({
      defaultBranch: 'main',
      head,
      branches: new Map([['refs/heads/main', head]]),
      tags: new Map([
        ['ok', head],
        ['-rf', head],
      ]),
      otherHeads: [],
    });
    expect(problems.counts).toEqual({ ref: 8, commit: 0 });
    expect(Object.fromEntries(problems.listed.map(({ name, code }) => [name, code]))).toEqual({
      'refs/tags/../../../secret': 'name',
      'short refs/tags/x': 'value',
      ÿþ: 'value',
      'refs/tags/linked-out': 'unreadable',
      'refs/tags/up': 'unreadable',
      'refs/tags/v1.lock': 'name',
      'refs/tags/empty': 'value',
      'refs/tags/loop': 'loop',
    });
  });
});

describe('jailFiles', () => {
  it('reads regular files below its roots and nothing else', async () => {
    const root = join(place.folder, 'root');
    mkdirSync(join(root, 'inner'), { recursive: true });
    writeFileSync(join(root, 'inner', 'file'), 'hello');
    writeFileSync(join(place.folder, 'root-sibling'), 'no');
    symlinkSync('inner/file', join(root, 'link'));
    symlinkSync('../root-sibling', join(root, 'out'));
    symlinkSync('/dev/zero', join(root, 'zero'));
    execFileSync('mkfifo', [join(root, 'pipe')]);
    const files = jailFiles([root]);
    expect((await files.read(join(root, 'link'), 9))?.toString()).toBe('hello');
    expect(await files.read(join(root, 'none'), 9)).toBeNull();
    const refused = async (path: string, limit = 9) => {
      const error = await files.read(path, limit).catch((thrown: unknown) => thrown);
      return error instanceof JailError ? error.reason : error;
    };
    expect(await refused(join(root, 'inner/file'), 4)).toBe('too-large');
    expect(await refused(join(root, 'pipe'))).toBe('not-regular');
    expect(await refused(join(root, 'inner'))).toBe('not-regular');
    for (const path of ['out', 'zero', '../root-sibling']) expect(await refused(join(root, path))).toBe('outside');
    expect(await files.list(join(root, '..'))).toEqual([]);
  });
});
