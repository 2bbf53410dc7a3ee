import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { constants, createInflate, inflateSync } from 'node:zlib';
import { isSha } from './check-ref-name.ts';
import { openPack, type Pack } from './history/pack.ts';
import { JailError, type JailedFiles, type SmallFiles } from './jailed-files.ts';
import type { OpenRepository } from './open-repository.ts';

export interface GitObject {
  readonly type: 'commit' | 'tag' | 'tree' | 'blob';
  /** At most OBJECT_LIMIT bytes; a longer loose commit or tag is cut. Of a blob in a pack nothing. */
  readonly content: Buffer;
  /** It is longer, so that it could not be compared with its name either. */
  readonly cut?: true;
}

/** 'missing': the repository does not have it (shallow, partial); 'damaged': it has bytes that are not that object. */
export type ObjectAnswer = GitObject | 'missing' | 'damaged';

export type BlobAnswer = Buffer | 'large' | 'missing' | 'damaged';

export interface ObjectReader {
  /** A sound object out of a pack, at once, by the bytes of its name, valid until the next; null = `read` looks further. */
  packed(name: Uint8Array): GitObject | null;
  read(sha: string): Promise<ObjectAnswer>;
  /** As `read`, for an object that was made lately: loose ones and small packs are looked through first. */
  readRecent(sha: string): Promise<ObjectAnswer>;
  /** The content of a file, never to be written to; 'large' = it is longer. For the few who know why they read it. */
  blob(sha: string, maxBytes: number): Promise<BlobAnswer>;
  close(): void;
}

/** Objects that are opened when somebody first asks for them: indexes take time, and often nothing is new. */
export interface SharedObjects {
  get(): Promise<ObjectReader>;
  close(): Promise<void>;
}

export function shareObjects(repository: OpenRepository): SharedObjects {
  let opened: Promise<ObjectReader> | null = null;
  return {
    get: () => {
      opened ??= openObjects(repository);
      return opened;
    },
    close: async () => (await opened?.catch(() => null))?.close(),
  };
}

const OBJECT_LIMIT = 16 << 20;
/** A loose file this long cannot be a commit or tag within the limit, however badly it compresses. */
const LOOSE_LIMIT = OBJECT_LIMIT + (1 << 20);

