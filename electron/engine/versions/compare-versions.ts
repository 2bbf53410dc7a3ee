import type { CommitRow, IncidentRow } from '../../../shared/answers.ts';
import { AppError } from '../../../shared/errors.ts';
import { commitsBetween } from '../../../shared/metrics/commits-between.ts';
import { incidentsDuring } from '../../../shared/metrics/versions.ts';
import type { RateComparison, VersionComparison } from '../../../shared/version-answers.ts';
import type { Database } from '../db/connect.ts';
import { comparableVersion } from '../facts/comparable-version.ts';
import { createCommitRows } from '../queries/commit-rows.ts';
import { createIncidentRows } from '../queries/incident-rows.ts';
import type { Question } from '../queries/question.ts';
import { commitAuthor } from '../queries/row-texts.ts';
import { countNames, type DescribedVersion, describeVersions, leadsOf } from './version-rows.ts';

const COMMITS_SHOWN = 500;
const NOT_MEASURED: RateComparison = {
  base: null,
  head: null,
  difference: null,
  interval: null,
  ratio: null,
  pValue: null,
  dispersion: null,
  verdict: null,
  reason: 'not-measured',
};

/** What `head` has that `base` has not (A..B of their commits), and what happened while each ran. Throws 'not-found'. */
export function compareVersions(
  db: Database,
  question: Question,
  service: string,
  names: { readonly base: string; readonly head: string },
): VersionComparison {
  const versions = describeVersions(db, question, service);
  const base = findVersion(versions, names.base);
  const head = findVersion(versions, names.head);
  return {
    service,
    base: base.row,
    head: head.row,
    rates: NOT_MEASURED,
    latencies: [],
    errorTypes: [],
    errorTypesKnown: false,
    endpoints: [],
    pulls: [],
    stages: [],
    verdict: null,
    canary: null,
    headDeployments: [],
    ...commitsFrom(db, question, base, head),
    incidentsAfterBase: incidentsOf(db, question, service, base),
    incidentsAfterHead: incidentsOf(db, question, service, head),
  };
}

/** By its text, else by what its SHA begins with, else by its tag. */
function findVersion(versions: readonly DescribedVersion[], name: string): DescribedVersion {
  const found =
    versions.find(({ row }) => row.version === name) ??
    versions.find(({ row }) => comparableVersion(row.version) === comparableVersion(name)) ??
    versions.find(({ row }) => name.length >= 7 && row.sha?.startsWith(name.toLowerCase())) ??
    versions.find(({ row }) => row.tag === name);
  if (!found) throw new AppError('not-found', { what: 'version', id: name });
  return found;
}

type Commits = Pick<
  VersionComparison,
  'commits' | 'commitCount' | 'removedCount' | 'authors' | 'repositories' | 'spanSeconds' | 'commitsReason'
>;

function commitsFrom(db: Database, question: Question, base: DescribedVersion, head: DescribedVersion): Commits {
  const { facts, picture, resolved } = question;
  const from = base.version.commits;
  const to = head.version.commits;
  if (from.length === 0 || to.length === 0) {
    return {
      commits: [],
      commitCount: 0,
      removedCount: 0,
      authors: [],
      repositories: [],
      spanSeconds: null,
      commitsReason: facts.commits.count === 0 ? 'no-repository' : 'sha-unknown',
    };
  }
  const added = commitsBetween(facts.commits, from, to);
  const leads = new Map(
    leadsOf(resolved.resolution, head.version.deployments).map(({ commit, seconds }) => [commit, seconds]),
  );
  const describe = createCommitRows(db, picture);
  const authored = Float64Array.from(added, (row) => facts.commits.authorAt[row] ?? 0);
  const oldest = authored.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return {
    commits: added.slice(0, COMMITS_SHOWN).map((row): CommitRow => describe(row, leads.get(row) ?? null)),
    commitCount: added.length,
    removedCount: commitsBetween(facts.commits, to, from).length,
    authors: authorsOf(db, question, added),
    repositories: [...new Set(added.map((row) => facts.names.repositories[picture.repositoryOf(row)] ?? ''))],
    spanSeconds: added.length === 0 ? null : ((head.row.firstDeployedAt ?? 0) - oldest) / 1000,
    commitsReason: null,
  };
}

function authorsOf(db: Database, { picture }: Question, commits: readonly number[]): VersionComparison['authors'] {
  const authorOf = commitAuthor(db, picture.people);
  return countNames(
    commits.map((row) => {
      const repositoryId = picture.repositoryIds[picture.repositoryOf(row)] ?? 0;
      return authorOf(repositoryId, picture.commitPosition[row] ?? -1);
    }),
  );
}

function incidentsOf(db: Database, question: Question, service: string, { version }: DescribedVersion): IncidentRow[] {
  const { facts, picture } = question;
  const code = facts.names.services.indexOf(picture.serviceOf(service));
  const rows = incidentsDuring(facts, code, version);
  return rows.map(createIncidentRows(db, question));
}
