import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestFolder, testFolder } from '../fixture.ts';
import { listEntries, openBytes } from './archive.ts';
import { type TestEntry, zipOf } from './zip-fixture.ts';

let folder: TestFolder;

beforeEach(() => {
  folder = testFolder();
});

afterEach(() => folder.remove());

/** All bytes, read twice: a source begins anew each time. */
async function bytesOf(path: string, entry: string | null = null): Promise<Buffer> {
  const source = await openBytes(path, entry);
  try {
    const passes: Buffer[] = [];
    for (let pass = 0; pass < 2; pass++) {
      const parts: Buffer[] = [];
      for await (const chunk of source.read()) parts.push(Buffer.from(chunk));
      passes.push(Buffer.concat(parts));
    }
    const [first = Buffer.alloc(0), second] = passes;
    expect(first.equals(second as Buffer)).toBe(true);
    return first;
  } finally {
    await source.close();
  }
}

async function textOf(path: string, entry: string | null = null): Promise<string> {
  return (await bytesOf(path, entry)).toString();
}

/** Every entry and its text. */
async function contents(path: string): Promise<unknown> {
  const found = await listEntries(path);
  const pairs = await Promise.all(found.map(async ({ entry }) => [entry, await textOf(path, entry)]));
  return Object.fromEntries(pairs);
}

async function errorOf(bytes: Uint8Array, entry: string | null = null): Promise<unknown> {
  const path = folder.write('a.zip', bytes);
  return textOf(path, entry).catch((thrown: unknown) => thrown);
}

describe('gzip', () => {
  test('one member, several, padding behind them', async () => {
    const one = gzipSync('a,b\n');
    const two = gzipSync('1,2\n');
    expect(await textOf(folder.write('a.csv.gz', one))).toBe('a,b\n');
    expect(await textOf(folder.write('b.csv.gz', Buffer.concat([one, two])))).toBe('a,b\n1,2\n');
    expect(await textOf(folder.write('c', Buffer.concat([one, Buffer.alloc(100)])))).toBe('a,b\n');
    expect(await listEntries(join(folder.path, 'a.csv.gz'))).toEqual([{ entry: null, file: 'a.csv.gz' }]);
  });

  test('large ones come back whole', async () => {
    const text = Array.from({ length: 200_000 }, (_, i) => `${i},${(i * 7919) % 10_007}\n`).join('');
    expect((await textOf(folder.write('a.gz', gzipSync(text)))) === text).toBe(true);
  });

  test('cut or changed, it is refused', async () => {
    const packed = gzipSync('a,b\n'.repeat(1000));
    expect(await errorOf(packed.subarray(0, -9))).toMatchObject({
      code: 'archive-damaged',
      params: { file: 'a.zip', reason: 'cut' },
    });
    const changed = Buffer.from(packed);
    changed[changed.length - 6] = (changed.at(-6) ?? 0) ^ 1;
    expect(await errorOf(changed)).toMatchObject({ code: 'archive-damaged', params: { reason: 'checksum' } });
  });

  test('a bomb is refused long before it is unpacked', async () => {
    const path = folder.write('a.gz', gzipSync(Buffer.alloc(200 * 1024 * 1024)));
    const source = await openBytes(path, null);
    let bytes = 0;
    const reading = (async () => {
      for await (const chunk of source.read()) bytes += chunk.length;
    })();
    await expect(reading).rejects.toMatchObject({
      code: 'archive-too-large',
      params: { file: 'a.gz', limit: '250:1' },
    });
    expect(bytes).toBe(64 * 1024 * 1024);
    await source.close();
  });
});

