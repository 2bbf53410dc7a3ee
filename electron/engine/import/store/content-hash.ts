import { RowHash } from './row-hash.ts';

const hash = new RowHash();

/** Sixteen bytes that tell a text from any other. */
export function contentHash(text: string): Uint8Array {
  hash.start(1);
  hash.addText(0, text);
  hash.finish();
  return new Uint8Array(Int32Array.from(hash.out).buffer);
}
