/** Packs beyond 2 and 4 GiB, of which all but a few objects are holes, and packs beside each other: as git reads them. */
import { createHash } from 'node:crypto';
import { closeSync, ftruncateSync, openSync, readdirSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commit, EMPTY_TREE, type Fixture, git, quietWork, requireGit, temporaryFolder } from '../fixture.ts';
import { openRepository } from '../open-repository.ts';
import { readHistory } from '../read-history.ts';
import { writePackIndex } from '../write-pack-index.ts';

const GIB = 2 ** 30;
const COMMIT = 1;
const OFFSET_DELTA = 6;
const NAME_DELTA = 7;
/** Bytes of its own that a delta brings at a time. */
const MOST_OWN = 127;

let place: Fixture;
beforeAll(() => {
  requireGit();
  place = temporaryFolder();
});
afterAll(() => place.remove());

interface Placed {
  readonly offset: number;
  readonly name: Buffer;
  readonly bytes: Buffer;
}

function sha1(bytes: Buffer | string): Buffer {
  return createHash('sha1').update(bytes).digest();
}

/** What stands before an object's bytes: its type and its size. */
function head(type: number, size: number): Buffer {
  const bytes = [(type << 4) | (size & 15)];
  for (let rest = size >> 4; rest > 0; rest >>= 7) {
    bytes[bytes.length - 1] = (bytes.at(-1) as number) | 0x80;
    bytes.push(rest & 0x7f);
  }
  return Buffer.from(bytes);
}

function distanceBytes(distance: number): Buffer {
  const bytes = [distance % 128];
  for (let rest = Math.floor(distance / 128); rest > 0; rest = Math.floor(rest / 128)) {
    rest -= 1;
    bytes.unshift(0x80 | (rest % 128));
  }
  return Buffer.from(bytes);
}

/** Sizes, all of the base up to where they differ, and the rest as it is. */
function deltaOf(base: Buffer, content: Buffer): Buffer {
  let same = 0;
  while (same < base.length && same < content.length && base[same] === content[same]) same++;
  const size = (value: number) => [(value & 0x7f) | 0x80, value >> 7];
  const copy = same === 0 ? [] : [0x80 | 0x10 | 0x20, same & 0xff, same >> 8];
  const parts: Buffer[] = [];
  for (let at = same; at < content.length; at += MOST_OWN) {
    const own = content.subarray(at, at + MOST_OWN);
    parts.push(Buffer.from([own.length]), own);
  }
  return Buffer.concat([Buffer.from([...size(base.length), ...size(content.length), ...copy]), ...parts]);
}

function contentOf(number: number, parent: Buffer | null): Buffer {
  const who = `Kim Minji <minji@example.com> ${1_700_000_000 + number * 60} +0900`;
  const headers = [`tree ${EMPTY_TREE}`, ...(parent === null ? [] : [`parent ${parent.toString('hex')}`])];
  return Buffer.from(`${headers.join('\n')}\nauthor ${who}\ncommitter ${who}\n\n멀리 있는 커밋 ${number}\n`);
}

/** A row of commits at these places: whole ones, then deltas by distance and by name to the first and the last of them. */
function placeCommits(whole: readonly number[], deltas: readonly number[]): Placed[] {
  const placed: Placed[] = [];
  const contents: Buffer[] = [];
  for (const [number, offset] of [...whole, ...deltas].entries()) {
    const content = contentOf(number, placed.at(-1)?.name ?? null);
    const name = sha1(Buffer.concat([Buffer.from(`commit ${content.length}\0`), content]));
    const base = number % 3 === 0 ? whole.length - 1 : 0;
    const delta = number < whole.length ? content : deltaOf(contents[base] as Buffer, content);
    const { offset: from, name: baseName } = placed[base] ?? { offset: 0, name };
    const before =
      number < whole.length
        ? head(COMMIT, content.length)
        : number % 2 === 0
          ? Buffer.concat([head(NAME_DELTA, delta.length), baseName])
          : Buffer.concat([head(OFFSET_DELTA, delta.length), distanceBytes(offset - from)]);
    placed.push({ offset, name, bytes: Buffer.concat([before, deflateSync(delta)]) });
    contents.push(content);
  }
  return placed;
}

