import type { ObjectReader } from '../read-object.ts';
import type { DiffAttribute } from './diff-attributes.ts';
import type { FileEntry } from './list-changes.ts';

/**
 * Longer files have no lines that anybody counts: git's limit (core.bigFileThreshold) is 512 MiB, but one of these is read
 * in one go, and nobody shall wait for an answer longer than 50 ms.
 */
export const LONGEST_FILE = 4 << 20;
/** How far git looks for what no text has (xdiff-interface.c, buffer_is_binary). */
const BINARY_REACH = 8000;
const NOTHING = Buffer.alloc(0);

/** Never to be written to. */
export type Content = Buffer | 'large' | 'unreadable';

/** What is compared of a file: its bytes, where a link leads to, or which commit a submodule is at; of none, nothing. */
export async function readContent(objects: ObjectReader, entry: FileEntry | null): Promise<Content> {
  if (entry === null) return NOTHING;
  if (entry.kind === 'submodule') return Buffer.from(`Subproject commit ${entry.name}\n`);
  const blob = await objects.blob(entry.name, LONGEST_FILE);
  return blob === 'missing' || blob === 'damaged' ? 'unreadable' : blob;
}

/** By what is in it, unless .gitattributes say. */
export function isBinary(content: Buffer, attribute: DiffAttribute = 'auto'): boolean {
  if (attribute !== 'auto') return attribute === 'binary';
  const at = content.indexOf(0);
  return at !== -1 && at < BINARY_REACH;
}
