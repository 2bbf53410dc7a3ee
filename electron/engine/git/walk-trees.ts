import { pause, type Work } from '../work.ts';
import type { GitObject, ObjectReader } from './read-object.ts';

export interface TreeEntry {
  /** As git writes it: "40000" a folder, "100644" a file, "160000" a commit of another repository … */
  readonly mode: string;
  /** Hexadecimal. */
  readonly name: string;
}

/** File name, a character a byte -> what is there. */
export type Tree = ReadonlyMap<string, TreeEntry>;

export interface TreeReader {
  /** null = it is missing or damaged. */
  tree(name: string): Promise<Tree | null>;
  treeOfCommit(name: Buffer): Promise<string | null>;
}

const FOLDER = '40000';
/** Entries of trees that are remembered: those of a commit and its parent are nearly the same. */
const ENTRIES_KEPT = 200_000;

const READS_A_PAUSE = 100;

/** Reading throws 'cancelled' once the work is. */
export function createTreeReader(objects: ObjectReader, work: Work): TreeReader {
  const kept = new Map<string, Tree>();
  let entries = 0;
  let reads = 0;

  async function read(name: Buffer): Promise<GitObject | null> {
    // The first commit alone may have a hundred thousand files.
    if (++reads % READS_A_PAUSE === 0) await pause(work);
    const packed = objects.packed(name);
    if (packed !== null) return packed;
    const object = await objects.read(name.toString('hex'));
    return typeof object === 'object' ? object : null;
  }

  function keep(name: string, tree: Tree): void {
    kept.set(name, tree);
    entries += tree.size;
    for (const [oldest, { size }] of kept) {
      if (entries <= ENTRIES_KEPT) break;
      kept.delete(oldest);
      entries -= size;
    }
  }

  return {
    async tree(name) {
      const known = kept.get(name);
      if (known) {
        // The last to be asked for is the last to go.
        kept.delete(name);
        kept.set(name, known);
        return known;
      }
      const object = await read(Buffer.from(name, 'hex'));
      const tree = object?.type === 'tree' ? parseTree(object.content) : null;
      if (tree !== null) keep(name, tree);
      return tree;
    },
    async treeOfCommit(name) {
      const object = await read(name);
      if (object?.type !== 'commit') return null;
      return /^tree ([0-9a-f]{40})\n/.exec(object.content.toString('latin1', 0, 46))?.[1] ?? null;
    },
  };
}

/** A mode, a space, a file name, a zero byte, twenty bytes of an object's name; again and again. null = it is not that. */
export function parseTree(content: Buffer): Tree | null {
  const tree = new Map<string, TreeEntry>();
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(0x20, at);
    const zero = content.indexOf(0, space);
    if (space < at || zero < space || zero + 21 > content.length) return null;
    tree.set(content.toString('latin1', space + 1, zero), {
      mode: content.toString('latin1', at, space).replace(/^0+/, ''),
      name: content.toString('hex', zero + 1, zero + 21),
    });
    at = zero + 21;
  }
  return tree;
}

export interface ChangeVisitor {
  /** Whether changes in a folder matter. */
  enters(folder: string): boolean;
  /** A file that came, went or became another; false ends the walk. */
  changed(path: string): boolean;
}

/**
 * The files in which two trees differ (null = an empty one), in no order. False = a tree could not be read, so that there
 * may be more.
 */
export async function walkChanges(
  trees: TreeReader,
  before: string | null,
  after: string | null,
  visitor: ChangeVisitor,
): Promise<boolean> {
  const open: [folder: string, before: string | null, after: string | null][] = [['', before, after]];
  const EMPTY: Tree = new Map();
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const [folder, beforeName, afterName] = step;
    if (beforeName === afterName) continue;
    const old = beforeName === null ? EMPTY : await trees.tree(beforeName);
    const next = afterName === null ? EMPTY : await trees.tree(afterName);
    if (old === null || next === null) return false;
    for (const [file, a, b] of differences(old, next)) {
      const path = folder + file;
      const [from, to] = [folderOf(a), folderOf(b)];
      // A file beside, or in place of, a folder of the same name.
      const isFile = (a !== undefined && from === null) || (b !== undefined && to === null);
      if (isFile && !visitor.changed(asText(path))) return true;
      if ((from ?? to) !== null && visitor.enters(asText(path))) open.push([`${path}/`, from, to]);
    }
  }
  return true;
}

function folderOf(entry: TreeEntry | undefined): string | null {
  return entry?.mode === FOLDER ? entry.name : null;
}

function* differences(old: Tree, next: Tree): Generator<[string, TreeEntry | undefined, TreeEntry | undefined]> {
  for (const [file, a] of old) {
    const b = next.get(file);
    if (b === undefined || a.name !== b.name || a.mode !== b.mode) yield [file, a, b];
  }
  for (const [file, b] of next) if (!old.has(file)) yield [file, undefined, b];
}

/** Bytes as they are -> the text they are in UTF-8. */
function asText(path: string): string {
  return Buffer.from(path, 'latin1').toString('utf8');
}
