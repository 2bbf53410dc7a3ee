import type { DeploymentFacts, PullFacts } from '../../../shared/metrics/facts.ts';
import type { Database } from '../db/connect.ts';
import { isBot } from './bots.ts';
import type { BuiltDeployments } from './build-deployments.ts';
import { buildPulls } from './build-pulls.ts';
import { deployedPulls } from './deployed-pulls.ts';
import { createPullFinder } from './find-pull.ts';
import type { FoldedDeployments } from './fold-deployments.ts';
import { type People, personKey } from './people.ts';
import type { ReadCommits } from './read-commits.ts';
import { readListedCommits } from './read-listed-commits.ts';
import { readPulls, type StoredPull } from './read-pulls.ts';
import type { RepositoryCodes } from './repository-codes.ts';

export interface PictureSources {
  readonly repositories: RepositoryCodes;
  /** Row id -> what exports call a repository. */
  readonly repositoryNames: ReadonlyMap<number, string>;
  readonly commits: ReadCommits;
  readonly named: FoldedDeployments['pulls'];
  readonly deployments: BuiltDeployments;
  /** By code. */
  readonly services: readonly string[];
  /** Repositories that the user says a service deploys from. */
  readonly repositoriesOf: (service: string) => readonly number[];
}

export interface AddedPulls {
  readonly pulls: PullFacts;
  /** Of each of PullFacts.commitAt: its SHA in small letters. */
  readonly commitShas: readonly string[];
  readonly deployments: DeploymentFacts;
}

/** Pull requests, and the deployments with what they say of deployments whose commits no repository has. */
export function addPulls(db: Database, sources: PictureSources): AddedPulls {
  const { repositories, commits, deployments } = sources;
  const stored = readPulls(db, repositories.codeOf);
  const listed = leavesOpen(stored, deployments.facts) ? readListedCommits(db, repositories.codeOf) : [];
  const find = createPullFinder(stored, exportNames(db, sources), repositories);
  const { shas } = deployments;
  const { parentOffset } = commits.facts;
  const built = buildPulls(stored, {
    find,
    listed,
    shas,
    index: commits.index,
    repositoryOf: commits.repositoryOf,
    repositoriesRead: repositories.read,
    authorAt: commits.facts.authorAt,
    parentCount: (row) => (parentOffset[row + 1] ?? 0) - (parentOffset[row] ?? 0),
    isBot: createIsBot(commits.people),
  });
  const { facts, commitShas } = built;
  const { services, named, repositoriesOf } = sources;
  const known = { deployments: deployments.facts, named, shas, pulls: facts, commitShas };
  const deployed = deployedPulls({ ...known, find, listed, services, repositoriesOf, repositories });
  return { pulls: facts, commitShas, deployments: { ...deployments.facts, ...deployed } };
}

/** Whether an export of commits can tell anything that is not known: it may list as many as a repository has. */
function leavesOpen(pulls: readonly StoredPull[], { count, sha, commitOffset }: DeploymentFacts): boolean {
  for (let i = 0; i < count; i++) if (sha[i] !== 0 && commitOffset[i] === commitOffset[i + 1]) return true;
  return pulls.some(({ commits }) => commits.length === 0 || commits.some(({ authoredAt }) => authoredAt === null));
}

/** By the code of the repository. */
function exportNames(
  db: Database,
  { repositories, repositoryNames }: PictureSources,
): ReadonlyMap<number, readonly string[]> {
  const ids = db
    .prepare<[], number>('SELECT DISTINCT repository_name_id FROM pull_row WHERE repository_name_id IS NOT NULL')
    .pluck()
    .all();
  const names = new Map<number, string[]>();
  for (const id of ids) {
    const code = repositories.codeOf(id);
    names.set(code, [...(names.get(code) ?? []), repositoryNames.get(id) ?? '']);
  }
  return names;
}

/** What the user says of a name goes before how it looks. */
function createIsBot({ list }: People): (author: string) => boolean {
  const said = new Map(list.map(({ key, bot }) => [key, bot]));
  return (author) => said.get(personKey(author, '')) ?? isBot(author, '');
}
