import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommitRecord } from '../../../shared/model.ts';
import {
  commit,
  commitBytes,
  EMPTY_TREE,
  type Fixture,
  git,
  hashFolder,
  quietWork,
  requireGit,
  temporaryFolder,
} from './fixture.ts';
import { gitLog, importRandomHistory } from './fixture-history.ts';
import { openRepository } from './open-repository.ts';
import { type History, type HistoryEnd, readHistory } from './read-history.ts';
import { shareObjects } from './read-object.ts';
import { readRefs } from './read-refs.ts';
import { readTags } from './read-tags.ts';

let place: Fixture;
beforeAll(() => {
  requireGit();
  place = temporaryFolder();
});
afterAll(() => place.remove());

let repositories = 0;
function newRepository(...args: string[]): string {
  const folder = join(place.folder, `repository-${++repositories}`);
  git(place.folder, ['init', '-q', '-b', 'main', ...args, folder]);
  return folder;
}

interface ReadResult extends Omit<HistoryEnd, 'bad'> {
  readonly bad: number;
  readonly below: readonly string[];
  readonly commits: CommitRecord[];
  readonly branch: string | null;
  readonly tags: Readonly<Record<string, string>>;
}

async function read(folder: string, known: ReadonlySet<string> = new Set()): Promise<ReadResult> {
  const repository = await openRepository(folder);
  const refs = await readRefs(repository);
  const { commits, bad, incompleteSince, grafted, knownBelow }: History = await readHistory({
    repository,
    tips: [refs.head ?? ''],
    known,
    work: quietWork(),
  });
  const objects = shareObjects(repository);
  const { tags } = await readTags({ refs, objects, work: quietWork(), stored: new Map() });
  await objects.close();
  return {
    bad: bad.length,
    incompleteSince,
    grafted,
    below: knownBelow(refs.head ?? ''),
    commits: [...commits],
    branch: refs.defaultBranch,
    tags: Object.fromEntries(tags.map((tag) => [tag.name, tag.sha])),
  };
}

/** The same commits as git's, field by field, each once and after its parents. */
async function expectAsGit(folder: string): Promise<ReadResult> {
  const result = await read(folder);
  const expected = gitLog(folder);
  const seen = new Set<string>();
  for (const { reverts: _, ...commit } of result.commits) {
    expect(commit).toEqual(expected.get(commit.sha));
    for (const parent of commit.parents) expect(seen.has(parent)).toBe(true);
    expect(seen.has(commit.sha)).toBe(false);
    seen.add(commit.sha);
  }
  expect(seen.size).toBe(expected.size);
  return result;
}

