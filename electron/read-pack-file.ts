import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../shared/errors.ts';
import type { QuizPack } from '../shared/guidance/quiz.ts';
import { readPack } from '../shared/guidance/quiz-pack.ts';
import { packInvalid } from '../shared/guidance/quiz-pack-problems.ts';
import { QUIZ_LIMITS } from '../shared/guidance/quiz-rules.ts';
import { JsonFault, JsonReader } from './engine/import/json/json-reader.ts';
import { DEPTH_LIMIT } from './engine/import/limits.ts';

/**
 * A quiz pack from a JSON file in UTF-8, which may come from anywhere. Throws 'file-missing', 'file-unreadable',
 * 'json-malformed', 'json-truncated', 'json-too-deep' and 'quiz-pack-invalid'.
 */
export async function readPackFile(path: string): Promise<QuizPack> {
  const file = basename(path);
  const text = decode(await readBytes(path), file);
  checkJson(text, file);
  return readPack(JSON.parse(text), file);
}

async function readBytes(path: string): Promise<Buffer> {
  let file: FileHandle | null = null;
  try {
    // A pipe must not be waited for.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const status = await file.stat();
    if (!status.isFile())
      throw new AppError('file-unreadable', { path, reason: status.isDirectory() ? 'EISDIR' : 'EINVAL' });
    if (status.size > QUIZ_LIMITS.bytes) throw packInvalid(basename(path), [{ place: '$', problem: 'too-large' }]);
    return await file.readFile();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (reason === 'ENOENT' || reason === 'ENOTDIR') throw new AppError('file-missing', { path }, { cause: error });
    throw new AppError('file-unreadable', { path, reason }, { cause: error });
  } finally {
    await file?.close();
  }
}

/** With or without a byte order mark. */
function decode(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw packInvalid(file, [{ place: '$', problem: 'not-text' }]);
  }
}

/** JSON.parse says where a fault is in some runtimes only, and takes any depth. */
function checkJson(text: string, file: string): void {
  const reader = new JsonReader();
  reader.buffer = Buffer.from(text);
  reader.end = reader.buffer.length;
  reader.finished = true;
  try {
    reader.value();
    if (reader.peek() !== -1) throw new JsonFault('malformed', reader.position);
  } catch (fault) {
    if (!(fault instanceof JsonFault)) throw fault;
    if (fault.kind === 'too-deep') throw new AppError('json-too-deep', { file, limit: DEPTH_LIMIT }, { cause: fault });
    const before = reader.buffer.subarray(0, fault.at).toString('utf8').split('\n');
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    if (fault.kind === 'truncated') throw new AppError('json-truncated', { file, line: place.line }, { cause: fault });
    throw new AppError('json-malformed', { file, ...place }, { cause: fault });
  }
}
