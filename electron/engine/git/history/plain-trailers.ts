import type { Trailer } from '../parse-trailers.ts';

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 0x20;
const HASH = 0x23;
const COLON = 0x3a;
const CUT = '\n# ---';
const CONFLICTS = 'Conflicts';

/**
 * The trailers of a message whose last paragraph is a line each of them and nothing else, as most are that have any;
 * null where it takes all of git's rules to tell. Texts are a character a byte.
 */
export function plainTrailers(content: Buffer, message: number): readonly Trailer[] | null {
  const first = content[message] as number;
  // Empty lines and comments before the title move where it ends.
  if (first <= SPACE || first === HASH) return null;
  let end = content.length;
  while (end > message && content[end - 1] === NEWLINE) end--;
  const trailers: Trailer[] = [];
  for (;;) {
    let start = end;
    while (start > message && content[start - 1] !== NEWLINE) start--;
    if (start === end) break;
    const trailer = trailerIn(content, start, end);
    // The first line is the title, whatever it looks like.
    if (trailer === null || start === message) return null;
    trailers.push(trailer);
    end = start - 1;
  }
  // What is behind a line that cuts a message off, or behind a zero, is no part of it.
  if (content.indexOf(0, message) >= 0 || content.indexOf(CUT, message, 'latin1') >= 0) return null;
  return trailers.reverse();
}

function trailerIn(content: Buffer, start: number, end: number): Trailer | null {
  let colon = start;
  while (isOfWord(content[colon] as number)) colon++;
  if (colon === start || colon >= end || content[colon] !== COLON) return null;
  const key = content.toString('latin1', start, colon);
  let from = colon + 1;
  let to = end;
  while (from < to && isSpace(content[from] as number)) from++;
  while (to > from && isSpace(content[to - 1] as number)) to--;
  return key === CONFLICTS ? null : [key, content.toString('latin1', from, to)];
}

/** A letter, digit or dash. */
export function isOfWord(byte: number): boolean {
  const letter = byte | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x2d;
}

function isSpace(byte: number): boolean {
  return byte === SPACE || byte === TAB || byte === RETURN;
}
