/**
 * Commit and tag objects, read tolerantly: old tools and strangers wrote bytes that git itself only warns of. What can
 * be read is used; an object that cannot be placed in time gives null and is counted by the caller, never thrown.
 */
import type { Instant } from '../../../shared/model.ts';
import { isSha } from './check-ref-name.ts';
import { decodeText } from './decode-text.ts';
import type { People } from './history/people.ts';
import { trailersIn } from './parse-trailers.ts';

export interface ParsedCommit {
  /** Names of its parents, as bytes. */
  readonly parents: readonly Uint8Array[];
  /** Each stands for the other where one of them can't be read; both null where neither can. */
  readonly authorAt: Instant | null;
  readonly committerAt: Instant | null;
  /** Number among the people. */
  readonly author: number;
  readonly subject: string;
  /** SHA, whole or short, named by "This reverts commit …", else null. */
  readonly reverts: string | null;
  /** JSON array of [key, value], null = none. */
  readonly trailers: string | null;
}

export interface ParsedTag {
  readonly target: string;
  readonly targetType: string;
  readonly taggedAt: Instant | null;
}

/** A part of an object's bytes. */
interface Span {
  readonly start: number;
  readonly end: number;
}

const NEWLINE = 10;
const SPACE = 0x20;
const ZERO = 0x30;
const CLOSING = 0x3e;
const SUBJECT_LIMIT = 500;
/** Far enough into a message for "This reverts commit …"; the rest may be megabytes. */
const MESSAGE_LIMIT = 64 * 1024;
const BEYOND_ASCII = /[\u0080-\u00ff]/;
/** Instants beyond this have no calendar date (ECMAScript time values). */
const LAST_INSTANT = 8.64e15;
/** An octopus has some tens of arms; more are no history. */
const PARENT_LIMIT = 1000;

export function parseCommit(content: Buffer, people: People): ParsedCommit {
  const parents: Uint8Array[] = [];
  let author: Span | null = null;
  let committer: Span | null = null;
  let encodingAt: Span | null = null;
  const message = forEachHeader(content, (name, value) => {
    if (name === 'parent') {
      const parent = nameOf(content, value);
      if (parent !== null && parents.length < PARENT_LIMIT) parents.push(parent);
    } else if (name === 'author') author ??= value;
    else if (name === 'committer') committer ??= value;
    else if (name === 'encoding') encodingAt ??= value;
  });
  const encoding = textOf(content, encodingAt);
  const authoredAt = timeOf(content, author);
  const committedAt = timeOf(content, committer);
  return {
    parents,
    authorAt: authoredAt ?? committedAt,
    committerAt: committedAt ?? authoredAt,
    author: personIn(content, author, people, encoding),
    subject: subjectOf(content, message, encoding),
    reverts: revertedIn(content, message),
    trailers: trailersOf(content, message, encoding),
  };
}

export function parseTag(content: Buffer): ParsedTag | null {
  let target: Span | null = null;
  let targetType: Span | null = null;
  let tagger: Span | null = null;
  forEachHeader(content, (name, value) => {
    if (name === 'object') target ??= value;
    else if (name === 'type') targetType ??= value;
    else if (name === 'tagger') tagger ??= value;
  });
  const sha = textOf(content, target) ?? '';
  if (!isSha(sha)) return null;
  return { target: sha, targetType: textOf(content, targetType) ?? '', taggedAt: timeOf(content, tagger) };
}

/** Headers up to the first empty line, continuation lines (signatures) left out; where the message begins. */
function forEachHeader(content: Buffer, visit: (name: string, value: Span) => void): number {
  let start = 0;
  while (start < content.length && content[start] !== NEWLINE) {
    const newline = content.indexOf(NEWLINE, start);
    const end = newline === -1 ? content.length : newline;
    const space = content.indexOf(SPACE, start);
    if (space > start && space < end) visit(headerName(content, start, space), { start: space + 1, end });
    start = end + 1;
  }
  return Math.min(start + 1, content.length);
}

const HEADERS = ['tree', 'parent', 'author', 'committer', 'encoding', 'object', 'type', 'tagger'];

/** Of the headers that are read, by what is there anyway: a string for each line would take longer than the rest. */
function headerName(content: Buffer, start: number, end: number): string {
  for (const name of HEADERS) if (name.length === end - start && isAt(content, start, name)) return name;
  return '';
}

function isAt(content: Buffer, start: number, text: string): boolean {
  for (let at = 0; at < text.length; at++) if (content[start + at] !== text.charCodeAt(at)) return false;
  return true;
}

const NAME_DIGITS = 40;

/** An object's name, written in small hexadecimal digits; null where it is none. */
function nameOf(content: Buffer, { start, end }: Span): Uint8Array | null {
  if (end - start !== NAME_DIGITS) {
    const text = content.toString('latin1', start, end).trim();
    return isSha(text) ? Buffer.from(text, 'hex') : null;
  }
  const name = new Uint8Array(NAME_DIGITS / 2);
  for (let i = 0; i < name.length; i++) {
    const high = DIGITS[content[start + 2 * i] as number] as number;
    const low = DIGITS[content[start + 2 * i + 1] as number] as number;
    if (high < 0 || low < 0) return null;
    name[i] = high * 16 + low;
  }
  return name;
}

