import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTemporaryFolder } from './engine/temporary-folder.ts';
import { safeFileName } from './safe-file-name.ts';

const PREFIX = 'doradeck-pasted-';
/** Those of the last import can be read again with other options; older ones go. */
const MOST = 20;

export interface PastedTexts {
  /** Writes a text where files are imported from, named as given; returns its path. */
  keep(name: string, text: string): string;
  /** All of them go. */
  forget(): void;
}

/** Texts pasted into the window, as files that nobody else can read and that go when the program ends. */
export function createPastedTexts(): PastedTexts {
  const folders: string[] = [];
  return {
    keep(name, text) {
      const folder = makeTemporaryFolder(PREFIX);
      folders.push(folder);
      if (folders.length > MOST) remove(folders.shift() ?? '');
      const path = join(folder, safeFileName(name, 'txt'));
      writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
      return path;
    },
    forget() {
      for (const folder of folders.splice(0)) remove(folder);
    },
  };
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Still open: the next start takes it.
  }
}
