/**
 * Trailers at the end of a commit's message, found as git finds them (git-interpret-trailers; git's trailer.c, with no
 * configuration): the last paragraph, which is not the first, where all of it is trailers, or a quarter and one of them
 * is of those that git writes itself.
 */
import { isOfWord, plainTrailers } from './history/plain-trailers.ts';

export type Trailer = readonly [key: string, value: string];

const NEWLINE = 10;
const COLON = 0x3a;
const SPACE = 0x20;
const TAB = 9;
/** Longer messages are logs that somebody pasted; what ends them is not looked at. */
const MESSAGE_LIMIT = 256 * 1024;
const GENERATED = ['Signed-off-by: ', '(cherry picked from commit '];
const CUT_LINE = '# ------------------------ >8 ------------------------\n';

/** `content` is an object whose message begins at `message`. Texts are as they are in it, a character a byte. */
export function trailersIn(content: Buffer, message: number): readonly Trailer[] {
  // Most messages are one line, and most others have no line like a trailer: looked at before anything is made of them.
  if (content.length - message > MESSAGE_LIMIT || !hasTrailer(content, message)) return [];
  const plain = plainTrailers(content, message);
  if (plain !== null) return plain;
  const zero = content.indexOf(0, message);
  return parseTrailers(content.toString('latin1', message, zero < 0 ? content.length : zero));
}

/** Whether a line behind the first begins with a word and a colon. */
function hasTrailer(content: Buffer, message: number): boolean {
  for (let at = content.indexOf(NEWLINE, message); at >= 0; at = content.indexOf(NEWLINE, at)) {
    const start = ++at;
    while (isOfWord(content[at] as number)) at++;
    if (at === start) continue;
    while (content[at] === SPACE || content[at] === TAB) at++;
    if (content[at] === COLON) return true;
  }
  return false;
}

export function parseTrailers(message: string): readonly Trailer[] {
  const text = skipBlankLines(message);
  const end = endOfTrailers(text);
  const start = startOfTrailers(text, end);
  const lines: string[] = [];
  let continues = false;
  for (const line of linesOf(text, start, end)) {
    if (continues && isSpace(line[0])) lines.push((lines.pop() ?? '') + line);
    else {
      lines.push(line);
      continues = separatorIn(line) >= 1;
    }
  }
  const trailers: Trailer[] = [];
  for (const line of lines) {
    const separator = separatorIn(line);
    if (separator >= 1) trailers.push([trim(line.slice(0, separator)), unfold(line.slice(separator + 1))]);
  }
  return trailers;
}

/** Behind the last line that is no comment, no empty one and no list of conflicts that an old git left. */
function endOfTrailers(text: string): number {
  const end = text.startsWith(CUT_LINE) ? 0 : text.indexOf(`\n${CUT_LINE}`) + 1 || text.length;
  let rest = 0;
  let inConflicts = false;
  for (let at = 0; at < end; at = nextLine(text, at)) {
    if (text[at] === '#' || text[at] === '\n') rest ||= at;
    else if (text.startsWith('Conflicts:\n', at)) {
      inConflicts = true;
      rest ||= at;
    } else if (!(inConflicts && text[at] === '\t')) {
      rest = 0;
      inConflicts = false;
    }
  }
  return rest || end;
}

/** Where the trailers begin; `end` = there are none. */
function startOfTrailers(text: string, end: number): number {
  const title = endOfTitle(text, end);
  const seen = { trailers: 0, others: 0, continuations: 0, generated: false, blankOnly: true };
  for (let at = lineBefore(text, end); at >= title; at = lineBefore(text, at)) {
    if (text[at] === '#') {
      seen.others += seen.continuations;
      seen.continuations = 0;
    } else if (isBlankLine(text, at)) {
      if (seen.blankOnly) continue;
      const others = seen.others + seen.continuations;
      const are = seen.generated ? seen.trailers * 3 >= others : seen.trailers > 0 && others === 0;
      return are ? nextLine(text, at) : end;
    } else {
      seen.blankOnly = false;
      tally(text, at, seen);
    }
  }
  return end;
}

interface Seen {
  trailers: number;
  others: number;
  /** Lines that continue the trailer above them, if there is one. */
  continuations: number;
  generated: boolean;
}

function tally(text: string, at: number, seen: Seen): void {
  const isGenerated = GENERATED.some((prefix) => text.startsWith(prefix, at));
  if (isGenerated) seen.generated = true;
  if (isGenerated || (!isSpace(text[at]) && separatorIn(text, at) >= 1)) {
    seen.trailers++;
    seen.continuations = 0;
  } else if (isSpace(text[at])) seen.continuations++;
  else {
    seen.others += 1 + seen.continuations;
    seen.continuations = 0;
  }
}

/** The first line with nothing in it. */
function endOfTitle(text: string, end: number): number {
  let at = 0;
  while (at < end && (text[at] === '#' || !isBlankLine(text, at))) at = nextLine(text, at);
  return at;
}

/** How far into a line its colon is, behind a word of letters, digits and dashes; -1 = it has none. */
function separatorIn(text: string, start = 0): number {
  let hasSpace = false;
  for (let at = start; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === COLON) return at - start;
    if (!hasSpace && isOfWord(character)) continue;
    if (at === start || (character !== SPACE && character !== TAB)) break;
    hasSpace = true;
  }
  return -1;
}

/** What is continued on further lines, on one. */
function unfold(value: string): string {
  return trim(trim(value).replace(/\n[ \t\n\r]*/g, ' '));
}

function trim(text: string): string {
  return text.replace(/^[ \t\n\r]+/, '').replace(/[ \t\n\r]+$/, '');
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}

function skipBlankLines(text: string): string {
  let at = 0;
  while (at < text.length && isBlankLine(text, at)) at = nextLine(text, at);
  return text.slice(at);
}

function isBlankLine(text: string, start: number): boolean {
  let at = start;
  while (at < text.length && text[at] !== '\n' && isSpace(text[at])) at++;
  return at >= text.length || text[at] === '\n';
}

function nextLine(text: string, at: number): number {
  return text.indexOf('\n', at) + 1 || text.length;
}

/** Where the line before `at` begins; -1 = there is none. */
function lineBefore(text: string, at: number): number {
  if (at === 0) return -1;
  return at === 1 ? 0 : text.lastIndexOf('\n', at - 2) + 1;
}

function linesOf(text: string, start: number, end: number): string[] {
  const lines: string[] = [];
  for (let at = start; at < end; at = nextLine(text, at)) lines.push(text.slice(at, Math.min(end, nextLine(text, at))));
  return lines;
}