/** Reads commits, tags and trees, packed and loose. Throws 'repository-corrupt' where an index is damaged. */
export async function openObjects(repository: OpenRepository): Promise<ObjectReader> {
  const packs: ObjectDirPacks[] = [];
  const close = () => {
    for (const dir of packs) dir.close();
  };
  try {
    for (const folder of repository.objectDirs) packs.push(await openPacks(repository, folder));
    const loose = await Promise.all(repository.objectDirs.map((folder) => openLoose(repository, folder)));
    const sources = [...packs.map((dir) => dir.read), ...loose];
    const recent = [...loose, ...packs.map((dir) => dir.read)];
    return {
      packed(name) {
        for (const dir of packs) {
          const object = dir.packed(name);
          if (typeof object === 'object') return object;
        }
        return null;
      },
      read: (sha) => firstSound(sources, sha),
      readRecent: (sha) => firstSound(recent, sha),
      async blob(sha, maxBytes) {
        const packed = readBlob(packs, Buffer.from(sha, 'hex'), maxBytes);
        if (typeof packed === 'object' || packed === 'large') return packed;
        const object = await firstSound(loose, sha);
        if (typeof object !== 'object') return packed === 'damaged' ? packed : object;
        if (object.type !== 'blob') return 'damaged';
        return object.cut || object.content.length > maxBytes ? 'large' : object.content;
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

function readBlob(packs: readonly ObjectDirPacks[], name: Uint8Array, maxBytes: number): BlobAnswer {
  let answer: BlobAnswer = 'missing';
  for (const { blob } of packs) {
    const content = blob(name, maxBytes);
    if (typeof content === 'object' || content === 'large') return content;
    if (content === 'damaged') answer = content;
  }
  return answer;
}

/** A damaged copy may have a sound one elsewhere. */
async function firstSound(sources: readonly ((sha: string) => Promise<ObjectAnswer>)[], sha: string) {
  let answer: ObjectAnswer = 'missing';
  for (const read of sources) {
    const next = await read(sha);
    if (typeof next === 'object') return next;
    if (next === 'damaged') answer = next;
  }
  return answer;
}

interface ObjectDirPacks {
  packed(name: Uint8Array): ObjectAnswer;
  read(sha: string): Promise<ObjectAnswer>;
  blob(name: Uint8Array, maxBytes: number): BlobAnswer;
  close(): void;
}

async function openPacks(repository: OpenRepository, objectDir: string): Promise<ObjectDirPacks> {
  const { path, files } = repository;
  const names = await packNames(files, join(objectDir, 'pack'));
  const packs: Pack[] = [];
  const close = () => {
    for (const pack of packs) pack.close();
  };
  try {
    for (const name of names) packs.push(await openPack(path, files, join(objectDir, 'pack', name)));
  } catch (error) {
    close();
    throw error;
  }
  // New objects come in small packs: their indexes are read in no time.
  packs.sort((a, b) => a.count - b.count);
  return {
    packed: (name) => readPacked(packs, name),
    async read(sha) {
      const packed = readPacked(packs, Buffer.from(sha, 'hex'));
      return typeof packed === 'object' ? { ...packed, content: Buffer.from(packed.content) } : packed;
    },
    blob(name, maxBytes) {
      let answer: BlobAnswer = 'missing';
      for (let place = 0; place < packs.length; place++) {
        const content = (packs[place] as Pack).blob(name, maxBytes);
        if (content === null) continue;
        answer = content;
        if (content === 'damaged') continue;
        if (place > 0) packs.unshift(...packs.splice(place, 1));
        break;
      }
      return answer;
    },
    close,
  };
}

/** Of the packs that have an index. */
async function packNames(files: JailedFiles, folder: string): Promise<readonly string[]> {
  const present = new Set((await files.list(folder)).map((entry) => entry.name));
  return [...present].filter(
    (name) => /^pack-[0-9a-f]+\.pack$/.test(name) && present.has(name.replace(/pack$/, 'idx')),
  );
}

/** The pack that had an object comes first from then on: the next one asked for is often in the same. */
function readPacked(packs: Pack[], name: Uint8Array): ObjectAnswer {
  let answer: ObjectAnswer = 'missing';
  for (let place = 0; place < packs.length; place++) {
    const object = (packs[place] as Pack).read(name);
    if (object === null) continue;
    if (object === 'damaged') {
      answer = 'damaged';
      continue;
    }
    if (place > 0) packs.unshift(...packs.splice(place, 1));
    return object;
  }
  return answer;
}

/** Most repositories are packed, and a look for a file that is not there costs more than a look at a list. */
async function openLoose(repository: OpenRepository, objectDir: string): Promise<ObjectReader['read']> {
  const { files } = repository;
  const present = new Set((await files.list(objectDir)).map((entry) => entry.name));
  const folders = new Map<string, SmallFiles | null>();
  return async (sha) => {
    const first = sha.slice(0, 2);
    if (!present.has(first) || !isSha(sha)) return 'missing';
    let folder = folders.get(first);
    if (folder === undefined) {
      folder = await files.folder(join(objectDir, first));
      folders.set(first, folder);
    }
    return readSmallLoose(folder?.(sha.slice(2), SMALL) ?? null, sha) ?? (await readLoose(files, objectDir, sha));
  };
}

/** Most loose commits: as soon as anything is odd about one it is looked at with more care. */
const SMALL = 16 * 1024;

function readSmallLoose(bytes: Buffer | null, sha: string): GitObject | null {
  if (bytes === null) return null;
  try {
    const whole = inflateSync(bytes, { maxOutputLength: 16 * SMALL });
    const nul = whole.subarray(0, 32).indexOf(0);
    const [type = '', size] = whole.toString('latin1', 0, Math.max(nul, 0)).split(' ');
    const content = whole.subarray(nul + 1);
    const isSound = isObjectType(type) && Number(size) === content.length && hashOf(type, content) === sha;
    return isSound ? { type, content } : null;
  } catch {
    return null;
  }
}

async function readLoose(files: JailedFiles, objectDir: string, sha: string): Promise<ObjectAnswer> {
  const path = join(objectDir, sha.slice(0, 2), sha.slice(2));
  let bytes: Buffer | null;
  try {
    bytes = await files.read(path, LOOSE_LIMIT);
  } catch (error) {
    const isLong = error instanceof JailError && error.reason === 'too-large';
    return isLong && (await isLooseBlob(files, path))
      ? { type: 'blob', content: Buffer.alloc(0), cut: true }
      : 'damaged';
  }
  if (bytes === null) return 'missing';
  const inflated = await inflateStart(bytes, OBJECT_LIMIT);
  const nul = inflated?.bytes.indexOf(0) ?? -1;
  if (!inflated || nul === -1 || nul > 32) return 'damaged';
  const [type = '', size] = inflated.bytes.toString('latin1', 0, nul).split(' ');
  if (!isObjectType(type)) return 'damaged';
  const content = inflated.bytes.subarray(nul + 1);
  // A cut object cannot be hashed; what is there is its beginning.
  if (inflated.whole && (Number(size) !== content.length || hashOf(type, content) !== sha)) return 'damaged';
  return inflated.whole ? { type, content } : { type, content, cut: true };
}

async function isLooseBlob(files: JailedFiles, path: string): Promise<boolean> {
  const part = await files.readPart(path, 0, SMALL).catch(() => null);
  try {
    const start = part && inflateSync(part.bytes, { finishFlush: constants.Z_SYNC_FLUSH });
    return start?.toString('latin1', 0, 5) === 'blob ';
  } catch {
    return false;
  }
}

/** At most `limit` bytes of what `bytes` inflate to, however much that is; null where they are no zlib stream. */
function inflateStart(bytes: Buffer, limit: number): Promise<{ bytes: Buffer; whole: boolean } | null> {
  return new Promise((resolve) => {
    const inflate = createInflate();
    const parts: Buffer[] = [];
    let length = 0;
    inflate.on('data', (part: Buffer) => {
      parts.push(part);
      length += part.length;
      if (length <= limit) return;
      inflate.destroy();
      resolve({ bytes: Buffer.concat(parts).subarray(0, limit), whole: false });
    });
    inflate.on('end', () => resolve({ bytes: Buffer.concat(parts), whole: true }));
    inflate.on('error', () => resolve(null));
    inflate.end(bytes);
  });
}

function hashOf(type: string, content: Buffer): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}

function isObjectType(type: string): type is GitObject['type'] {
  return type === 'commit' || type === 'tag' || type === 'tree' || type === 'blob';
}
