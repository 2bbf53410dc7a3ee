import { readFileSync, realpathSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Fixture, temporaryFolder } from '../fixture.ts';
import { jailFiles } from '../jailed-files.ts';
import { writePackIndex } from '../write-pack-index.ts';
import { openPackIndex, type PackIndex } from './pack-index.ts';

let place: Fixture;
let file: string;
beforeAll(() => {
  place = temporaryFolder();
  file = join(place.folder, 'pack.idx');
});
afterAll(() => place.remove());

type Entries = ReadonlyMap<string, number>;

function bytesOf(entries: Entries): Buffer {
  const rows = [...entries].map(([name, offset]) => ({ name: Buffer.from(name, 'hex'), offset }));
  const row = (number: number) => rows[number] as (typeof rows)[number];
  return writePackIndex(
    {
      count: rows.length,
      name: (number) => row(number).name,
      compare: (a, b) => Buffer.compare(row(a).name, row(b).name),
      offset: (number) => row(number).offset,
      crc: () => 0,
    },
    Buffer.alloc(20),
  ).bytes;
}

function open(): Promise<PackIndex> {
  return openPackIndex(place.folder, jailFiles([realpathSync(place.folder)]), file);
}

function found(index: PackIndex, names: Iterable<string>): Entries {
  return new Map(Array.from(names, (name) => [name, index.offsetOf(Buffer.from(name, 'hex'))]));
}

// Few bytes to choose from, so that many names begin alike.
const name = fc
  .array(fc.constantFrom('00', '01', '7f', 'ff'), { minLength: 20, maxLength: 20 })
  .map((parts) => parts.join(''));
const offset = fc.oneof(fc.nat(), fc.integer({ min: 2 ** 31 - 2, max: 2 ** 40 }));
const entries = fc.uniqueArray(fc.tuple(name, offset), { selector: ([key]) => key, maxLength: 80 });

it('knows where each name is, of any size, and what it has not', async () => {
  await fc.assert(
    fc.asyncProperty(entries, fc.array(name), fc.boolean(), async (pairs, others, isWhole) => {
      const expected = new Map(pairs);
      writeFileSync(file, bytesOf(expected));
      const index = await open();
      if (isWhole) index.readAll();
      expect(index.count).toBe(expected.size);
      expect(found(index, expected.keys())).toEqual(expected);
      const absent = others.filter((other) => !expected.has(other));
      expect(found(index, absent)).toEqual(new Map(absent.map((other) => [other, -1])));
      if (!isWhole) index.close();
    }),
  );
});

const SOUND: Entries = new Map([
  ['00'.repeat(20), 12],
  ['7f'.repeat(20), 5 * 2 ** 30],
  ['ff'.repeat(20), 900],
]);

it.each([
  ['is shorter than its header says', (bytes: Buffer) => bytes.subarray(0, -9)],
  ['is longer than its header says', (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(8 * 3)])],
  ['has no header', (bytes: Buffer) => bytes.subarray(0, 100)],
  ['is empty', () => Buffer.alloc(0)],
  ['is of another version', (bytes: Buffer) => Buffer.from(bytes.fill(3, 7, 8))],
  ['counts down', (bytes: Buffer) => Buffer.from(bytes.fill(0, 8 + 4 * 200, 8 + 4 * 201))],
])('refuses an index that %s', async (_, harm) => {
  writeFileSync(file, harm(bytesOf(SOUND)));
  await expect(open()).rejects.toMatchObject({
    code: 'repository-corrupt',
    params: { path: place.folder, reason: 'pack-index' },
  });
});

it('says so where the file is cut while it is open', async () => {
  writeFileSync(file, bytesOf(SOUND));
  const index = await open();
  expect(index.offsetOf(Buffer.alloc(20))).toBe(12);
  truncateSync(file, 8 + 4 * 256 + 30);
  expect(index.offsetOf(Buffer.alloc(20))).toBe(12);
  expect(() => index.offsetOf(Buffer.alloc(20, 0x7f))).toThrow(
    expect.objectContaining({ code: 'repository-corrupt', params: { path: place.folder, reason: 'pack-index' } }),
  );
  index.close();
});

it('takes any bytes without harm', async () => {
  const sound = bytesOf(SOUND);
  await fc.assert(
    fc.asyncProperty(fc.nat(sound.length - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
      const bytes = Buffer.from(sound);
      bytes[at] = byte;
      writeFileSync(file, bytes);
      const index = await open().catch(() => null);
      for (const [, where] of index === null ? [] : found(index, SOUND.keys())) {
        expect(Number.isSafeInteger(where) && where >= -1).toBe(true);
      }
      index?.close();
      expect(readFileSync(file).equals(bytes)).toBe(true);
    }),
  );
});
