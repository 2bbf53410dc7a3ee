/**
 * Commit and tag objects, read tolerantly: old tools and strangers wrote bytes that git itself only warns of. What can
 * be read is used; an object that cannot be placed in time gives null and is counted by the caller, never thrown.
 */
import type { CommitRecord } from '../../../shared/model.ts';
import { isSha } from './check-ref-name.ts';
import { decodeText } from './decode-text.ts';

export interface ParsedCommit {
  readonly parents: readonly string[];
  /** null where the commit has no readable time. */
  readonly record: CommitRecord | null;
}

export interface ParsedTag {
  readonly target: string;
  readonly targetType: string;
  readonly taggedAt: number | null;
}

interface Person {
  readonly name: string;
  readonly email: string;
  readonly at: number | null;
}

const NEWLINE = 10;
const SUBJECT_LIMIT = 500;
/** Far enough into a message for "This reverts commit …"; the rest may be megabytes. */
const MESSAGE_LIMIT = 64 * 1024;
/** Instants beyond this have no calendar date (ECMAScript time values). */
const LAST_INSTANT = 8.64e15;

export function parseCommit(sha: string, content: Buffer): ParsedCommit {
  const { headers, message } = split(content);
  const parents: string[] = [];
  for (const header of headers) {
    if (header.name !== 'parent') continue;
    const parent = header.value.toString('latin1').trim();
    if (isSha(parent)) parents.push(parent);
  }
  const encoding = first(headers, 'encoding')?.toString('latin1').trim() ?? null;
  const author = parsePerson(first(headers, 'author'), encoding);
  const committer = parsePerson(first(headers, 'committer'), encoding);
  const authorAt = author.at ?? committer.at;
  const committerAt = committer.at ?? author.at;
  if (authorAt === null || committerAt === null) return { parents, record: null };
  const text = decodeText(wholeLines(message), encoding).replaceAll('\0', '');
  const record: CommitRecord = {
    sha,
    parents,
    authorAt,
    committerAt,
    authorName: author.name,
    authorEmail: author.email,
    subject: subjectOf(text),
    reverts: /\bThis reverts commit ([0-9a-f]{7,40})\b/.exec(text)?.[1] ?? null,
  };
  return { parents, record };
}

export function parseTag(content: Buffer): ParsedTag | null {
  const { headers } = split(content);
  const target = first(headers, 'object')?.toString('latin1').trim() ?? '';
  const targetType = first(headers, 'type')?.toString('latin1').trim() ?? '';
  if (!isSha(target)) return null;
  return { target, targetType, taggedAt: parsePerson(first(headers, 'tagger'), null).at };
}

interface Header {
  readonly name: string;
  readonly value: Buffer;
}

/** Header lines up to the first empty line; continuation lines (signatures) start with a space and are left out. */
function split(content: Buffer): { headers: Header[]; message: Buffer } {
  const headers: Header[] = [];
  let start = 0;
  while (start < content.length && content[start] !== NEWLINE) {
    const newline = content.indexOf(NEWLINE, start);
    const end = newline === -1 ? content.length : newline;
    const line = content.subarray(start, end);
    const space = line.indexOf(0x20);
    if (space > 0) headers.push({ name: line.toString('latin1', 0, space), value: line.subarray(space + 1) });
    start = end + 1;
  }
  return { headers, message: content.subarray(Math.min(start + 1, content.length)) };
}

function first(headers: readonly Header[], name: string): Buffer | undefined {
  return headers.find((header) => header.name === name)?.value;
}

/** `Name <address> seconds zone`; the zone does not move an instant. */
function parsePerson(line: Buffer | undefined, encoding: string | null): Person {
  if (line === undefined) return { name: '', email: '', at: null };
  const text = decodeText(line, encoding).replaceAll('\0', '');
  const open = text.indexOf('<');
  const close = open === -1 ? -1 : text.indexOf('>', open);
  const name = (open === -1 ? text : text.slice(0, open)).trim();
  const email = close === -1 ? '' : text.slice(open + 1, close).trim();
  const time = /^[^0-9-]*(-?\d+)(?:\s|$)/.exec(text.slice(text.lastIndexOf('>') + 1));
  const at = time === null ? Number.NaN : Number(time[1]) * 1000;
  return { name, email, at: Math.abs(at) <= LAST_INSTANT ? at : null };
}

/** As `git log --format=%s`: the lines up to the first empty one, joined; cut with an ellipsis. */
function subjectOf(message: string): string {
  const lines: string[] = [];
  for (const line of message.split('\n')) {
    const text = line.trim();
    if (text !== '') lines.push(line.trimEnd());
    else if (lines.length > 0) break;
  }
  const subject = lines.join(' ');
  if (subject.length <= SUBJECT_LIMIT) return subject;
  const cut = subject.slice(0, SUBJECT_LIMIT - 1);
  // Half of a surrogate pair is no character.
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** The start of a long message, cut after a line so that no character is cut in two. */
function wholeLines(message: Buffer): Buffer {
  if (message.length <= MESSAGE_LIMIT) return message;
  const newline = message.lastIndexOf(NEWLINE, MESSAGE_LIMIT);
  return message.subarray(0, newline > 0 ? newline : MESSAGE_LIMIT);
}
