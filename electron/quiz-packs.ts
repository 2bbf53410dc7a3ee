/**
 * Quiz packs that a person keeps: a folder of JSON files, one a pack. What is in it may have come from anywhere and is
 * read with the schema of packs; a file that can't be read is told and never written over.
 */
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { AppError, toErrorData } from '../shared/errors.ts';
import { BUILT_IN_PACK_IDS, OWN_NUMBERS_PACK } from '../shared/guidance/built-in-pack-ids.ts';
import type { QuizPack } from '../shared/guidance/quiz.ts';
import { packSchemaText, packText, readPack } from '../shared/guidance/quiz-pack.ts';
import { packInvalid } from '../shared/guidance/quiz-pack-problems.ts';
import { QUIZ_LIMITS } from '../shared/guidance/quiz-rules.ts';
import type { PackShelf, ShellInput } from '../shared/shell-api.ts';
import { writeFileSafely } from './engine/report/write-file-safely.ts';

const IDS_TAKEN = [...BUILT_IN_PACK_IDS, OWN_NUMBERS_PACK];

export interface QuizPacks {
  list(): Promise<PackShelf>;
  save(pack: unknown): Promise<PackShelf>;
  remove(id: string): Promise<PackShelf>;
  import(path: string): Promise<QuizPack>;
  export(input: ShellInput<'packs.export'>): Promise<{ readonly path: string }>;
}

type KeptFile =
  | { readonly kind: 'pack'; readonly path: string; readonly pack: QuizPack }
  | { readonly kind: 'damaged'; readonly path: string; readonly error: unknown };

export function openQuizPacks(folder: string): QuizPacks {
  const inTurn = takeTurns();
  const save = async (pack: QuizPack): Promise<void> => {
    const kept = await readKept(folder);
    const same = kept.find((file) => file.kind === 'pack' && file.pack.id === pack.id);
    await mkdir(folder, { recursive: true });
    await writeFileSafely(same?.path ?? freePath(folder, pack.id, kept), packText(pack));
  };
  return {
    list: () => inTurn(() => readShelf(folder)),
    save: (input) =>
      inTurn(async () => {
        const pack = readPack(input, nameOf(input));
        if (IDS_TAKEN.includes(pack.id)) throw packInvalid(pack.id, [{ place: 'id', problem: 'built-in-id' }]);
        refuseLarge(packText(pack), pack.id);
        await save(pack);
        return readShelf(folder);
      }),
    remove: (id) =>
      inTurn(async () => {
        for (const file of await readKept(folder)) {
          if (file.kind === 'pack' && file.pack.id === id) await rm(file.path, { force: true });
        }
        return readShelf(folder);
      }),
    import: (path) =>
      inTurn(async () => {
        const read = await readPackFile(path);
        const { packs } = await readShelf(folder);
        if (packs.some((pack) => isDeepStrictEqual(pack, read))) return read;
        const taken = [...IDS_TAKEN, ...packs.map((pack) => pack.id)];
        const pack = { ...read, id: freeId(read.id, taken) };
        await save(pack);
        return pack;
      }),
    export: async ({ path, what }) => {
      const text = what === 'schema' ? packSchemaText() : packText(readPack(what.pack, nameOf(what.pack)));
      await writeFileSafely(path, text);
      return { path };
    },
  };
}

/** What changes the folder waits for what came before it. */
function takeTurns(): <T>(act: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve();
  return (act) => {
    const result = before.then(act);
    before = result.catch(() => undefined);
    return result;
  };
}

async function readShelf(folder: string): Promise<PackShelf> {
  const files = await readKept(folder);
  return {
    packs: files.flatMap((file) => (file.kind === 'pack' ? [file.pack] : [])),
    damaged: files.flatMap((file) =>
      file.kind === 'damaged' ? [{ path: file.path, error: toErrorData(file.error) }] : [],
    ),
  };
}

/** By file name. Of two files with one id the second counts as damaged. */
async function readKept(folder: string): Promise<readonly KeptFile[]> {
  const names = (await namesIn(folder)).filter((name) => name.endsWith('.json') && !name.startsWith('.')).sort();
  const ids = new Set<string>();
  const kept: KeptFile[] = [];
  for (const name of names) {
    const path = join(folder, name);
    try {
      const pack = await readPackFile(path);
      if (ids.has(pack.id)) throw packInvalid(name, [{ place: 'id', problem: 'same-id' }]);
      ids.add(pack.id);
      kept.push({ kind: 'pack', path, pack });
    } catch (error) {
      kept.push({ kind: 'damaged', path, error });
    }
  }
  return kept;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw new AppError('file-unreadable', { path: folder, reason: codeOf(error) }, { cause: error });
  }
}

/** Throws 'file-missing', 'file-unreadable', 'json-malformed', 'quiz-pack-invalid'. */
async function readPackFile(path: string): Promise<QuizPack> {
  const file = basename(path);
  return readPack(parseJson(decode(await readBytes(path), file), file), file);
}

async function readBytes(path: string): Promise<Buffer> {
  let file: FileHandle | null = null;
  try {
    // A pipe must not be waited for.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const status = await file.stat();
    if (!status.isFile()) throw new AppError('file-unreadable', { path, reason: 'EISDIR' });
    if (status.size > QUIZ_LIMITS.bytes) throw packInvalid(basename(path), [{ place: '$', problem: 'too-large' }]);
    return await file.readFile();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = codeOf(error);
    if (reason === 'ENOENT' || reason === 'ENOTDIR') throw new AppError('file-missing', { path }, { cause: error });
    throw new AppError('file-unreadable', { path, reason }, { cause: error });
  } finally {
    await file?.close();
  }
}

/** UTF-8, with or without a byte order mark. */
function decode(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw packInvalid(file, [{ place: '$', problem: 'not-text' }]);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = Number(/position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? text.length);
    const before = text.slice(0, position).split('\n');
    throw new AppError('json-malformed', { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
  }
}

function refuseLarge(text: string, file: string): void {
  if (Buffer.byteLength(text) > QUIZ_LIMITS.bytes) throw packInvalid(file, [{ place: '$', problem: 'too-large' }]);
}

/** What errors call a pack that is in no file. */
function nameOf(input: unknown): string {
  const id = typeof input === 'object' && input !== null && 'id' in input ? input.id : null;
  return typeof id === 'string' && id !== '' ? id.slice(0, QUIZ_LIMITS.id) : 'JSON';
}

/** The id with the first number that makes it free. */
function freeId(id: string, taken: readonly string[]): string {
  if (!taken.includes(id)) return id;
  const stem = id.slice(0, QUIZ_LIMITS.id - 4).replace(/-+$/, '');
  let number = 2;
  while (taken.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

/** A prefix, since Windows takes no file called con.json. */
function freePath(folder: string, id: string, kept: readonly KeptFile[]): string {
  const paths = kept.map((file) => file.path);
  let path = join(folder, `pack-${id}.json`);
  for (let number = 2; paths.includes(path); number += 1) path = join(folder, `pack-${id}.${number}.json`);
  return path;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