describe('readHistory, against git itself', () => {
  it.each([1, 2, 3, 4])('reads a history of any shape (%i)', async (seed) => {
    const folder = newRepository('--bare');
    importRandomHistory(folder, seed, 400);
    const result = await expectAsGit(folder);
    expect(result.commits.length).toBeGreaterThan(100);
    expect([result.bad, result.incompleteSince, result.branch]).toEqual([0, null, 'main']);
  });

  it('reads loose objects, packed ones with deltas, and both at once', async () => {
    const folder = newRepository();
    for (let index = 0; index < 30; index++)
      commit(folder, `Loose ${index}\n\n${'the same long text again and again '.repeat(20)}`);
    await expectAsGit(folder);
    git(folder, ['repack', '-adfq', '--depth=10']);
    git(folder, ['pack-refs', '--all']);
    await expectAsGit(folder);
    for (let index = 0; index < 5; index++) commit(folder, `After ${index}`);
    git(folder, ['repack', '-q']);
    commit(folder, 'last');
    const result = await expectAsGit(folder);
    expect(result.commits.length).toBe(36);
  });

  it('reads names and subjects in other encodings', async () => {
    const folder = newRepository();
    const eucKr = Buffer.from('b1e8b9cec1f6', 'hex');
    const first = commitBytes(
      folder,
      Buffer.concat([
        Buffer.from(`tree ${EMPTY_TREE}\nauthor `),
        eucKr,
        Buffer.from(
          ' <minji@example.com> 1700000000 +0900\ncommitter C <c@example.com> 1700000000 +0900\nencoding EUC-KR\n\n',
        ),
        eucKr,
        Buffer.from('\n'),
      ]),
    );
    const second = commitBytes(
      folder,
      Buffer.concat([
        Buffer.from(`tree ${EMPTY_TREE}\nparent ${first}\nauthor Jos`),
        Buffer.from([0xe9]),
        Buffer.from(' <j@example.com> 1700000100 +0900\ncommitter C <c@example.com> 1700000100 +0900\n\nx\n'),
      ]),
    );
    git(folder, ['hash-object', '-t', 'tree', '-w', '--stdin'], { input: '' });
    git(folder, ['update-ref', 'refs/heads/main', second]);
    const { commits } = await expectAsGit(folder);
    expect(commits.map((one) => [one.authorName, one.subject])).toEqual([
      ['김민지', '김민지'],
      ['José', 'x'],
    ]);
  });

  it('follows a detached HEAD', async () => {
    const folder = newRepository();
    const first = commit(folder, 'one');
    commit(folder, 'two');
    git(folder, ['checkout', '-q', '--detach', first]);
    const result = await expectAsGit(folder);
    expect([result.branch, result.commits.map((one) => one.sha)]).toEqual([null, [first]]);
  });

  it('peels tags as git does', async () => {
    const folder = newRepository();
    for (let index = 0; index < 12; index++) {
      commit(folder, `Release ${index}`);
      if (index % 3 === 0) git(folder, ['tag', `light/${index}`]);
      else git(folder, ['tag', '-a', '-m', 'x', `v1.${index}.0`]);
    }
    git(folder, ['tag', '-a', '-m', 'a tag of a tag', 'nested', 'v1.1.0']);
    git(folder, ['tag', 'of-a-tree', 'HEAD^{tree}']);
    git(folder, ['tag', '-a', '-m', '릴리스', '릴리스-1', 'HEAD']);
    const expected: Record<string, string> = {};
    for (const name of git(folder, ['tag']).split('\n')) {
      if (name !== 'of-a-tree') expected[name] = git(folder, ['rev-parse', `refs/tags/${name}^{commit}`]);
    }
    const loose = await read(folder);
    git(folder, ['repack', '-adq']);
    git(folder, ['pack-refs', '--all']);
    const packed = await read(folder);
    expect(git(folder, ['tag']).split('\n')).toHaveLength(15);
    expect(loose.tags).toEqual(expected);
    expect(packed.tags).toEqual(expected);
  });

  it('leaves every byte of the source as it was', async () => {
    const folder = newRepository();
    for (let index = 0; index < 5; index++) commit(folder, `${index}`);
    git(folder, ['tag', '-a', '-m', 'x', 'v1']);
    git(folder, ['repack', '-q']);
    commit(folder, 'loose');
    const before = hashFolder(folder);
    await read(folder);
    expect(hashFolder(folder)).toBe(before);
  });
});

