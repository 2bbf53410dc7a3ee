import { join } from 'node:path';
import { isRefName, isSha } from './check-ref-name.ts';
import { decodeText } from './decode-text.ts';
import type { OpenRepository } from './open-repository.ts';

/** Where a repository's branches and tags point; names are checked, values are full SHAs, tags not peeled. */
export interface Refs {
  /** The branch that counts as the default one (short name), null for a detached HEAD. */
  readonly defaultBranch: string | null;
  /** The commit to start from, null where the repository has none. */
  readonly head: string | null;
  /** Tag name without `refs/tags/` -> SHA. */
  readonly tags: ReadonlyMap<string, string>;
  /** Refs left out: names git would not allow, values that are no SHA, loops. */
  readonly bad: number;
}

const PACKED_LIMIT = 256 << 20;
const REF_LIMIT = 4096;
const FOLDER_DEPTH = 20;
const SYMBOLIC_DEPTH = 5;
/** After HEAD: what the server called its default, then the usual names. */
const FALLBACKS = [
  'refs/remotes/origin/HEAD',
  'refs/heads/main',
  'refs/heads/master',
  'refs/remotes/origin/main',
  'refs/remotes/origin/master',
];

export async function readRefs(repository: OpenRepository): Promise<Refs> {
  const found = new Map<string, string>();
  const tally = { bad: 0 };
  await readPacked(repository, found, tally);
  await readLoose(repository, 'refs', 0, found, tally);

  const resolve = (value: string | undefined): Target | null => follow(found, value);
  const head = await readRef(repository, join(repository.gitDir, 'HEAD'));
  const target =
    resolve(head ?? undefined) ?? firstOf(FALLBACKS, (name) => resolve(`ref: ${name}`)) ?? onlyBranch(found);
  const tags = new Map<string, string>();
  for (const [name, value] of found) {
    if (!name.startsWith('refs/tags/')) continue;
    const sha = resolve(value)?.sha;
    if (sha === undefined) tally.bad++;
    else tags.set(name.slice('refs/tags/'.length), sha);
  }
  return { defaultBranch: target?.branch ?? null, head: target?.sha ?? null, tags, bad: tally.bad };
}

interface Target {
  readonly sha: string;
  readonly branch: string | null;
}

/** A ref's text: `ref: NAME` or a SHA. */
function follow(found: ReadonlyMap<string, string>, value: string | undefined): Target | null {
  let text = value?.trim();
  let branch: string | null = null;
  for (let depth = 0; depth <= SYMBOLIC_DEPTH; depth++) {
    if (text === undefined) return null;
    if (isSha(text)) return { sha: text, branch };
    const name = /^ref:\s*(\S+)$/.exec(text)?.[1];
    if (name === undefined || !isRefName(name)) return null;
    branch = name.replace(/^refs\/(heads|remotes\/origin)\//, '');
    text = found.get(name);
  }
  return null;
}

/** With no HEAD worth the name and none of the usual names, a single branch is the one that is meant. */
function onlyBranch(found: ReadonlyMap<string, string>): Target | null {
  const branches = [...found.keys()].filter((name) => name.startsWith('refs/heads/'));
  return branches.length === 1 ? follow(found, `ref: ${branches[0]}`) : null;
}

async function readPacked(repository: OpenRepository, found: Map<string, string>, tally: { bad: number }) {
  const bytes = await repository.files.read(join(repository.commonDir, 'packed-refs'), PACKED_LIMIT).catch(() => {
    tally.bad++;
    return null;
  });
  if (bytes === null) return;
  for (const line of decodeText(bytes, null).split('\n')) {
    if (line === '' || line.startsWith('#') || line.startsWith('^')) continue;
    const space = line.indexOf(' ');
    const sha = line.slice(0, space);
    const name = line.slice(space + 1).trimEnd();
    if (isSha(sha) && isRefName(name)) found.set(name, sha);
    else tally.bad++;
  }
}

/** Loose refs win over packed ones. */
async function readLoose(
  repository: OpenRepository,
  folder: string,
  depth: number,
  found: Map<string, string>,
  tally: { bad: number },
): Promise<void> {
  for (const entry of await repository.files.list(join(repository.commonDir, folder))) {
    const name = `${folder}/${entry.name}`;
    // A folder behind a link is not followed: a link to a parent would never end.
    if (entry.kind === 'folder' && depth < FOLDER_DEPTH) {
      await readLoose(repository, name, depth + 1, found, tally);
      continue;
    }
    const text = isRefName(name) ? await readRef(repository, join(repository.commonDir, name)) : null;
    if (text !== null && (isSha(text) || text.startsWith('ref:'))) found.set(name, text);
    else tally.bad++;
  }
}

async function readRef(repository: OpenRepository, path: string): Promise<string | null> {
  const bytes = await repository.files.read(path, REF_LIMIT).catch(() => null);
  return bytes === null ? null : bytes.toString('utf8').trim();
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | null): R | null {
  for (const item of items) {
    const result = find(item);
    if (result !== null) return result;
  }
  return null;
}
