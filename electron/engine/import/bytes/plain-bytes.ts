import { LONGEST_FIELD } from '../../../../shared/import/field-reader.ts';

/** First letters of the words that mean "nothing"; the longest of those words. */
const ABSENT_LETTERS = new Uint8Array(128);
for (const letter of 'nN(#?-uU') ABSENT_LETTERS[letter.charCodeAt(0)] = 1;
const LONGEST_ABSENT = 9;

/** Whether bytes (or nothing) are a text exactly as they stand: nothing to trim, no word for "nothing", no NUL. */
export function isPlainText(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end) return true;
  if (end - start > LONGEST_FIELD) return false;
  const first = bytes[start] as number;
  const last = bytes[end - 1] as number;
  // Spaces of other scripts are several bytes, all above these.
  if (first <= 0x20 || first >= 0x7f || last <= 0x20 || last >= 0x7f) return false;
  if (end - start <= LONGEST_ABSENT && ABSENT_LETTERS[first] === 1) return false;
  for (let at = start; at < end; at++) if (bytes[at] === 0) return false;
  return true;
}

/** 1 for what is no digit of a commit's name. */
const NO_DIGIT = new Uint8Array(256).fill(1);
for (const digit of '0123456789abcdef') NO_DIGIT[digit.charCodeAt(0)] = 0;

/** Whether bytes (or nothing) are a commit's name in small letters, whole or short. */
export function isPlainCommit(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length === 0) return true;
  if (length < 7 || (length > 40 && length !== 64)) return false;
  let bad = 0;
  // Nobody can guess whether the next digit is a letter, no processor either: a table has no branches.
  for (let at = start; at < end; at++) bad |= NO_DIGIT[bytes[at] as number] as number;
  return bad === 0;
}

/** Whether bytes (or nothing) are a number that counts something, of at most twelve digits. */
export function isPlainNumber(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > 12) return false;
  for (let at = start; at < end; at++) if ((bytes[at] as number) < 0x30 || (bytes[at] as number) > 0x39) return false;
  return true;
}
