import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyDelta } from './apply-delta.ts';
import { CommitPack } from './commit-pack.ts';
import { commit, type Fixture, git, gitBytes, quietWork, requireGit, temporaryFolder } from './fixture.ts';
import { createKeeper } from './keep-commits.ts';
import { PackError, PackStream } from './pack-stream.ts';
import { entryHead, packHeader } from './write-pack.ts';

let place: Fixture;
let source: string;
beforeAll(() => {
  requireGit();
  place = temporaryFolder();
  source = join(place.folder, 'source');
  git(place.folder, ['init', '-q', '-b', 'main', source]);
  const long = 'a message long enough for deltas to pay '.repeat(12);
  for (let index = 0; index < 25; index++) {
    writeFileSync(join(source, 'code.ts'), `export const line = ${index};\n`.repeat(200));
    if (index === 3) writeFileSync(join(source, 'large.bin'), Buffer.alloc(6 << 20, 'noise that repeats'));
    git(source, ['add', '.']);
    commit(source, `Change ${index}\n\n${long}`);
    if (index % 5 === 0) git(source, ['tag', '-a', '-m', `${long} ${index}`, `v${index}`]);
  }
});
afterAll(() => place.remove());

let packs = 0;
function packOf(...args: string[]): Buffer {
  const flags = ['--stdout', '--all', '--revs', '--window=50', '--depth=50', '-q', ...args];
  return gitBytes(source, ['pack-objects', ...flags], { input: '' });
}

/** Feeds a pack in pieces of `size` bytes; whether all of it was there. */
async function feed(bytes: Buffer, pack: CommitPack, size: number): Promise<boolean> {
  const keeper = createKeeper(pack);
  const stream = new PackStream(keeper);
  for (let at = 0; at < bytes.length; at += size) await stream.write(bytes.subarray(at, at + size));
  const isWhole = await stream.end();
  keeper.finish();
  return isWhole;
}

/** The objects kept of a pack, as git reads them back. */
async function keep(bytes: Buffer, size = 5000): Promise<string[]> {
  const folder = join(place.folder, `kept-${++packs}`);
  mkdirSync(folder);
  git(folder, ['init', '-q', '--bare', '.']);
  const pack = new CommitPack(join(folder, 'incoming.pack'));
  await pack.recover(quietWork());
  expect(await feed(bytes, pack, size)).toBe(true);
  await pack.finish(join(folder, 'objects'), quietWork());
  const kept = git(folder, ['cat-file', '--batch-check=%(objectname) %(objecttype)', '--batch-all-objects']);
  git(folder, ['fsck', '--full', '--connectivity-only']);
  git(folder, [
    'verify-pack',
    ...readdirSync(join(folder, 'objects/pack'))
      .filter((name) => name.endsWith('.idx'))
      .map((name) => join('objects/pack', name)),
  ]);
  return kept.split('\n').sort();
}

function expected(): string[] {
  const all = git(source, ['cat-file', '--batch-check=%(objectname) %(objecttype)', '--batch-all-objects']).split('\n');
  return all.filter((line) => line.endsWith(' commit') || line.endsWith(' tag')).sort();
}

