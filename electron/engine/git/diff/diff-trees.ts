/** The files in which two commits differ, with git's figures (`git diff --numstat -M base head`), out of our own readers. */
import type { Work } from '../../work.ts';
import type { ObjectReader } from '../read-object.ts';
import { createTreeReader } from '../walk-trees.ts';
import { compareLines } from './compare-lines.ts';
import { DiffAttributes } from './diff-attributes.ts';
import { isBinary, readContent } from './file-contents.ts';
import { FileLikeness } from './file-likeness.ts';
import { findRenames } from './find-renames.ts';
import { type ChangedPath, type FileEntry, listChanges, type PathChoice } from './list-changes.ts';
import { Slices } from './slices.ts';

export interface FileDifference {
  /** A character a byte. */
  readonly path: string;
  /** Of a file that was moved: where it was. */
  readonly from: string | null;
  readonly change: 'added' | 'deleted' | 'modified' | 'renamed';
  readonly figures: Figures;
}

/** Lines, or why they aren't counted. */
export type Figures = { readonly additions: number; readonly deletions: number } | Uncounted;
export type Uncounted = 'binary' | 'large' | 'unreadable';

export interface DiffRequest {
  readonly objects: ObjectReader;
  /** Names of commits, in hexadecimal. */
  readonly base: string;
  readonly head: string;
  /** Other files are as if they weren't there: what moves in from them came anew. */
  readonly choice: PathChoice;
  readonly work: Work;
}

/**
 * In the order of paths. null = a commit or a folder of theirs is missing or damaged, or there is no end of changed files.
 * Throws 'cancelled'.
 */
export async function diffTrees(request: DiffRequest): Promise<readonly FileDifference[] | null> {
  const { objects, work } = request;
  const trees = createTreeReader(objects, work);
  const before = await trees.treeOfCommit(Buffer.from(request.base, 'hex'));
  const after = await trees.treeOfCommit(Buffer.from(request.head, 'hex'));
  if (before === null || after === null) return null;
  const slices = new Slices(work);
  const changes = await listChanges(trees, { before, after }, request.choice, slices);
  if (changes === null) return null;
  const attributes = new DiffAttributes(objects, trees, after, slices);
  const reading: Reading = { objects, attributes, slices };
  const differences: FileDifference[] = [];
  for (const change of await joinRenames(changes, reading)) {
    const figures = await figuresOf(reading, change);
    differences.push({ path: change.path, from: change.from, change: sortOf(change), figures });
    if (slices.isOver) await slices.rest();
  }
  return differences;
}

interface Reading {
  readonly objects: ObjectReader;
  readonly attributes: DiffAttributes;
  readonly slices: Slices;
}

interface FileChange extends ChangedPath {
  readonly from: string | null;
}

/** Files that went and came again elsewhere as one. */
async function joinRenames(
  changes: readonly ChangedPath[],
  { objects, attributes, slices }: Reading,
): Promise<readonly FileChange[]> {
  const gone = changes.flatMap(({ path, before, after }) => (before && !after ? [{ path, entry: before }] : []));
  const came = changes.flatMap(({ path, before, after }) => (after && !before ? [{ path, entry: after }] : []));
  const renames = await findRenames(gone, came, new FileLikeness(objects, attributes, slices), slices);
  const sources = new Map([...renames].map(([to, from]) => [came[to]?.path, gone[from]]));
  const moved = new Set([...renames.values()].map((from) => gone[from]?.path));
  return changes.flatMap((change): FileChange[] => {
    if (change.after === null && moved.has(change.path)) return [];
    const source = change.before === null ? sources.get(change.path) : undefined;
    return [source ? { ...change, before: source.entry, from: source.path } : { ...change, from: null }];
  });
}

function sortOf({ before, after, from }: FileChange): FileDifference['change'] {
  if (from !== null) return 'renamed';
  return before === null ? 'added' : after === null ? 'deleted' : 'modified';
}

async function figuresOf({ objects, attributes, slices }: Reading, change: FileChange): Promise<Figures> {
  const { before, after, path } = change;
  const to = await readContent(objects, after);
  if (slices.isOver) await slices.rest();
  const isSame = before !== null && after !== null && isEqual(before, after);
  const from = isSame ? to : await readContent(objects, before);
  if (slices.isOver) await slices.rest();
  if (typeof to === 'string') return to;
  if (typeof from === 'string') return from;
  const attributeOf = (entry: FileEntry | null, place: string) =>
    entry?.kind === 'file' ? attributes.of(place) : ('auto' as const);
  if (isBinary(from, await attributeOf(before, change.from ?? path))) return 'binary';
  if (isBinary(to, await attributeOf(after, path))) return 'binary';
  return isSame ? { additions: 0, deletions: 0 } : slices.run(compareLines(from, to));
}

/** Moved, or with another mode, and nothing else. */
function isEqual(before: FileEntry, after: FileEntry): boolean {
  return before.name === after.name && (before.kind === 'submodule') === (after.kind === 'submodule');
}