describe('zip', () => {
  test('as fflate writes it: folders, what is not to be imported, and what programs leave behind', async () => {
    const path = folder.write(
      'a.zip',
      zipSync({
        'deploys.csv': strToU8('a'),
        deep: { er: { 'x.JSON': [strToU8('b'), { level: 0 }], 'readme.md': strToU8('no') } },
        'packed.csv.gz': gzipSync('c'),
        __MACOSX: { '._deploys.csv': strToU8('no') },
        '.hidden': { 'y.csv': strToU8('no') },
        'deep/.DS_Store': strToU8('no'),
        'empty/': new Uint8Array(),
      }),
    );
    expect(await contents(path)).toEqual({ 'deploys.csv': 'a', 'deep/er/x.JSON': 'b', 'packed.csv.gz': 'c' });
    expect((await listEntries(path))[1]).toEqual({ entry: 'deploys.csv', file: 'a.zip/deploys.csv' });
  });

  test('what is inside is taken whatever its name when no name says anything', async () => {
    expect(await contents(folder.write('a.zip', zipOf([{ name: 'export', content: 'a' }])))).toEqual({ export: 'a' });
  });

  test.each<[string, TestEntry, string]>([
    ['UTF-8, and said so', { name: '배포.csv', content: '', flags: 0x800 }, '배포.csv'],
    ['UTF-8, not said', { name: '배포.csv', content: '' }, '배포.csv'],
    ['taken apart by a Mac', { name: '배포.csv'.normalize('NFD'), content: '', flags: 0x800 }, '배포.csv'],
    ['CP949', { name: iconv.encode('배포 내역.csv', 'cp949'), content: '' }, '배포 내역.csv'],
    ['CP437', { name: iconv.encode('déploiements.csv', 'cp437'), content: '' }, 'déploiements.csv'],
    ['Windows paths', { name: 'a\\b.csv', content: '' }, 'a/b.csv'],
    ['paths that lead out are only names', { name: '../../etc/b.csv', content: '' }, '../../etc/b.csv'],
  ])('names: %s', async (_, entry, name) => {
    expect((await listEntries(folder.write('a.zip', zipOf([entry])))).map((found) => found.entry)).toEqual([name]);
  });

  test('a name of its own in UTF-8 wins, when it is of this entry', async () => {
    const name = Buffer.from('x.csv');
    const field = (sum: number) => {
      const said = Buffer.from('배.csv');
      const bytes = Buffer.alloc(9);
      bytes.writeUInt16LE(0x7075, 0);
      bytes.writeUInt16LE(5 + said.length, 2);
      bytes.writeUInt8(1, 4);
      bytes.writeUInt32LE(sum, 5);
      return Buffer.concat([bytes, said]);
    };
    const zip = zipOf([
      { name, content: 'a', extra: field(crc32(name)) },
      { name: 'y.csv', content: 'b', extra: field(crc32(name)) },
    ]);
    expect(await contents(folder.write('a.zip', zip))).toEqual({ '배.csv': 'a', 'y.csv': 'b' });
  });

  test('two of one name are two', async () => {
    const zip = zipOf([
      { name: 'a.csv', content: '1' },
      { name: 'a.csv', content: '2' },
    ]);
    expect(await contents(folder.write('a.zip', zip))).toEqual({ 'a.csv': '1', 'a (2).csv': '2' });
  });

  test('zip64, something in front, a comment behind', async () => {
    const entries = [
      { name: 'a.csv', content: 'x'.repeat(1000) },
      { name: 'b.csv', content: 'y', method: 0 },
    ];
    const expected = { 'a.csv': 'x'.repeat(1000), 'b.csv': 'y' };
    expect(await contents(folder.write('a.zip', zipOf(entries, { wide: true })))).toEqual(expected);
    expect(await contents(folder.write('b.zip', zipOf(entries, { comment: 'PK\x05\x06 of March' })))).toEqual(expected);
    // An archive that is a program too begins otherwise: nobody takes it for one.
    const program = folder.write('c.zip', zipOf(entries, { before: 'MZ…' }));
    expect(await listEntries(program)).toEqual([{ entry: null, file: 'c.zip' }]);
    expect(await contents(folder.write('d.zip', zipOf(entries, { before: 'PK\x03\x04' })))).toEqual(expected);
  });

  test('packed in ways that cannot be read, they are refused by name', async () => {
    const entry = { name: 'a.csv', content: 'x' };
    expect(await errorOf(zipOf([{ ...entry, flags: 1 }]), 'a.csv')).toMatchObject({
      code: 'archive-encrypted',
      params: { file: 'a.zip/a.csv' },
    });
    expect(await errorOf(zipOf([{ ...entry, method: 14 }]), 'a.csv')).toMatchObject({
      code: 'archive-damaged',
      params: { file: 'a.zip/a.csv', reason: 'method', method: 'LZMA' },
    });
    expect(await errorOf(zipOf([entry]), 'b.csv')).toMatchObject({ code: 'not-found' });
    expect(await errorOf(zipOf([]))).toMatchObject({ code: 'nothing-to-import' });
  });

  test.each<[string, Buffer, string | null, string]>([
    ['cut', zipOf([{ name: 'a.csv', content: 'x'.repeat(100) }]).subarray(0, -30), null, 'cut'],
    ['wrong sum', zipOf([{ name: 'a.csv', content: 'x', crc: 1 }]), 'a.csv', 'checksum'],
    [
      'one over another',
      zipOf([
        { name: 'a.csv', content: 'x' },
        { name: 'b.csv', content: 'x', offset: 0 },
      ]),
      null,
      'overlap',
    ],
    ['beyond the end', zipOf([{ name: 'a.csv', content: 'x', offset: 1000 }]), null, 'contents'],
    ['of another entry', zipOf([{ name: 'a.csv', content: 'x', offset: 7 }]), 'a.csv', 'contents'],
  ])('damaged: %s', async (_, bytes, entry, reason) => {
    expect(await errorOf(bytes, entry)).toMatchObject({ code: 'archive-damaged', params: { reason } });
    if (entry === null) expect(await listEntries(join(folder.path, 'a.zip'))).toEqual([{ entry: null, file: 'a.zip' }]);
  });

  test('any bytes changed, cut or put in give what was packed or an error of ours, soon', async () => {
    const zip = zipOf([
      { name: 'a.csv', content: 'alpha,beta\n'.repeat(50) },
      { name: 'b.csv', content: 'gamma', method: 0 },
    ]);
    const position = fc.nat({ max: zip.length - 1 });
    await fc.assert(
      fc.asyncProperty(position, fc.nat({ max: 255 }), fc.boolean(), async (at, byte, cut) => {
        const bytes = Buffer.from(cut ? zip.subarray(0, at) : zip);
        if (!cut) bytes[at] = byte;
        const path = folder.write('mutant.zip', bytes);
        for (const { entry } of await listEntries(path)) {
          const result = await bytesOf(path, entry).catch((thrown: unknown) => thrown);
          if (entry === null) continue;
          if (result instanceof Buffer) {
            expect([zip.toString('latin1'), 'alpha,beta\n'.repeat(50), 'gamma']).toContain(result.toString('latin1'));
          } else expect(result).toMatchObject({ name: 'AppError' });
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a file that was replaced meanwhile is noticed', async () => {
    const path = folder.write('a.zip', zipOf([{ name: 'a.csv', content: 'x' }]));
    const source = await openBytes(path, 'a.csv');
    await source.refuseChanged();
    utimesSync(path, 1, 1);
    await expect(source.refuseChanged()).rejects.toMatchObject({ code: 'file-unreadable' });
    await source.close();
  });
});
