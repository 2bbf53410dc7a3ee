import type { Database } from '../db/connect.ts';
import type { ChangeAuthors } from './change-authors.ts';
import { commitsContaining } from './commit-texts.ts';
import { createRepositoryOf } from './deployment-rows.ts';
import type { Question } from './question.ts';
import { codesContaining, likePattern, rowsContaining } from './search.ts';

export interface ChangeSearch {
  /** Row of the deployment that a lead row is charged to. */
  readonly deploymentOf: ArrayLike<number>;
  readonly authors: ChangeAuthors;
  readonly text: string;
}

/** Lead rows with `text` in a name, the author, the subject, the version, the pull request, or as beginning of the SHA. */
export function changeFilter(
  db: Database,
  question: Question,
  { deploymentOf, authors, text }: ChangeSearch,
): (lead: number) => boolean {
  const { facts, picture, resolved } = question;
  const { leadCommit, leadPull } = resolved.resolution;
  const { names, deployments, pulls } = facts;
  const [services, teams, environments, repositories] = [
    names.services,
    names.teams,
    names.environments,
    names.repositories,
  ].map((texts) => codesContaining(texts, text)) as [Codes, Codes, Codes, Codes];
  const repositoryOf = createRepositoryOf(facts);
  const searched = { columns: ['version'], text, count: deployments.count };
  const versions = rowsContaining(db, 'deployment_row', searched, picture.deploymentOf);
  const commits = commitsContaining(db, question, text);
  const pullIds = pullsContaining(db, text);
  const isWanted = createNameTest(text);
  return (lead) => {
    const of = deploymentOf[lead] ?? 0;
    const commit = leadCommit[lead] ?? -1;
    const pull = leadPull[lead] ?? -1;
    const repository = commit < 0 ? repositoryOf(of) : picture.repositoryOf(commit);
    return (
      versions[of] === 1 ||
      services.has(deployments.service[of] ?? 0) ||
      teams.has(deployments.team[of] ?? 0) ||
      environments.has(deployments.environment[of] ?? 0) ||
      repositories.has(repository) ||
      commits[commit] === 1 ||
      (pull >= 0 && pullIds.has(pulls.id[pull] ?? 0)) ||
      isWanted(authors.nameOf(lead))
    );
  };
}

type Codes = ReadonlySet<number>;

/** Few people write many changes: each name is looked at once. */
function createNameTest(text: string): (name: string) => boolean {
  const wanted = text.toLowerCase();
  const known = new Map<string, boolean>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const fits = name.toLowerCase().includes(wanted);
    known.set(name, fits);
    return fits;
  };
}

function pullsContaining(db: Database, text: string): ReadonlySet<number> {
  const pulls = db.prepare<[string, string, string], number>(
    `SELECT id FROM pull_row WHERE title LIKE ? ESCAPE '\\' OR external_id LIKE ? ESCAPE '\\'
       OR author LIKE ? ESCAPE '\\'`,
  );
  const pattern = likePattern(text);
  return new Set(pulls.pluck().all(pattern, pattern, pattern));
}
