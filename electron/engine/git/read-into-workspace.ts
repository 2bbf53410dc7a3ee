import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import type { Instant, TagRecord } from '../../../shared/model.ts';
import { pause, type Work } from '../work.ts';
import { keepChangedPaths } from './changed-paths.ts';
import { isAncestor } from './is-ancestor.ts';
import type { OpenRepository } from './open-repository.ts';
import { type History, readHistory } from './read-history.ts';
import { readMailmap } from './read-mailmap.ts';
import { type SharedObjects, shareObjects } from './read-object.ts';
import { countBranches, type Refs, readRefs } from './read-refs.ts';
import { type ReadTags, readTags } from './read-tags.ts';
import { type ReadRepository, storedCommits, storeHistory } from './store-history.ts';
import { storedTags } from './store-tags.ts';

export interface ReadRequest {
  readonly db: Database;
  readonly repository: OpenRepository;
  /** The key under which it is stored: real path, or clone URL without user info. */
  readonly source: string;
  readonly clonePath: string | null;
  /** null leaves the services as they are stored. */
  readonly services: readonly string[] | null;
  readonly now: Instant;
  readonly work: Work;
}

/**
 * Reads an open repository, every branch and tag of it, and stores it: only new commits where the history merely grew,
 * all of it otherwise. Returns its id.
 */
export async function readIntoWorkspace(request: ReadRequest): Promise<number> {
  const { db, repository, work } = request;
  const objects = shareObjects(repository);
  let read: ReadRepository;
  try {
    read = await readAll(request, objects);
  } finally {
    await objects.close();
  }
  await pause(work);
  const repositoryId = await storeHistory(db, read, work);
  // The history is stored whatever comes of this; what is not looked at yet counts as touched.
  await keepChangedPaths({ db, repositoryId, repository, work });
  return repositoryId;
}

async function readAll(request: ReadRequest, objects: SharedObjects): Promise<ReadRepository> {
  const { repository, source, work } = request;
  const refs = await readRefs(repository, work);
  const stored = findStored(request);
  const { replaces, history, tags, storedTags } = await readCommits(request, stored, refs, objects);
  listProblems(refs, history, tags);
  return {
    name: repository.name,
    source,
    clonePath: request.clonePath,
    defaultBranch: refs.defaultBranch,
    headSha: refs.head,
    commitCount: history.count,
    commits: history.commits,
    replaces,
    branches: countBranches(refs.branches),
    problems: refs.problems,
    grafted: history.grafted,
    mailmap: await mailmapOf(repository, stored, refs, objects),
    incompleteSince: history.incompleteSince,
    tags: tags.tags,
    storedTags,
    services: request.services,
    readAt: request.now,
  };
}

/** What was read before is read again where it may be another. */
async function mailmapOf(
  repository: OpenRepository,
  stored: Stored | undefined,
  refs: Refs,
  objects: SharedObjects,
): Promise<string | null> {
  const isSame = repository.workTree === null && stored !== undefined && stored.head === refs.head;
  return isSame ? stored.mailmap : readMailmap(repository, refs.head, objects);
}

/** Refs that lead to no commit, and commits that are none. */
function listProblems({ problems, branches }: Refs, history: History, { tags, lost }: ReadTags): void {
  const tell = (name: string, sha: string) => {
    const fault = history.faultOf(sha);
    if (fault !== null && fault !== 'no-time') problems.add('ref', name, fault);
  };
  for (const [name, sha] of branches) tell(name, sha);
  for (const { name, sha } of tags) tell(`refs/tags/${name}`, sha);
  for (const name of lost) problems.add('ref', `refs/tags/${name}`, 'missing');
  for (const { sha, code } of history.bad) problems.add('commit', sha, code);
}

interface Stored {
  readonly id: number;
  readonly head: string | null;
  readonly branch: string | null;
  readonly mailmap: string | null;
  readonly complete: number;
}

function findStored({ db, source }: ReadRequest): Stored | undefined {
  return db
    .prepare<[string], Stored>(
      `SELECT id, head_sha AS head, default_branch AS branch, mailmap,
         bad_commits = 0 AND incomplete_since IS NULL AND grafted = 0 AS complete
       FROM repository WHERE source = ?`,
    )
    .get(source);
}

interface ReadCommits {
  readonly replaces: boolean;
  readonly history: History;
  readonly tags: ReadTags;
  readonly storedTags: ReadonlyMap<string, TagRecord>;
}

async function readCommits(
  { db, repository, work }: ReadRequest,
  stored: Stored | undefined,
  refs: Refs,
  objects: SharedObjects,
): Promise<ReadCommits> {
  const known: ReadonlyMap<string, TagRecord> = stored === undefined ? new Map() : storedTags(db, stored.id);
  const tags = await readTags({ refs, objects, work, stored: known });
  const branches = [...refs.branches.values(), ...refs.otherHeads, ...(refs.head === null ? [] : [refs.head])];
  if (stored?.complete === 1) {
    const tips = [...branches, ...tags.fresh.map(({ sha }) => sha)];
    const grown = await readHistory({ repository, tips, known: storedCommits(db, stored.id), work, objects });
    if (!grown.grafted && !isRewritten(db, stored, refs, grown)) {
      return { replaces: false, history: grown, tags, storedTags: known };
    }
  }
  const tips = [...branches, ...tags.tags.map(({ sha }) => sha)];
  const isDamaged = refs.problems.counts.ref > 0;
  if (tips.length === 0 && !isDamaged) throw new AppError('repository-empty', { path: repository.path });
  const whole = await readHistory({ repository, tips, known: null, work, objects });
  if (whole.count === 0) {
    throw new AppError('repository-corrupt', { path: repository.path, reason: 'head-unreadable' });
  }
  return { replaces: true, history: whole, tags, storedTags: known };
}

/** Whether the branch that was the default one lost commits. Without one (a detached head) nothing was promised. */
function isRewritten(db: Database, stored: Stored, refs: Refs, grown: History): boolean {
  if (stored.head === null || stored.branch === null) return false;
  const { branches } = refs;
  const now =
    branches.get(`refs/heads/${stored.branch}`) ?? branches.get(`refs/remotes/origin/${stored.branch}`) ?? refs.head;
  return now !== stored.head && (now === null || !isAncestor(db, stored.id, stored.head, grown.knownBelow(now)));
}
