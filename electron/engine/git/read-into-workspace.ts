import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import type { Instant } from '../../../shared/model.ts';
import { pause, type Work } from '../work.ts';
import { keepChangedPaths } from './changed-paths.ts';
import type { OpenRepository } from './open-repository.ts';
import { type History, readHistory, readTags } from './read-history.ts';
import { readRefs } from './read-refs.ts';
import { storedCommits, storeHistory } from './store-history.ts';

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

/** Reads an open repository and stores it: only new commits where the history merely grew, all of it otherwise. Returns its id. */
export async function readIntoWorkspace(request: ReadRequest): Promise<number> {
  const { db, repository, source, work } = request;
  const refs = await readRefs(repository);
  if (refs.head === null) throw new AppError('repository-empty', { path: repository.path });
  const { replaces, history } = await readCommits(request, refs.head);
  const tags = await readTags(repository, refs, work);
  await pause(work);
  const repositoryId = await storeHistory(
    db,
    {
      name: repository.name,
      source,
      clonePath: request.clonePath,
      defaultBranch: refs.defaultBranch,
      headSha: refs.head,
      commitCount: history.count,
      commits: history.commits,
      replaces,
      badCommits: history.bad,
      incompleteSince: history.incompleteSince,
      tags,
      services: request.services,
      readAt: request.now,
    },
    work,
  );
  // The history is stored whatever comes of this; what is not looked at yet counts as touched.
  await keepChangedPaths({ db, repositoryId, repository, work });
  return repositoryId;
}

interface Stored {
  readonly id: number;
  readonly head: string | null;
  readonly complete: number;
}

async function readCommits(request: ReadRequest, head: string): Promise<{ replaces: boolean; history: History }> {
  const { db, repository, work } = request;
  const stored = db
    .prepare<[string], Stored>(
      `SELECT id, head_sha AS head, bad_commits = 0 AND incomplete_since IS NULL AS complete
       FROM repository WHERE source = ?`,
    )
    .get(request.source);
  if (stored?.head && stored.complete === 1) {
    const grown = await readHistory({ repository, tips: [head], known: storedCommits(db, stored.id), work });
    // Everything stored was reachable from the old head, so reaching that head means that nothing was rewritten.
    if (grown.met.has(stored.head)) return { replaces: false, history: grown };
  }
  const whole = await readHistory({ repository, tips: [head], known: null, work });
  if (whole.count === 0) {
    throw new AppError('repository-corrupt', { path: repository.path, reason: 'head-unreadable' });
  }
  return { replaces: true, history: whole };
}
