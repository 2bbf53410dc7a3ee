import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommitRecord } from '../../../shared/model.ts';
import { decodeText } from './decode-text.ts';
import {
  commit,
  commitBytes,
  EMPTY_TREE,
  type Fixture,
  git,
  gitBytes,
  hashFolder,
  quietWork,
  requireGit,
  temporaryFolder,
} from './fixture.ts';
import { openRepository } from './open-repository.ts';
import { type HistoryEnd, readHistory, readTags } from './read-history.ts';
import { readRefs } from './read-refs.ts';

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

interface ReadResult extends HistoryEnd {
  readonly commits: CommitRecord[];
  readonly branch: string | null;
  readonly tags: Readonly<Record<string, string>>;
}

async function read(folder: string, known: ReadonlySet<string> = new Set()): Promise<ReadResult> {
  const repository = await openRepository(folder);
  const refs = await readRefs(repository);
  const history = readHistory({ repository, tips: [refs.head ?? ''], known, work: quietWork() });
  const commits: CommitRecord[] = [];
  for (;;) {
    const next = await history.next();
    if (next.done === true) {
      const tags = await readTags(repository, refs, quietWork());
      return {
        commits,
        ...next.value,
        branch: refs.defaultBranch,
        tags: Object.fromEntries(tags.map((tag) => [tag.name, tag.sha])),
      };
    }
    commits.push(...next.value);
  }
}

/** What git itself says of the commits reachable from HEAD. */
function gitLog(folder: string): Map<string, Omit<CommitRecord, 'reverts'>> {
  const format = '%H%x00%P%x00%at%x00%ct%x00%an%x00%ae%x00%s%x00%x01';
  const args = ['-c', 'i18n.logOutputEncoding=UTF-8', 'log', '--no-replace-objects', `--format=${format}`, 'HEAD'];
  const bytes = gitBytes(
    folder,
    args.filter((arg) => arg !== '--no-replace-objects'),
  );
  const found = new Map<string, Omit<CommitRecord, 'reverts'>>();
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf('\0\x01\n', start);
    const fields: Buffer[] = [];
    for (let from = start; from <= end; ) {
      const nul = Math.min(bytes.indexOf(0, from), end);
      fields.push(bytes.subarray(from, nul));
      from = nul + 1;
    }
    const [sha = '', parents = '', authored = '', committed = ''] = fields.map((field) => field.toString('latin1'));
    const text = (index: number) => decodeText(fields[index] ?? Buffer.alloc(0), null);
    found.set(sha, {
      sha,
      parents: parents === '' ? [] : parents.split(' '),
      authorAt: Number(authored) * 1000,
      committerAt: Number(committed) * 1000,
      authorName: text(4),
      authorEmail: text(5),
      subject: text(6),
    });
    start = end + 3;
  }
  return found;
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

/** A history of any shape, through fast-import: octopuses, criss-crosses, orphans, odd names, clocks that go back. */
function importRandomHistory(folder: string, seed: number, count: number): void {
  let state = seed;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const names = ['Kim Minji', '김민지', 'O’Brien', 'a b  c', 'Ünal', '山田 太郎'];
  const parts: Buffer[] = [];
  for (let mark = 1; mark <= count; mark++) {
    const parents = mark === 1 || random(20) === 0 ? [] : [mark - 1 - random(Math.min(mark - 1, 6))];
    for (let extra = random(8) === 0 ? 1 + random(4) : 0; extra > 0 && parents.length > 0; extra--) {
      const parent = 1 + random(mark - 1);
      if (!parents.includes(parent)) parents.push(parent);
    }
    const who = `${names[random(names.length)]} <p${random(5)}@example.com>`;
    const at = 1_600_000_000 + mark * 600 - random(40_000);
    const message = Buffer.from(
      `Change ${mark}\n${random(3) === 0 ? 'folded on\n' : ''}\nbody ${'x'.repeat(random(200))}\n`,
    );
    const branch = mark === count ? 'refs/heads/main' : `refs/heads/scratch-${mark}`;
    const lines = [
      `commit ${branch}`,
      `mark :${mark}`,
      `author ${who} ${at} +0545`,
      `committer ${who} ${at + random(5000)} -0330`,
      `data ${message.length}`,
    ];
    parts.push(Buffer.from(`${lines.join('\n')}\n`), message);
    parents.forEach((parent, index) => {
      parts.push(Buffer.from(`${index === 0 ? 'from' : 'merge'} :${parent}\n`));
    });
    // Joins everything, so that one tip reaches orphans and criss-crosses alike.
    if (mark === count) for (let other = 1; other < mark; other += 7) parts.push(Buffer.from(`merge :${other}\n`));
    parts.push(Buffer.from('\n'));
  }
  git(folder, ['fast-import', '--quiet', '--force'], { input: Buffer.concat(parts) });
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
  it('stops at known commits and says which it met', async () => {
    const folder = newRepository();
    const known = new Set([commit(folder, 'one'), commit(folder, 'two')]);
    const head = git(folder, ['rev-parse', 'HEAD']);
    const third = commit(folder, 'three');
    const result = await read(folder, known);
    expect(result.commits.map((one) => one.sha)).toEqual([third]);
    expect([...result.met]).toEqual([head]);
    expect(result.incompleteSince).toBeNull();
  });

  it('can be cancelled', async () => {
    const folder = newRepository();
    importRandomHistory(folder, 9, 600);
    const repository = await openRepository(folder);
    const controller = new AbortController();
    const work = { signal: controller.signal, onProgress: () => controller.abort() };
    const history = readHistory({ repository, tips: [git(folder, ['rev-parse', 'main'])], known: new Set(), work });
    await expect(history.next()).rejects.toMatchObject({ code: 'cancelled' });
  });
});
