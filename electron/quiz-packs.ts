/**
 * Quiz packs that a person keeps: a folder of JSON files, one a pack. A file that can't be read is told and never written
 * over.
 */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { AppError, toErrorData } from '../shared/errors.ts';
import { BUILT_IN_PACK_IDS, OWN_NUMBERS_PACK } from '../shared/guidance/built-in-pack-ids.ts';
import type { QuizPack } from '../shared/guidance/quiz.ts';
import { packSchemaText, packText, readPack } from '../shared/guidance/quiz-pack.ts';
import { packInvalid } from '../shared/guidance/quiz-pack-problems.ts';
import { QUIZ_LIMITS } from '../shared/guidance/quiz-rules.ts';
import type { PackShelf, ShellInput } from '../shared/shell-api.ts';
import { writeFileSafely } from './engine/report/write-file-safely.ts';
import { readPackFile } from './read-pack-file.ts';

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
  return {
    list: () => inTurn(async () => shelf(await readKept(folder))),
    save: (input) =>
      inTurn(async () => {
        const pack = readPack(input, nameOf(input));
        if (IDS_TAKEN.includes(pack.id)) throw packInvalid(pack.id, [{ place: 'id', problem: 'built-in-id' }]);
        await keep(folder, pack);
        return shelf(await readKept(folder));
      }),
    remove: (id) =>
      inTurn(async () => {
        for (const file of await readKept(folder)) {
          if (file.kind === 'pack' && file.pack.id === id) await rm(file.path, { force: true });
        }
        return shelf(await readKept(folder));
      }),
    import: (path) =>
      inTurn(async () => {
        const read = await readPackFile(path);
        const { packs } = shelf(await readKept(folder));
        const same = packs.find((pack) => isDeepStrictEqual({ ...pack, id: read.id }, read));
        if (same !== undefined) return same;
        const pack = { ...read, id: freeId(read.id, [...IDS_TAKEN, ...packs.map(({ id }) => id)]) };
        await keep(folder, pack);
        return pack;
      }),
    export: async ({ path, what }) => {
      await writeFileSafely(
        path,
        what === 'schema' ? packSchemaText() : smallText(readPack(what.pack, nameOf(what.pack))),
      );
      return { path };
    },
  };
}

/** What reads or changes the folder waits for what came before it. */
function takeTurns(): <T>(act: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve();
  return (act) => {
    const result = before.then(act);
    before = result.catch(() => undefined);
    return result;
  };
}

/** In the file that has this id, else in a new one. */
async function keep(folder: string, pack: QuizPack): Promise<void> {
  const text = smallText(pack);
  const kept = await readKept(folder);
  const same = kept.find((file) => file.kind === 'pack' && file.pack.id === pack.id);
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new AppError('write-failed', { path: folder, reason: reasonOf(error) }, { cause: error });
  }
  await writeFileSafely(same?.path ?? freePath(folder, pack.id, kept), text);
}

/** What couldn't be read again is not written. */
function smallText(pack: QuizPack): string {
  const text = packText(pack);
  if (Buffer.byteLength(text) > QUIZ_LIMITS.bytes) throw packInvalid(pack.id, [{ place: '$', problem: 'too-large' }]);
  return text;
}

function shelf(files: readonly KeptFile[]): PackShelf {
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
    if (reasonOf(error) === 'ENOENT') return [];
    throw new AppError('file-unreadable', { path: folder, reason: reasonOf(error) }, { cause: error });
  }
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

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