function writePack(folder: string, placed: readonly Placed[], size: number): void {
  const start = Buffer.from([0x50, 0x41, 0x43, 0x4b, 0, 0, 0, 2, 0, 0, 0, placed.length]);
  // Nobody reads gigabytes of holes to compare this; that the index has the same is looked at.
  const checksum = sha1('a pack');
  const { bytes, namesHash } = writePackIndex(
    {
      count: placed.length,
      name: (row) => (placed[row] as Placed).name,
      compare: (a, b) => Buffer.compare((placed[a] as Placed).name, (placed[b] as Placed).name),
      offset: (row) => (placed[row] as Placed).offset,
      crc: (row) => crc32((placed[row] as Placed).bytes),
    },
    checksum,
  );
  const file = join(folder, 'objects', 'pack', `pack-${namesHash}`);
  writeFileSync(`${file}.idx`, bytes);
  const pack = openSync(`${file}.pack`, 'wx');
  ftruncateSync(pack, size);
  writeSync(pack, start, 0, start.length, 0);
  for (const { offset, bytes } of placed) writeSync(pack, bytes, 0, bytes.length, offset);
  writeSync(pack, checksum, 0, checksum.length, size - checksum.length);
  closeSync(pack);
}

async function read(folder: string): Promise<readonly string[]> {
  const repository = await openRepository(folder);
  const tips = [git(folder, ['rev-parse', 'HEAD'])];
  const { commits, bad } = await readHistory({ repository, tips, known: null, work: quietWork() });
  expect(bad).toEqual([]);
  return Array.from(commits, ({ sha, parents, committerAt, subject }) =>
    [sha, parents.join(' '), committerAt / 1000, subject].join('|'),
  );
}

function readWithGit(folder: string): readonly string[] {
  return git(folder, ['log', '--reverse', '--topo-order', '--format=%H|%P|%ct|%s']).split('\n');
}

it('reads objects that lie beyond 2 and 4 GiB, and deltas to those before', { timeout: 60_000 }, async () => {
  const folder = join(place.folder, 'large.git');
  git(place.folder, ['init', '-q', '--bare', '-b', 'main', folder]);
  const whole = [12, 2 * GIB - 300, 2 * GIB, 2 * GIB + 1000, 4 * GIB - 20, 4 * GIB + 500];
  const deltas = [4 * GIB + 2000, 4 * GIB + 3000, 5 * GIB, 5 * GIB + 1000, 9 * GIB - 300];
  const placed = placeCommits(whole, deltas);
  writePack(folder, placed, 9 * GIB);
  writeFileSync(join(folder, 'refs', 'heads', 'main'), `${placed.at(-1)?.name.toString('hex')}\n`);
  // Holes take no room where a file system knows of them.
  const { blocks } = statSync(join(folder, 'objects', 'pack', packsIn(folder)[0] as string));
  expect(blocks * 512).toBeLessThan(GIB);

  const found = await read(folder);
  expect(found).toHaveLength(whole.length + deltas.length);
  expect(found).toEqual(readWithGit(folder));
});

it('reads packs beside each other, with one index over all of them and what else git keeps there', async () => {
  const folder = join(place.folder, 'many');
  git(place.folder, ['init', '-q', '-b', 'main', folder]);
  for (let pack = 0; pack < 6; pack++) {
    for (let number = 0; number < 4; number++) commit(folder, `Pack ${pack}, ${number}`);
    git(folder, ['repack', '-dq']);
  }
  git(folder, ['multi-pack-index', 'write', '--bitmap']);
  git(folder, ['commit-graph', 'write', '--reachable']);
  commit(folder, 'loose');
  expect(packsIn(join(folder, '.git'))).toHaveLength(6);
  expect(await read(folder)).toEqual(readWithGit(folder));
});

function packsIn(folder: string): readonly string[] {
  return readdirSync(join(folder, 'objects', 'pack')).filter((name) => name.endsWith('.pack'));
}
