import type { Instant, PullCommit } from '../model.ts';
import { isAbsent } from './absent.ts';
import { type Cell, isNumberCell } from './cell.ts';
import { readSha, splitNames } from './coerce-text.ts';
import { readTime } from './coerce-time.ts';
import type { FieldReader } from './field-reader.ts';

/** Names that code hosts give to a commit's id and to its author's time. */
const SHA_KEYS = ['sha', 'oid', 'id', 'hash', 'commitId'];
const TIME_KEYS = ['authored_at', 'authoredAt', 'authoredDate', 'authored_date', 'author_timestamp'];

/** The commits of a pull request: records of them, or their ids alone, as an array or in one text. Each once. */
export function readPullCommits(reader: FieldReader): readonly PullCommit[] {
  const cell = reader.cell('commits');
  if (isNoList(cell)) return [];
  const items = typeof cell === 'string' ? splitShas(cell) : Array.isArray(cell) ? (cell as readonly Cell[]) : null;
  if (items === null) return failed(reader, 'value-wrong-type', cell);
  const commits = new Map<string, PullCommit>();
  for (const item of items) {
    const commit = commitOf(reader, item);
    if (commit === null) return failed(reader, 'sha-unreadable', item);
    if (!commits.has(commit.sha)) commits.set(commit.sha, commit);
  }
  return [...commits.values()];
}

/** As other lists are written, or with spaces between them. */
function splitShas(text: string): readonly string[] {
  return splitNames(text).flatMap((part) => part.split(/\s+/).filter((sha) => sha !== ''));
}

/** A number tells how many there were. */
function isNoList(cell: Cell): boolean {
  if (typeof cell === 'string') return isAbsent(cell) || /^\s*\d{1,6}\s*$/.test(cell);
  return cell === null || isNumberCell(cell);
}

function failed(reader: FieldReader, code: 'sha-unreadable' | 'value-wrong-type', value: Cell): readonly PullCommit[] {
  reader.fail('commits', code, value);
  return [];
}

function commitOf(reader: FieldReader, item: Cell): PullCommit | null {
  if (typeof item === 'string') return withSha(readSha(item), null);
  if (!(item instanceof Map)) return null;
  const record = item as ReadonlyMap<string, Cell>;
  const id = firstOf(record, SHA_KEYS);
  return typeof id === 'string' ? withSha(readSha(id), timeOf(reader, firstOf(record, TIME_KEYS))) : null;
}

function withSha(sha: string | null, authoredAt: Instant | null): PullCommit | null {
  return sha === null || sha === '' ? null : { sha, authoredAt };
}

/** A time that can't be read is left out: the commit itself may be known from elsewhere. */
function timeOf(reader: FieldReader, cell: Cell): Instant | null {
  const reading = readTime(cell, reader.rules, null);
  return reading >= 0 ? reading : null;
}

function firstOf(record: ReadonlyMap<string, Cell>, keys: readonly string[]): Cell {
  return keys.map((key) => record.get(key) ?? null).find((value) => value !== null) ?? null;
}
