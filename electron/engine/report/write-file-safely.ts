import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';

/**
 * Writes beside, syncs, renames: a failed export leaves the old file as it was. Text that comes in chunks is never held
 * as a whole. Throws AppError('write-failed'), and what the chunks throw if that is an AppError.
 */
export async function writeFileSafely(
  path: string,
  text: string | Uint8Array | Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const part = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    const file = await open(part, 'w');
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (thrown) {
    await rm(part, { force: true });
    if (thrown instanceof AppError) throw thrown;
    const reason = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
    throw new AppError(reason === 'ENOSPC' ? 'disk-full' : 'write-failed', { path, reason }, { cause: thrown });
  }
}
