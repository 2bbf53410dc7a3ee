import { join } from 'node:path';
import type { RepositoryProblem } from '../../../shared/model.ts';
import { pause, quietWork, type Work } from '../work.ts';
import { isRefName, isSha } from './check-ref-name.ts';
import { decodeText } from './decode-text.ts';
import type { OpenRepository } from './open-repository.ts';
import { Problems } from './problems.ts';

/** Where a repository's branches and tags point; names are checked, values are full SHAs, tags not peeled. */
export interface Refs {
  /** The branch that counts as the default one (short name), null for a detached HEAD. */
  readonly defaultBranch: string | null;
  /** The commit to start from, null where the repository has none. */
  readonly head: string | null;
  /** Full name (refs/heads/…, refs/remotes/…) -> SHA. */
  readonly branches: ReadonlyMap<string, string>;
  /** Tag name without `refs/tags/` -> SHA. */
  readonly tags: ReadonlyMap<string, string>;
  /** Heads of the other work trees that share its refs. */
  readonly otherHeads: readonly string[];
  /** Refs left out: names git would not allow, values that are no SHA, loops. */
  readonly problems: Problems;
}

type Code = RepositoryProblem['code'];

const PACKED_LIMIT = 256 << 20;
const REF_LIMIT = 4096;
const FOLDER_DEPTH = 20;
const SYMBOLIC_DEPTH = 5;
const FILES_A_PAUSE = 1000;
/** After HEAD: what the server called its default, then the usual names. */
const FALLBACKS = [
  'refs/remotes/origin/HEAD',
  'refs/heads/main',
  'refs/heads/master',
  'refs/remotes/origin/main',
  'refs/remotes/origin/master',
];

export async function readRefs(repository: OpenRepository, work: Work = quietWork()): Promise<Refs> {
  const reading: Reading = { repository, found: new Map(), problems: new Problems(), work };
  await readPacked(reading);
  await readLoose(reading, 'refs', 0);

  const { found, problems } = reading;
  const resolve = (value: string | null): Target | Code => follow(found, value);
  const head = resolve(await readRef(repository, join(repository.gitDir, 'HEAD')));
  if (typeof head === 'string' && found.size > 0) problems.add('ref', 'HEAD', head);
  const target =
    targetOf(head) ??
    FALLBACKS.map((name) => targetOf(resolve(`ref: ${name}`))).find((fallback) => fallback !== null) ??
    onlyBranch(found);
  const branches = new Map<string, string>();
  const tags = new Map<string, string>();
  for (const [name, value] of found) {
    const isTag = name.startsWith('refs/tags/');
    if (!isTag && !name.startsWith('refs/heads/') && !name.startsWith('refs/remotes/')) continue;
    const end = resolve(value);
    if (typeof end === 'string') problems.add('ref', name, end);
    else if (isTag) tags.set(name.slice('refs/tags/'.length), end.sha);
    else branches.set(name, end.sha);
  }
  return {
    defaultBranch: target?.branch ?? null,
    head: target?.sha ?? null,
    branches,
    tags,
    otherHeads: await readOtherHeads(reading),
    problems,
  };
}

