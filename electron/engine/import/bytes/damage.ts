import { isUtf8 } from 'node:buffer';
import type { DamageCheck } from '../record-source.ts';
import type { Encoding } from './detect-encoding.ts';
import type { FileFacts } from './inspect-file.ts';

const REPLACEMENT = Buffer.from('\ufffd');

/** How to find records that the encoding can't read, or that hold NUL. U+FFFD that stands in the file itself is text. */
export function damageCheck(facts: FileFacts, encoding: Encoding): DamageCheck {
  if (encoding.name !== 'utf-8') {
    // The decoder puts U+FFFD where it fails; other encodings can't write that character, and UTF-16 hardly does.
    return (bytes) =>
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(REPLACEMENT) || bytes.includes(0);
  }
  if (facts.utf8 !== 'valid') return (bytes) => !isUtf8(bytes) || bytes.includes(0);
  return facts.nuls > 0 ? (bytes) => bytes.includes(0) : null;
}

/** Text of bytes that are not sound UTF-8: what can't be read is shown as \xNN, never as U+FFFD. */
export function escapeDamage(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return Buffer.from(bytes).toString().replaceAll('\0', '\\x00');
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = soundLength(bytes, at);
    if (length > 0) text += Buffer.from(bytes.subarray(at, at + length)).toString();
    else text += `\\x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}`;
    at += Math.max(1, length);
  }
  return text;
}

/** The first `limit` bytes or so as text, without a character cut in two. */
export function excerptOf(bytes: Uint8Array, limit: number): string {
  let end = Math.min(bytes.length, limit);
  while (end > 0 && end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return escapeDamage(bytes.subarray(0, end));
}

/** Bytes of the sound character at a position; 0 = there is none. */
function soundLength(bytes: Uint8Array, at: number): number {
  if (bytes[at] === 0) return 0;
  for (let length = 1; length <= 4; length++) if (isUtf8(bytes.subarray(at, at + length))) return length;
  return 0;
}
