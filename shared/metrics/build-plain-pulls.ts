/** Pull requests of plain records (build-facts.ts). */
import { PULL_FLAG, type PullFacts } from './facts.ts';

export interface PlainPull {
  /** Its number; what `reverts` and a deployment's `pulls` call it by. */
  readonly number?: number;
  readonly repository?: string;
  readonly createdAt?: number;
  readonly readyAt?: number;
  readonly firstReviewAt?: number;
  readonly approvedAt?: number;
  readonly mergedAt: number;
  readonly mergeSha?: string;
  /** As the export lists them. */
  readonly commits?: readonly PlainPullCommit[];
  /** Number of the pull request that it reverts. */
  readonly reverts?: number;
  /** Not all of its commits are listed; that no ready-time is given shows by itself. */
  readonly partial?: boolean;
  readonly bot?: boolean;
  readonly hotfix?: boolean;
}
export interface PlainPullCommit {
  readonly sha: string;
  readonly at?: number;
}

/** What a pull request refers to. */
export interface PullPlaces {
  /** Code of a repository, 0 = none is named. */
  readonly repositoryCode: (name: string | undefined) => number;
  /** Code of a SHA among those deployed, 0 = none. */
  readonly shaCode: (sha: string | undefined) => number;
  /** Row of a commit in a repository (0 = any), -1 = none. */
  readonly commitRow: (sha: string, repository: number) => number;
}

export function buildPlainPulls(unordered: readonly PlainPull[], places: PullPlaces): PullFacts {
  const all = unordered.map((pull, i) => ({ pull, id: i + 1 })).sort((a, b) => a.pull.mergedAt - b.pull.mergedAt);
  const list = all.map(({ pull }) => pull);
  const repository = Int32Array.from(list, (pull) => places.repositoryCode(pull.repository));
  const listed = list.map(({ commits = [] }) => commits);
  const commitOffset = new Int32Array(list.length + 1);
  for (const [i, commits] of listed.entries()) commitOffset[i + 1] = (commitOffset[i] as number) + commits.length;
  const rowOf = (sha: string | undefined, i: number) =>
    sha === undefined ? -1 : places.commitRow(sha, repository[i] as number);
  return {
    count: list.length,
    id: Float64Array.from(all, ({ id }) => id),
    repository,
    createdAt: Float64Array.from(list, (pull) => pull.createdAt ?? pull.readyAt ?? pull.mergedAt),
    readyAt: Float64Array.from(list, (pull) => pull.readyAt ?? pull.createdAt ?? pull.mergedAt),
    firstReviewAt: Float64Array.from(list, (pull) => pull.firstReviewAt ?? Number.NaN),
    approvedAt: Float64Array.from(list, (pull) => pull.approvedAt ?? Number.NaN),
    mergedAt: Float64Array.from(list, (pull) => pull.mergedAt),
    flags: Uint8Array.from(list, flagsOf),
    mergeCommit: Int32Array.from(list, (pull, i) => rowOf(pull.mergeSha, i)),
    mergeSha: Int32Array.from(list, (pull) => places.shaCode(pull.mergeSha)),
    commitOffset,
    commitAt: Float64Array.from(listed.flat(), ({ at }) => at ?? Number.NaN),
    commitRef: Int32Array.from(listed.flatMap((commits, i) => commits.map(({ sha }) => rowOf(sha, i)))),
    reverts: Int32Array.from(list, ({ reverts }) =>
      reverts === undefined ? -1 : list.findIndex(({ number }) => number === reverts),
    ),
  };
}

function flagsOf({ readyAt, partial, bot, hotfix }: PlainPull): number {
  return (
    (readyAt === undefined || partial === true ? PULL_FLAG.partial : 0) |
    (bot === true ? PULL_FLAG.bot : 0) |
    (hotfix === true ? PULL_FLAG.hotfix : 0)
  );
}
