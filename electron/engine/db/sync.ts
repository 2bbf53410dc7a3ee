import { closeSync, fsyncSync, openSync } from 'node:fs';

/** The file's bytes are on the disk when this returns. */
export function syncFile(path: string): void {
  sync(path, 'r+');
}

/** Renamed and new names in the folder are on the disk when this returns. Windows keeps no such promise and needs none. */
export function syncFolder(path: string): void {
  if (process.platform !== 'win32') sync(path, 'r');
}

function sync(path: string, flags: string): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
