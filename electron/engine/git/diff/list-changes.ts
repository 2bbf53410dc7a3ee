import type { Tree, TreeEntry, TreeReader } from '../walk-trees.ts';
import type { Slices } from './slices.ts';

export interface FileEntry {
  readonly kind: 'file' | 'link' | 'submodule';
  readonly isExecutable: boolean;
  /** Hexadecimal: of what is in it; of a submodule, the commit. */
  readonly name: string;
}

/** A path at which two trees differ; null = that one has no file there. */
export interface ChangedPath {
  /** A character a byte. */
  readonly path: string;
  readonly before: FileEntry | null;
  readonly after: FileEntry | null;
}

/** Of which paths, as text, and in which folders anything can be. */
export interface PathChoice {
  matches(path: string): boolean;
  reaches(folder: string): boolean;
}

/** git's own limit (core.maxTreeDepth). */
const DEEPEST = 2048;
/** Trees can name themselves over and over: a few kilobytes of them hold more files than any disk. */
const MOST = 500_000;

/**
 * Where two trees (by name) differ, in the order of the paths' bytes; folders that are equal are not looked into. null = a
 * folder is missing or damaged, or there is no end of them.
 */
export async function listChanges(
  trees: TreeReader,
  names: { readonly before: string; readonly after: string },
  choice: PathChoice,
  slices: Slices,
): Promise<readonly ChangedPath[] | null> {
  const found: ChangedPath[] = [];
  const open: Step[] = [{ folder: '', depth: 0, before: names.before, after: names.after }];
  let steps = 0;
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (step.before === step.after) continue;
    const before = step.before === null ? NOTHING : await trees.tree(step.before);
    const after = step.after === null ? NOTHING : await trees.tree(step.after);
    if (before === null || after === null || step.depth > DEEPEST) return null;
    for (const file of namesIn(before, after))
      addChange(step, file, before.get(file), after.get(file), choice, { found, open });
    if (++steps + found.length + open.length > MOST) return null;
    if (slices.isOver) await slices.rest();
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

interface Step {
  /** '' or with a slash at the end. */
  readonly folder: string;
  readonly depth: number;
  readonly before: string | null;
  readonly after: string | null;
}

const NOTHING: Tree = new Map();

function* namesIn(before: Tree, after: Tree): Generator<string> {
  yield* before.keys();
  for (const name of after.keys()) if (!before.has(name)) yield name;
}

function addChange(
  { folder, depth }: Step,
  file: string,
  before: TreeEntry | undefined,
  after: TreeEntry | undefined,
  choice: PathChoice,
  to: { readonly found: ChangedPath[]; readonly open: Step[] },
): void {
  if (before?.name === after?.name && before?.mode === after?.mode) return;
  const path = folder + file;
  const [from, into] = [entryOf(before), entryOf(after)];
  const oldFolder = from === 'folder' ? (before?.name ?? null) : null;
  const newFolder = into === 'folder' ? (after?.name ?? null) : null;
  if (oldFolder !== newFolder && choice.reaches(pathText(path))) {
    to.open.push({ folder: `${path}/`, depth: depth + 1, before: oldFolder, after: newFolder });
  }
  // A file may have taken the place of a folder, or the other way round.
  const [oldFile, newFile] = [from === 'folder' ? null : from, into === 'folder' ? null : into];
  if (isSame(oldFile, newFile) || !choice.matches(pathText(path))) return;
  to.found.push({ path, before: oldFile, after: newFile });
}

function isSame(a: FileEntry | null, b: FileEntry | null): boolean {
  if (a === null || b === null) return a === b;
  return a.kind === b.kind && a.name === b.name && a.isExecutable === b.isExecutable;
}

/** As git reads a mode: of a file's permissions its owner's execution counts, and what is nothing else is a submodule. */
function entryOf(entry: TreeEntry | undefined): FileEntry | 'folder' | null {
  if (entry === undefined) return null;
  const mode = Number.parseInt(entry.mode, 8);
  const sort = mode & 0o170000;
  if (sort === 0o040000) return 'folder';
  const kind = sort === 0o100000 ? 'file' : sort === 0o120000 ? 'link' : 'submodule';
  return { kind, isExecutable: kind === 'file' && (mode & 0o100) !== 0, name: entry.name };
}

/** Bytes as they are -> the text they are in UTF-8. */
export function pathText(path: string): string {
  return Buffer.from(path, 'latin1').toString('utf8');
}
