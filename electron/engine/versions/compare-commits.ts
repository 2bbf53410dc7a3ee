/** What one version has that another has not: commits, their authors, and the pull requests that brought them. */
import type { CommitRow } from '../../../shared/answers.ts';
import { commitTraits } from '../../../shared/metrics/commit-traits.ts';
import { commitsBetween } from '../../../shared/metrics/commits-between.ts';
import type { ComparedPull, VersionComparison } from '../../../shared/version-answers.ts';
import type { Database } from '../db/connect.ts';
import { createCommitRows } from '../queries/commit-rows.ts';
import type { Question } from '../queries/question.ts';
import type { KnownVersion } from './service-history.ts';
import { countNames, createAuthors, leadsOf } from './version-rows.ts';

const COMMITS_SHOWN = 500;

type Commits = Pick<
  VersionComparison,
  'commits' | 'commitCount' | 'removedCount' | 'authors' | 'repositories' | 'spanSeconds' | 'commitsReason' | 'pulls'
>;

export function compareCommits(db: Database, question: Question, base: KnownVersion, head: KnownVersion): Commits {
  const { facts, picture, resolved } = question;
  if (base.commits.length === 0 || head.commits.length === 0) return withoutCommits(db, question, head);
  const added = commitsBetween(facts.commits, base.commits, head.commits);
  const leads = new Map(leadsOf(resolved.resolution, head.deployments).map(({ commit, seconds }) => [commit, seconds]));
  const describe = createCommitRows(db, picture);
  const { nameOf } = createAuthors(picture);
  const pullOf = commitTraits(facts).pullsOf?.pullOf;
  const pulls = new Set(pullOf === undefined ? [] : added.map((row) => pullOf[row] ?? -1));
  return {
    commits: added.slice(0, COMMITS_SHOWN).map((row): CommitRow => describe(row, leads.get(row) ?? null)),
    commitCount: added.length,
    removedCount: commitsBetween(facts.commits, head.commits, base.commits).length,
    authors: countNames(added.map(nameOf)),
    repositories: [...new Set(added.map((row) => facts.names.repositories[picture.repositoryOf(row)] ?? ''))],
    spanSeconds: spanSeconds(question, added, head),
    commitsReason: null,
    pulls: describePulls(db, question, pulls),
  };
}

/** Deployments may name the pull requests that they bring. */
function withoutCommits(db: Database, question: Question, { deployments }: KnownVersion): Commits {
  const { facts, resolved } = question;
  const { leadOffset, leadPull } = resolved.resolution;
  const pulls = deployments.flatMap((row) => [...leadPull.subarray(leadOffset[row], leadOffset[row + 1])]);
  return {
    commits: [],
    commitCount: 0,
    removedCount: 0,
    authors: [],
    repositories: [],
    spanSeconds: null,
    commitsReason: facts.commits.count === 0 ? 'no-repository' : 'sha-unknown',
    pulls: describePulls(db, question, new Set(pulls)),
  };
}

/** From the oldest new commit to the first deployment; null where either isn't known. */
function spanSeconds({ facts }: Question, added: readonly number[], { deployments }: KnownVersion): number | null {
  const [deployment] = deployments;
  if (deployment === undefined || added.length === 0) return null;
  const oldest = added.reduce((first, row) => Math.min(first, facts.commits.authorAt[row] ?? 0), Infinity);
  return ((facts.deployments.finishedAt[deployment] ?? 0) - oldest) / 1000;
}

/** Rows of PullFacts, which are in order of merging. */
function describePulls(db: Database, { facts }: Question, rows: ReadonlySet<number>): readonly ComparedPull[] {
  const read = db.prepare<[number], Omit<ComparedPull, 'mergedAt'>>(
    `SELECT external_id AS externalId, repository_name.name AS repository, title, author
     FROM pull_row LEFT JOIN repository_name ON repository_name.id = repository_name_id WHERE pull_row.id = ?`,
  );
  const newest = [...rows].filter((row) => row >= 0).sort((a, b) => b - a);
  return newest.flatMap((row) => {
    const pull = read.get(facts.pulls.id[row] ?? 0);
    return pull === undefined ? [] : [{ ...pull, mergedAt: facts.pulls.mergedAt[row] ?? null }];
  });
}