/** How many branches they are by name: a remote's copy of a local one is the same, its HEAD is none. */
export function countBranches(branches: Refs['branches']): number {
  const names = new Set<string>();
  for (const name of branches.keys()) {
    const short = name.replace(/^refs\/(heads|remotes\/[^/]+)\//, '');
    if (short !== 'HEAD') names.add(short);
  }
  return names.size;
}

interface Reading {
  readonly repository: OpenRepository;
  /** Full name -> what it says. */
  readonly found: Map<string, string>;
  readonly problems: Problems;
  readonly work: Work;
}

interface Target {
  readonly sha: string;
  readonly branch: string | null;
}

function targetOf(end: Target | Code): Target | null {
  return typeof end === 'string' ? null : end;
}

/** A ref's text: `ref: NAME` or a SHA. */
function follow(found: ReadonlyMap<string, string>, value: string | null): Target | Code {
  let text = value;
  let branch: string | null = null;
  for (let depth = 0; depth <= SYMBOLIC_DEPTH; depth++) {
    if (text === null) return branch === null ? 'unreadable' : 'missing';
    if (isSha(text)) return { sha: text, branch };
    const name = /^ref:\s*(\S+)$/.exec(text)?.[1];
    if (name === undefined) return 'value';
    if (!isRefName(name)) return 'target';
    branch = name.replace(/^refs\/(heads|remotes\/origin)\//, '');
    text = found.get(name) ?? null;
  }
  return 'loop';
}

/** With no HEAD worth the name and none of the usual names, a single branch is the one that is meant. */
function onlyBranch(found: ReadonlyMap<string, string>): Target | null {
  const branches = [...found.keys()].filter((name) => name.startsWith('refs/heads/'));
  return branches.length === 1 ? targetOf(follow(found, `ref: ${branches[0]}`)) : null;
}

const NEWLINE = 10;
const SHA_AND_SPACE = 41;
/** Text at a time: a stranger's file may be a quarter of a gigabyte. */
const PART = 4 << 20;

async function readPacked({ repository, found, problems, work }: Reading): Promise<void> {
  const bytes = await repository.files.read(join(repository.commonDir, 'packed-refs'), PACKED_LIMIT).catch(() => {
    problems.add('ref', 'packed-refs', 'unreadable');
    return null;
  });
  if (bytes === null) return;
  for (let start = 0; start < bytes.length; ) {
    await pause(work);
    const whole = start + PART >= bytes.length ? bytes.length : bytes.lastIndexOf(NEWLINE, start + PART - 1) + 1;
    // One line that is longer than all that may be used: its beginning is enough to be refused.
    const end = whole > start ? whole : start + PART;
    for (const line of bytes.toString('latin1', start, end).split('\n')) addPacked(line, found, problems);
    start = whole > start ? whole : bytes.indexOf(NEWLINE, end) + 1 || bytes.length;
  }
}

/** `raw`: a character a byte. */
function addPacked(raw: string, found: Map<string, string>, problems: Problems): void {
  // What a tag leads to is found by reading it.
  if (raw === '' || raw[0] === '#' || raw[0] === '^') return;
  const line = (NOT_ASCII.test(raw) ? decodeText(Buffer.from(raw, 'latin1'), null) : raw).trimEnd();
  if (line === '') return;
  const sha = line.slice(0, SHA_AND_SPACE - 1);
  const name = line.slice(SHA_AND_SPACE);
  if (!isSha(sha) || line[SHA_AND_SPACE - 1] !== ' ') problems.add('ref', line, 'value');
  else if (!isRefName(name)) problems.add('ref', name, 'name');
  else found.set(name, sha);
}

const NOT_ASCII = /[\u0080-\u00ff]/;

/** Loose refs win over packed ones. */
async function readLoose(reading: Reading, folder: string, depth: number): Promise<void> {
  const { repository, problems, work } = reading;
  const path = join(repository.commonDir, folder);
  const files: string[] = [];
  for (const entry of await repository.files.list(path)) {
    const name = `${folder}/${entry.name}`;
    // A folder behind a link is not followed: a link to a parent would never end.
    if (entry.kind === 'folder' && depth < FOLDER_DEPTH) await readLoose(reading, name, depth + 1);
    else if (!isRefName(name)) problems.add('ref', name, 'name');
    else if (entry.kind === 'file') files.push(entry.name);
    else keep(reading, name, await readRef(repository, join(path, entry.name)));
  }
  for (let from = 0; from < files.length; from += FILES_A_PAUSE) {
    await pause(work);
    const names = files.slice(from, from + FILES_A_PAUSE);
    const texts = await repository.files.readSmall(path, names, REF_LIMIT);
    for (const [index, name] of names.entries()) keep(reading, `${folder}/${name}`, textOf(texts[index] ?? null));
  }
}

function keep({ found, problems }: Reading, name: string, text: string | null): void {
  if (text === null) problems.add('ref', name, 'unreadable');
  else if (isSha(text) || text.startsWith('ref:')) found.set(name, text);
  else problems.add('ref', name, 'value');
}

async function readRef(repository: OpenRepository, path: string): Promise<string | null> {
  return textOf(await repository.files.read(path, REF_LIMIT).catch(() => null));
}

function textOf(bytes: Buffer | null): string | null {
  return bytes === null ? null : bytes.toString('utf8').trim();
}

async function readOtherHeads({ repository, found }: Reading): Promise<string[]> {
  const heads: string[] = [];
  const folders = [repository.commonDir];
  const worktrees = join(repository.commonDir, 'worktrees');
  for (const { name, kind } of await repository.files.list(worktrees)) {
    if (kind === 'folder') folders.push(join(worktrees, name));
  }
  for (const folder of folders) {
    if (folder === repository.gitDir) continue;
    const target = targetOf(follow(found, await readRef(repository, join(folder, 'HEAD'))));
    if (target !== null) heads.push(target.sha);
  }
  return heads;
}
