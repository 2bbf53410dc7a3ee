import { hash } from 'node:crypto';

/** Texts as one that no other list of texts makes; null is the empty text, which no field keeps. */
export function recordKey(...parts: readonly (string | number | null)[]): string {
  let key = '';
  for (const part of parts) {
    const text = part === null ? '' : String(part);
    key += `${text.length}:${text}`;
  }
  return key;
}

const HASH_BYTES = 16;

/** Tells records with the same key apart. */
export function contentHash(key: string): Uint8Array {
  return hash('sha256', key, 'buffer').subarray(0, HASH_BYTES);
}
