import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Throws unless the file's SHA-512 is the expected one, both as npm writes it: `sha512-` and base64. */
export async function checkIntegrity(file: string, expected: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== expected) throw new Error(`${file} is not what was published: ${found}, expected ${expected}`);
}