describe('readHistory, where history has holes', () => {
  it('says since when a shallow clone is whole', async () => {
    const origin = newRepository();
    for (let index = 0; index < 6; index++) commit(origin, `${index}`);
    const shallow = join(place.folder, 'shallow');
    git(place.folder, ['clone', '-q', '--depth', '2', `file://${origin}`, shallow]);
    const result = await read(shallow);
    const edge = git(shallow, ['log', '-1', '--format=%ct', 'HEAD~1']);
    expect(result.commits).toHaveLength(2);
    expect([result.incompleteSince, result.bad]).toEqual([Number(edge) * 1000, 0]);
    // The parent is known by name though it is not there: a merge at the edge stays a merge.
    expect(result.commits[0]?.parents).toEqual([git(origin, ['rev-parse', 'HEAD~2'])]);
  });

  it('counts a malformed commit and joins its children to its parents', async () => {
    const folder = newRepository();
    const first = commit(folder, 'one');
    const bad = commitBytes(folder, `tree ${EMPTY_TREE}\nparent ${first}\nauthor nobody\n\nno time at all\n`);
    const last = commitBytes(
      folder,
      `tree ${EMPTY_TREE}\nparent ${bad}\nauthor A <a@b> 1800000000 +0000\ncommitter A <a@b> 1800000000 +0000\n\nlast\n`,
    );
    git(folder, ['update-ref', 'refs/heads/main', last]);
    const result = await read(folder);
    expect(result.commits.map((one) => [one.sha, one.parents])).toEqual([
      [first, []],
      [last, [first]],
    ]);
    expect([result.bad, result.incompleteSince]).toEqual([1, null]);
  });

  it('says so where a commit is damaged or gone', async () => {
    for (const harm of ['garbage', 'swapped', 'gone'] as const) {
      const folder = newRepository();
      const first = commit(folder, 'one');
      const middle = commit(folder, 'two');
      const last = commit(folder, 'three');
      const file = (sha: string) => join(folder, '.git/objects', sha.slice(0, 2), sha.slice(2));
      rmSync(file(middle));
      if (harm === 'garbage') writeFileSync(file(middle), 'not zlib at all');
      if (harm === 'swapped') copyFileSync(file(first), file(middle));
      const result = await read(folder);
      expect(result.commits.map((one) => one.sha)).toEqual([last]);
      expect(result.incompleteSince).toBe(result.commits[0]?.committerAt);
      expect(result.bad).toBe(harm === 'gone' ? 0 : 1);
    }
  });
});

describe('readHistory, where an index lies', () => {
  it('takes no packed object for another', async () => {
    const folder = newRepository();
    const shas = [commit(folder, 'one'), commit(folder, 'two'), commit(folder, 'three')];
    git(folder, ['repack', '-adq']);
    const packs = join(folder, '.git/objects/pack');
    const file = join(packs, readdirSync(packs).find((name) => name.endsWith('.idx')) ?? '');
    const index = readFileSync(file);
    const count = index.readUInt32BE(8 + 255 * 4);
    const names = Array.from({ length: count }, (_, at) => index.toString('hex', 1032 + at * 20, 1052 + at * 20));
    const offsetOf = (sha: string) => 1032 + count * 24 + names.indexOf(sha) * 4;
    const [first = '', second = ''] = shas;
    const kept = index.readUInt32BE(offsetOf(first));
    index.writeUInt32BE(index.readUInt32BE(offsetOf(second)), offsetOf(first));
    index.writeUInt32BE(kept, offsetOf(second));
    chmodSync(file, 0o644);
    writeFileSync(file, index);
    const result = await read(folder);
    expect(result.commits.map((one) => one.sha)).toEqual(shas.slice(2));
    expect([result.bad, result.incompleteSince]).toEqual([1, result.commits[0]?.committerAt]);
  });
});

describe('readHistory, when some of it is known', () => {
  it('stops at known commits and says which lie below a tip', async () => {
    const folder = newRepository();
    const known = new Set([commit(folder, 'one'), commit(folder, 'two')]);
    const head = git(folder, ['rev-parse', 'HEAD']);
    const third = commit(folder, 'three');
    const result = await read(folder, known);
    expect(result.commits.map((one) => one.sha)).toEqual([third]);
    expect(result.below).toEqual([head]);
    expect(result.incompleteSince).toBeNull();
  });

  it('can be cancelled', async () => {
    const folder = newRepository();
    importRandomHistory(folder, 9, 600);
    const repository = await openRepository(folder);
    const controller = new AbortController();
    const work = { signal: controller.signal, onProgress: () => controller.abort() };
    const history = readHistory({ repository, tips: [git(folder, ['rev-parse', 'main'])], known: new Set(), work });
    await expect(history).rejects.toMatchObject({ code: 'cancelled' });
  });
});
