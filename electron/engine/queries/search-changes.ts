import type { Database } from '../db/connect.ts';
import type { ChangeAuthors } from './change-authors.ts';
import { createRepositoryOf } from './deployment-rows.ts';
import type { Question } from './question.ts';
import { codesContaining, rowsContaining } from './search.ts';

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
  const commits = commitsContaining(db, text);
  const pullIds = pullsContaining(db, text);
  const wanted = text.toLowerCase();
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
      (commit >= 0 && commits(picture.repositoryIds[repository] ?? 0, picture.commitPosition[commit] ?? -1)) ||
      (pull >= 0 && pullIds.has(pulls.id[pull] ?? 0)) ||
      authors.nameOf(lead).toLowerCase().includes(wanted)
    );
  };
}

type Codes = ReadonlySet<number>;

function commitsContaining(db: Database, text: string): (repositoryId: number, position: number) => boolean {
  const found = new Map<number, Set<number>>();
  const add = (rows: IterableIterator<[number, number]>) => {
    for (const [repositoryId, position] of rows) {
      const positions = found.get(repositoryId);
      if (positions) positions.add(position);
      else found.set(repositoryId, new Set([position]));
    }
  };
  const subjects = db.prepare<[string], [number, number]>(
    "SELECT repository_id, position FROM git_commit WHERE subject LIKE ? ESCAPE '\\'",
  );
  add(subjects.raw().iterate(likePattern(text)));
  if (/^[0-9a-f]{4,40}$/i.test(text)) {
    const shas = db.prepare<[string, string], [number, number]>(
      'SELECT repository_id, position FROM git_commit WHERE sha BETWEEN unhex(?) AND unhex(?)',
    );
    add(shas.raw().iterate(text.padEnd(40, '0'), text.padEnd(40, 'f')));
  }
  return (repositoryId, position) => found.get(repositoryId)?.has(position) ?? false;
}

function pullsContaining(db: Database, text: string): ReadonlySet<number> {
  const pulls = db.prepare<[string, string, string], number>(
    `SELECT id FROM pull_row WHERE title LIKE ? ESCAPE '\\' OR external_id LIKE ? ESCAPE '\\'
       OR author LIKE ? ESCAPE '\\'`,
  );
  const pattern = likePattern(text);
  return new Set(pulls.pluck().all(pattern, pattern, pattern));
}

function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
