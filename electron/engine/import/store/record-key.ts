import { keyInto, newKey, RowHash } from './row-hash.ts';

const hash = new RowHash();
const key = newKey();

/** Texts as one short text that no other list of texts makes; null is the empty text, which no field keeps. */
export function recordKey(...parts: readonly (string | number | null)[]): string {
  hash.start(parts.length);
  for (const [word, part] of parts.entries()) hash.addText(word, part === null ? '' : String(part));
  hash.finish();
  keyInto(key, hash.out);
  return key.toString('latin1');
}