describe('keeping commits', () => {
  it.each([
    ['named bases', []],
    ['bases by offset', ['--delta-base-offset']],
    ['no deltas', ['--no-reuse-delta', '--window=0']],
  ])('takes commits and tags out of a pack with %s, and nothing else', async (_, args) => {
    expect(await keep(packOf(...args))).toEqual(expected());
  });

  it.each([1, 7, 1 << 30])('takes it in pieces of %i bytes', async (size) => {
    expect(await keep(packOf('--delta-base-offset'), size)).toEqual(expected());
  });

  it('keeps nothing of files and trees on disk, not even for a while', async () => {
    const file = join(place.folder, 'growing.pack');
    const pack = new CommitPack(file);
    await pack.recover(quietWork());
    await feed(packOf('--delta-base-offset'), pack, 5000);
    pack.close();
    expect(statSync(file).size).toBeLessThan(50_000);
  });

  it('goes on from what is there of an earlier try, wherever that broke off', async () => {
    const bytes = packOf('--delta-base-offset');
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), fc.nat(), async (cut, tear) => {
        const file = join(place.folder, `torn-${++packs}.pack`);
        const first = new CommitPack(file);
        await first.recover(quietWork());
        await feed(bytes.subarray(0, cut), first, 5000).catch(() => false);
        first.close();
        const { size } = statSync(file);
        truncateSync(file, size - (tear % size));
        const second = new CommitPack(file);
        await second.recover(quietWork());
        expect(second.count).toBeLessThanOrEqual(first.count);
        if (tear % size === 0) expect(second.count).toBe(first.count);
        await feed(bytes, second, 5000);
        const found = Array.from({ length: second.count }, (_, row) => second.names.hex(row));
        expect(found.sort()).toEqual(expected().map((line) => line.slice(0, 40)));
        second.discard();
      }),
      { numRuns: 30 },
    );
  });

  it('packs a pack that uses deltas for commits', () => {
    const file = join(place.folder, 'checked.pack');
    writeFileSync(file, packOf('--delta-base-offset'));
    git(source, ['index-pack', file]);
    expect(git(source, ['verify-pack', '-v', file.replace('.pack', '.idx')])).toMatch(
      /^[0-9a-f]{40} commit .* [1-9]\d* [0-9a-f]{40}$/m,
    );
  });

  it('finds a base that comes after its delta', async () => {
    const entries = readEntries(packOf('--no-reuse-delta'));
    expect(await keep(entries.header(entries.parts.reverse()))).toEqual(expected());
  });

  it.each([
    ['blob', 2 << 20, 50 << 20],
    ['blob', 2 << 20, 1 << 20],
    ['blob', 10, 50 << 20],
    ['commit', 200, 50 << 20],
    ['tree', 200, 199],
  ] as const)('refuses a %s of %i bytes that is one of %i', async (type, told, size) => {
    const entry = Buffer.concat([entryHead(type, told), deflateSync(Buffer.alloc(size))]);
    const bytes = Buffer.concat([packHeader(1), entry, Buffer.alloc(20)]);
    const pack = new CommitPack(join(place.folder, `lie-${++packs}.pack`));
    await pack.recover(quietWork());
    await expect(
      feed(bytes, pack, 5000).then((isWhole) => isWhole || Promise.reject(new PackError('cut'))),
    ).rejects.toThrow(PackError);
    expect(pack.count).toBe(0);
    pack.discard();
  });

  it('says so, and nothing worse, of a pack with wrong bytes', async () => {
    const pack = packOf('--delta-base-offset');
    const bytes = fc.record({ at: fc.nat(pack.length - 1), value: fc.nat(255), cut: fc.nat(pack.length) });
    await fc.assert(
      fc.asyncProperty(bytes, fc.boolean(), async ({ at, value, cut }, cuts) => {
        const mutant = Buffer.from(cuts ? pack.subarray(0, cut) : pack);
        if (!cuts) mutant[at] = value;
        const target = new CommitPack(join(place.folder, `mutant-${++packs}.pack`));
        await target.recover(quietWork());
        const error = await feed(mutant, target, 5000).then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        target.discard();
        expect(error === undefined || error instanceof PackError, String(error)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

/** The entries of a pack as bytes, told apart by git itself. */
function readEntries(pack: Buffer): { parts: Buffer[]; header(parts: readonly Buffer[]): Buffer } {
  const file = join(place.folder, `entries-${++packs}.pack`);
  writeFileSync(file, pack);
  git(source, ['index-pack', file]);
  const offsets = git(source, ['show-index'], { input: readFileSync(file.replace('.pack', '.idx')) })
    .split('\n')
    .map((line) => Number(line.split(' ')[0]))
    .sort((a, b) => a - b);
  const ends = [...offsets.slice(1), pack.length - 20];
  const parts = offsets.map((offset, index) => pack.subarray(offset, ends[index]));
  return { parts, header: (all) => Buffer.concat([pack.subarray(0, 12), ...all, pack.subarray(-20)]) };
}

describe('applyDelta', () => {
  it('refuses what does not fit', () => {
    const base = Buffer.from('0123456789');
    const copyAll = Buffer.from([10, 10, 0x90, 10]);
    expect(applyDelta(base, copyAll)?.toString()).toBe('0123456789');
    expect(applyDelta(base, Buffer.from([10, 12, 0x91, 8, 2, 10, ...Buffer.from('abcdefghij')]))?.toString()).toBe(
      '89abcdefghij',
    );
    for (const delta of [
      [9, 10, 0x90, 10], // another base
      [10, 11, 0x90, 10], // too short a result
      [10, 9, 0x90, 10], // too long a result
      [10, 5, 0x91, 8, 5], // a copy beyond the base
      [10, 5, 5, 65], // bytes that are not there
      [10, 1, 0], // a reserved code
      [10, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, 1], // a size beyond all reason
    ]) {
      expect(applyDelta(base, Buffer.from(delta)), delta.join()).toBeNull();
    }
  });
});