/** By byte: the value of a small hexadecimal digit, -1 = it is none. */
const DIGITS = Int8Array.from({ length: 256 }, (_, byte) => '0123456789abcdef'.indexOf(String.fromCharCode(byte)));

function textOf(content: Buffer, span: Span | null): string | null {
  return span === null ? null : content.toString('latin1', span.start, span.end).trim();
}

/** Number of the `Name <address>` of a line; all of it where there is no address. */
function personIn(content: Buffer, span: Span | null, people: People, encoding: string | null): number {
  if (span === null) return people.add(content, 0, 0, encoding);
  let end = span.end;
  while (end > span.start && content[end - 1] !== CLOSING) end--;
  return people.add(content, span.start, end > span.start ? end : span.end, encoding);
}

/** `Name <address> seconds zone`; the zone does not move an instant. */
function timeOf(content: Buffer, span: Span | null): Instant | null {
  if (span === null) return null;
  let at = span.end - 1;
  while (at >= span.start && content[at] !== CLOSING) at--;
  const plain = plainSeconds(content, at + 1, span.end);
  if (plain >= 0) return plain * 1000;
  const time = /^[^0-9-]*(-?\d+)(?:\s|$)/.exec(content.toString('latin1', at + 1, span.end));
  const instant = time === null ? Number.NaN : Number(time[1]) * 1000;
  return Math.abs(instant) <= LAST_INSTANT ? instant : null;
}

/** " 1700000000 " as every tool of today writes it; -1 = it is written otherwise. */
function plainSeconds(content: Buffer, start: number, end: number): number {
  if (content[start] !== SPACE) return -1;
  let seconds = 0;
  let at = start + 1;
  for (; at < end; at++) {
    const digit = (content[at] as number) - ZERO;
    if (digit < 0 || digit > 9) break;
    seconds = seconds * 10 + digit;
  }
  const digits = at - start - 1;
  return digits > 0 && digits <= 12 && (at === end || content[at] === SPACE) ? seconds : -1;
}

/** As `git log --format=%s`: the lines up to the first empty one, joined; cut with an ellipsis. */
function subjectOf(content: Buffer, message: number, encoding: string | null): string {
  const plain = plainSubject(content, message);
  if (plain !== null) return plain;
  const text = decoded(content.subarray(message, endOfSubject(content, message)), encoding).replaceAll('\0', '');
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() !== '') lines.push(line.trimEnd());
    else if (lines.length > 0) break;
  }
  const subject = lines.join(' ');
  if (subject.length <= SUBJECT_LIMIT) return subject;
  const cut = subject.slice(0, SUBJECT_LIMIT - 1);
  // Half of a surrogate pair is no character.
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** The first line, where it is plain ASCII and an empty one or nothing follows: most are. Else null. */
function plainSubject(content: Buffer, message: number): string | null {
  let end = message;
  while (end < content.length && isPrinted(content[end] as number)) end++;
  if (end < content.length && (content[end] !== NEWLINE || (content[end + 1] ?? NEWLINE) !== NEWLINE)) return null;
  while (end > message && content[end - 1] === SPACE) end--;
  if (end === message || end - message > SUBJECT_LIMIT) return null;
  return content.toString('latin1', message, end);
}

function isPrinted(byte: number): boolean {
  return byte >= SPACE && byte < 0x7f;
}

/** Behind the first line with something in it that an empty one follows; a line's end, so that no character is cut. */
function endOfSubject(content: Buffer, message: number): number {
  let start = message;
  let hasText = false;
  while (start < content.length) {
    const newline = content.indexOf(NEWLINE, start);
    const end = newline === -1 ? content.length : newline;
    if (end > start) hasText = true;
    else if (hasText) return start;
    if (hasText && start - message > MESSAGE_LIMIT) return start;
    start = end + 1;
  }
  return content.length;
}

function decoded(bytes: Buffer, encoding: string | null): string {
  if (encoding !== null) return decodeText(bytes, encoding);
  const text = bytes.toString();
  return text.includes('\ufffd') ? decodeText(bytes, null) : text;
}

function trailersOf(content: Buffer, message: number, encoding: string | null): string | null {
  const trailers = trailersIn(content, message);
  if (trailers.length === 0) return null;
  const text = (bytes: string) =>
    encoding === null && !BEYOND_ASCII.test(bytes) ? bytes : decoded(Buffer.from(bytes, 'latin1'), encoding);
  return JSON.stringify(trailers.map(([key, value]) => [key, text(value)]));
}

const REVERTS = 'This reverts commit ';

function revertedIn(content: Buffer, message: number): string | null {
  const at = content.indexOf(REVERTS, message, 'latin1');
  if (at < 0 || at > message + MESSAGE_LIMIT) return null;
  const text = content.toString('latin1', Math.max(message, at - 1), message + MESSAGE_LIMIT);
  return /\bThis reverts commit ([0-9a-f]{7,40})\b/.exec(text)?.[1] ?? null;
}
