/** Commits of plain records (build-facts.ts). */
import { COMMIT_FLAG, type CommitFacts } from './facts.ts';

export interface PlainCommit {
  readonly sha: string;
  readonly parents?: readonly string[];
  /** Author time, epoch ms; committer time too unless that is given. */
  readonly at?: number;
  readonly committedAt?: number;
  readonly reverts?: string;
  readonly hotfix?: boolean;
  readonly bot?: boolean;
}

/** Row numbers by SHA, one a repository that has it. */
export type CommitRows = ReadonlyMap<string, readonly number[]>;

/** Repositories have the codes 1, 2 … in their order. */
export function buildPlainCommits(repositories: Readonly<Record<string, readonly PlainCommit[]>>): {
  readonly commits: CommitFacts;
  readonly rows: CommitRows;
} {
  const rows = new Map<string, number[]>();
  const all: PlainCommit[] = [];
  const starts = [0, 0];
  const parents: number[][] = [];
  const reverts: number[] = [];
  for (const unordered of Object.values(repositories)) {
    const ordered = parentsFirst(unordered);
    const rowOf = new Map(ordered.map((commit, i) => [commit.sha, all.length + i]));
    for (const commit of ordered) {
      rows.set(commit.sha, [...(rows.get(commit.sha) ?? []), rowOf.get(commit.sha) ?? -1]);
      parents.push((commit.parents ?? []).map((sha) => rowOf.get(sha) ?? -1));
      reverts.push(rowOf.get(commit.reverts ?? '') ?? -1);
    }
    all.push(...ordered);
    starts.push(all.length);
  }
  return {
    rows,
    commits: {
      count: all.length,
      repositoryStart: Int32Array.from(starts),
      authorAt: Float64Array.from(all, (commit) => commit.at ?? Number.NaN),
      committerAt: Float64Array.from(all, (commit) => commit.committedAt ?? commit.at ?? Number.NaN),
      parentOffset: offsets(parents),
      parentRef: Int32Array.from(parents.flat()),
      reverts: Int32Array.from(reverts),
      flags: Uint8Array.from(
        all,
        (commit) => (commit.hotfix === true ? COMMIT_FLAG.hotfix : 0) | (commit.bot === true ? COMMIT_FLAG.bot : 0),
      ),
    },
  };
}

function parentsFirst(commits: readonly PlainCommit[]): readonly PlainCommit[] {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const ordered = new Set<PlainCommit>();
  const waiting = [...commits].reverse();
  for (let commit = waiting.at(-1); commit !== undefined; commit = waiting.at(-1)) {
    const missing = (commit.parents ?? [])
      .flatMap((sha) => bySha.get(sha) ?? [])
      .filter((parent) => !ordered.has(parent));
    if (missing.length === 0) {
      ordered.add(commit);
      waiting.pop();
    } else waiting.push(...missing);
  }
  return [...ordered];
}

export function offsets(lists: readonly (readonly unknown[])[]): Int32Array {
  const result = new Int32Array(lists.length + 1);
  for (const [i, list] of lists.entries()) result[i + 1] = (result[i] as number) + list.length;
  return result;
}
