import { unlinkSync } from 'node:fs';
import { errorCodeOf } from './store-error.ts';

/** No file of that name is there when this returns. Throws with the system's code, which Node's rmSync can lack. */
export function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (errorCodeOf(error) !== 'ENOENT') throw error;
  }
}

/** For what is cleared away after an error, which must not be hidden by a second one. */
export function removeFileQuietly(path: string): void {
  try {
    removeFile(path);
  } catch {
    // Whoever needs the name removes it first.
  }
}
