import { PULL_FLAG, type PullFacts } from '../../../shared/metrics/facts.ts';
import { LIST_ENDS } from '../../../shared/metrics/pulls-of-commits.ts';
import { isHotfix } from './bots.ts';
import { asSha, type CommitIndex } from './commit-index.ts';
import type { PullFinder } from './find-pull.ts';
import type { StoredListedCommit } from './read-listed-commits.ts';
import type { StoredPull } from './read-pulls.ts';
import { onlyOne } from './resolve-commit.ts';
import { revertedPulls } from './reverted-pulls.ts';
import { createShaFinder } from './short-shas.ts';
import type { TextCodes } from './text-codes.ts';

export interface PullSources {
  readonly find: PullFinder;
  /** Commits that exports list. */
  readonly listed: readonly StoredListedCommit[];
  readonly index: CommitIndex;
  readonly repositoryOf: (commitRow: number) => number;
  /** Repositories that were read have the codes 1 … this. */
  readonly repositoriesRead: number;
  /** Author time by commit row. */
  readonly authorAt: Float64Array;
  /** Parents of a commit row. */
  readonly parentCount: (commitRow: number) => number;
  /** SHAs that were deployed. */
  readonly shas: TextCodes;
  readonly isBot: (author: string) => boolean;
}

export interface BuiltPulls {
  readonly facts: PullFacts;
  /** Of each of PullFacts.commitAt: its SHA in small letters, whole where a repository that was read has it. */
  readonly commitShas: readonly string[];
}

/** `pulls` in order of merging. */
export function buildPulls(pulls: readonly StoredPull[], sources: PullSources): BuiltPulls {
  const findSha = createShaFinder(sources.shas);
  const commits = ownCommits(pulls, sources);
  const offset = new Int32Array(pulls.length + 1);
  for (const [i, own] of commits.entries()) offset[i + 1] = (offset[i] ?? 0) + own.length;
  const rowOf = createRowFinder(sources);
  const mergeCommit = Int32Array.from(pulls, ({ mergeSha, repository }) => rowOf(mergeSha, repository).row);
  const all = commits.flatMap((own, i) =>
    own.map(({ sha, at }) => ({ at, ...rowOf(sha, pulls[i]?.repository ?? 0), listedSha: sha })),
  );
  const commitRef = Int32Array.from(all, ({ row }) => row);
  const commitAt = Float64Array.from(all, ({ at, row }) => at ?? sources.authorAt[row] ?? Number.NaN);
  const times = (of: (pull: StoredPull) => number | null) => Float64Array.from(pulls, (pull) => of(pull) ?? Number.NaN);
  const isPartial = ({ readyAt }: StoredPull, i: number) => {
    const became = mergeCommit[i] ?? -1;
    const own = commitAt.subarray(offset[i], offset[i + 1]);
    const isCut = own.length === 0 || LIST_ENDS.has(own.length) || own.some(Number.isNaN);
    // Of a merge the repository tells what it brought.
    return readyAt === null || (isCut && !(became >= 0 && sources.parentCount(became) > 1));
  };
  return {
    facts: {
      count: pulls.length,
      id: Float64Array.from(pulls, ({ id }) => id),
      repository: Int32Array.from(pulls, ({ repository }) => repository),
      createdAt: times(({ createdAt }) => createdAt),
      readyAt: times(({ readyAt, createdAt }) => readyAt ?? createdAt),
      firstReviewAt: times(({ firstReviewAt }) => firstReviewAt),
      approvedAt: times(({ approvedAt }) => approvedAt),
      mergedAt: times(({ mergedAt }) => mergedAt),
      flags: Uint8Array.from(
        pulls,
        (pull, i) =>
          (isPartial(pull, i) ? PULL_FLAG.partial : 0) |
          (sources.isBot(pull.author) ? PULL_FLAG.bot : 0) |
          (isHotfix(pull.title) || pull.labels.some(isHotfix) ? PULL_FLAG.hotfix : 0),
      ),
      mergeCommit,
      mergeSha: Int32Array.from(pulls, ({ mergeSha }) => Math.max(0, findSha(mergeSha ?? ''))),
      commitOffset: offset,
      commitAt,
      commitRef,
      reverts: revertedPulls(pulls),
    },
    commitShas: all.map(({ sha, listedSha }) => sha ?? listedSha),
  };
}

interface OwnCommit {
  readonly sha: string;
  readonly at: number | null;
}

/** Those that its export lists; where it lists none, those of an export of commits that name it. Times from either. */
function ownCommits(
  pulls: readonly StoredPull[],
  { find, listed }: Pick<PullSources, 'find' | 'listed'>,
): readonly (readonly OwnCommit[])[] {
  const timeOf = new Map(listed.map(({ sha, at }) => [sha, at]));
  const naming = new Map<number, OwnCommit[]>();
  for (const { sha, at, pull, repository } of listed) {
    const named = pull === null ? -1 : find(pull, { repository, mapped: [], service: '' });
    if (named < 0 || (pulls[named]?.commits.length ?? 0) > 0) continue;
    naming.set(named, [...(naming.get(named) ?? []), { sha, at }]);
  }
  return pulls.map(
    ({ commits }, i) =>
      naming.get(i) ?? commits.map(({ sha, authoredAt }) => ({ sha, at: authoredAt ?? timeOf.get(sha) ?? null })),
  );
}

interface FoundRow {
  /** -1 = none. */
  readonly row: number;
  readonly sha: string | null;
}

/** Rows of a repository's own commits; of any repository's where none is named. */
function createRowFinder({
  index,
  repositoryOf,
  repositoriesRead,
}: Pick<PullSources, 'index' | 'repositoryOf' | 'repositoriesRead'>): (
  sha: string | null,
  repository: number,
) => FoundRow {
  const none: FoundRow = { row: -1, sha: null };
  return (text, repository) => {
    const sha = asSha(text);
    if (sha === null || repository > repositoriesRead) return none;
    const matches = index.find(sha);
    const own = repository === 0 ? matches : matches.filter(({ row }) => repositoryOf(row) === repository);
    return onlyOne(own) ?? none;
  };
}
