/** Every object of real packs, against git itself. */
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fixture, git, gitBytes, requireGit, temporaryFolder } from '../fixture.ts';
import { jailFiles } from '../jailed-files.ts';
import { openPack, type PackedObject } from './pack.ts';

let place: Fixture;
let repository: string;
let objects: readonly Listed[];

interface Listed {
  readonly sha: string;
  readonly type: string;
  /** Name of the object that it is a delta to; empty for a whole one. */
  readonly base: string;
}

beforeAll(() => {
  requireGit();
  place = temporaryFolder();
  repository = join(place.folder, 'source');
  git(place.folder, ['init', '-q', '-b', 'main', repository]);
  for (let i = 0; i < 60; i++) {
    const lines = Array.from({ length: 200 }, (_, line) => `line ${line} ${line % 7 === i % 7 ? i : ''}`);
    writeFileSync(join(repository, 'file.txt'), lines.join('\n'));
    writeFileSync(join(repository, `other-${i}.txt`), `${i}`);
    git(repository, ['add', '.']);
    git(repository, ['commit', '-q', '-m', `Change ${i}\n\n${'same words again and again\n'.repeat(20)}`]);
    if (i % 10 === 0) git(repository, ['tag', '-a', `v${i}`, '-m', 'tag']);
  }
});
afterAll(() => place.remove());

/** All objects in one pack, made with some options of `git pack-objects` and `git index-pack`. */
function packWith(name: string, packOptions: readonly string[], indexOptions: readonly string[] = []): string {
  const all = git(repository, ['rev-list', '--objects', '--all', '--no-object-names']);
  const tags = git(repository, ['for-each-ref', '--format=%(objectname)', 'refs/tags']);
  const bytes = gitBytes(repository, ['pack-objects', '--stdout', '-q', ...packOptions], {
    input: `${all}\n${tags}\n`,
  });
  const file = join(place.folder, `${name}.pack`);
  writeFileSync(file, bytes);
  git(repository, ['index-pack', ...indexOptions, '-o', file.replace(/pack$/, 'idx'), file]);
  objects = git(repository, ['verify-pack', '-v', file])
    .split('\n')
    .map((line) => /^([0-9a-f]{40}) (\w+) +\d+ \d+ \d+(?: \d+ ([0-9a-f]{40}))?/.exec(line))
    .filter((match) => match !== null)
    .map(([, sha = '', type = '', base = '']) => ({ sha, type, base }));
  return file;
}

async function readAll(file: string): Promise<readonly (PackedObject | 'damaged' | null)[]> {
  const pack = await openPack(place.folder, jailFiles([realpathSync(place.folder)]), file);
  try {
    return objects.map(({ sha }) => {
      const object = pack.read(Buffer.from(sha, 'hex'));
      return object === null || object === 'damaged' ? object : { ...object, content: Buffer.from(object.content) };
    });
  } finally {
    pack.close();
  }
}

const SHAPES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['whole objects', ['--depth=0'], []],
  ['chains of deltas by distance', ['--delta-base-offset', '--depth=250', '--window=60'], []],
  ['chains of deltas by name', ['--depth=250', '--window=60'], []],
  // Offsets above the one given are written as those of a pack beyond 2 GiB.
  ['offsets of 64 bits', ['--delta-base-offset'], ['--index-version=2,0x40']],
];

describe.each(SHAPES)('a pack of %s', (name, packOptions, indexOptions) => {
  it('gives every object but the content of files', async () => {
    const found = await readAll(packWith(name.replaceAll(' ', '-'), packOptions, indexOptions));
    expect(found.length).toBeGreaterThan(180);
    if (packOptions.length > 1) expect(objects.filter(({ base }) => base !== '').length).toBeGreaterThan(60);
    const expected = objects.map(({ sha, type }) => ({
      type,
      content: type === 'blob' ? '' : gitBytes(repository, ['cat-file', type, sha]).toString('latin1'),
    }));
    const actual = found.map((object) =>
      object === null || object === 'damaged'
        ? object
        : { type: object.type, content: object.content.toString('latin1') },
    );
    expect(actual).toEqual(expected);
  });
});

it('says of a name that is not there that it is not', async () => {
  const file = packWith('absent', ['--delta-base-offset']);
  const known = new Set(objects.map(({ sha }) => sha));
  const beside = objects.map(({ sha }) => sha.slice(0, 39) + (sha.endsWith('0') ? '1' : '0'));
  objects = ['00'.repeat(20), 'ff'.repeat(20), ...beside]
    .filter((sha) => !known.has(sha))
    .map((sha) => ({ sha, type: '', base: '' }));
  expect(await readAll(file)).toEqual(objects.map(() => null));
});

it('with wrong bytes anywhere gives what is right, or says that it is damaged', async () => {
  const file = packWith('garbled', ['--delta-base-offset', '--depth=250', '--window=60']);
  const sound = readFileSync(file);
  let seed = 7;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  let damaged = 0;
  for (let round = 0; round < 150; round++) {
    const bytes = Buffer.from(sound);
    for (let k = 0; k < 3; k++) bytes[12 + random(bytes.length - 32)] = random(256);
    writeFileSync(file, round % 5 === 0 ? bytes.subarray(0, random(bytes.length)) : bytes);
    for (const object of await readAll(file)) {
      expect(object).not.toBeNull();
      if (object === 'damaged') damaged++;
    }
  }
  expect(damaged).toBeGreaterThan(100);
});

describe.each(SHAPES)('files of a pack of %s', (name, packOptions, indexOptions) => {
  it('are read whole, or not at all', async () => {
    const file = packWith(`files-${name.replaceAll(' ', '-')}`, packOptions, indexOptions);
    const blobs = objects.filter(({ type }) => type === 'blob');
    expect(blobs.length).toBeGreaterThan(110);
    const pack = await openPack(place.folder, jailFiles([realpathSync(place.folder)]), file);
    const contentOf = (sha: string) => gitBytes(repository, ['cat-file', 'blob', sha]);
    for (const { sha } of [...blobs, ...blobs.slice(0, 20)]) {
      const content = contentOf(sha);
      expect(pack.blob(Buffer.from(sha, 'hex'), content.length)).toEqual(content);
      expect(pack.blob(Buffer.from(sha, 'hex'), content.length - 1)).toBe('large');
    }
    const [tree] = objects.filter(({ type }) => type === 'tree');
    expect(pack.blob(Buffer.from(tree?.sha ?? '', 'hex'), 1 << 20)).toBe('damaged');
    expect(pack.blob(Buffer.alloc(20), 1 << 20)).toBeNull();
    pack.close();
  });
});
