import type { Facts } from '../../../shared/metrics/facts.ts';
import type { Database } from '../db/connect.ts';
import { readGeneration } from '../db/settings.ts';
import { addPulls } from './add-pulls.ts';
import { buildDeployments } from './build-deployments.ts';
import { buildIncidents } from './build-incidents.ts';
import { type Choices, readChoices } from './choices.ts';
import { createDictionary, type Dictionary } from './dictionary.ts';
import { createExternalIds } from './external-ids.ts';
import { foldDeployments } from './fold-deployments.ts';
import { type FoldedIncident, foldIncidents } from './fold-incidents.ts';
import { readMappedRepositories, readNameTables, readRepositories } from './name-tables.ts';
import { readOwnedPaths } from './owned-paths.ts';
import type { People } from './people.ts';
import { type CommitPlace, readCommits } from './read-commits.ts';
import { createRepositoryCodes } from './repository-codes.ts';
import { matchRepository, type ReadRepository } from './repository-names.ts';
import { createCommitResolver } from './resolve-commit.ts';

/** The facts of one generation, and the way back from their rows to the store. */
export interface Picture {
  readonly facts: Facts;
  /** Repository code -> id in the store; codes beyond its end are named by exports only. */
  readonly repositoryIds: readonly number[];
  /** Per commit row: its position in its repository. */
  readonly commitPosition: Int32Array;
  /** Per commit row: row id of its author. */
  readonly commitAuthor: Int32Array;
  /** Code of the repository of a commit row. */
  readonly repositoryOf: (commitRow: number) => number;
  readonly tags: ReadonlyMap<string, readonly CommitPlace[]>;
  /** The deployment or incident that a row of the store belongs to, else -1. */
  readonly deploymentOf: (rowId: number) => number;
  readonly incidentOf: (rowId: number) => number;
  /** The service that a name means. */
  readonly serviceOf: (name: string) => string;
  /** Per commit that a pull request's export lists (PullFacts.commitAt): its SHA in small letters. */
  readonly pullCommitShas: readonly string[];
  readonly people: People;
  readonly stored: StoredNames;
}

/** Which names the rows themselves have, whatever the user says that they mean. Ids of the store, 0 = none. */
export interface StoredNames {
  /** Per deployment, in no particular order. */
  readonly serviceId: Int32Array;
  readonly teamId: Int32Array;
  /** Per incident. */
  readonly incidents: readonly Pick<FoldedIncident, 'serviceIds' | 'teamId'>[];
}

/** Reads the whole store, as of one moment. */
export function buildPicture(db: Database): Picture {
  return db.transaction(() => buildFromSnapshot(db))();
}

function buildFromSnapshot(db: Database): Picture {
  const choices = readChoices(db);
  const names = readNameTables(db, choices);
  const read = readRepositories(db);
  const repositories = createRepositoryCodes(read, names.repositoryNames);
  const commits = readCommits(db, read);
  const mapped = servicesOfRepositories(read, readMappedRepositories(db, choices));
  const resolve = createCommitResolver({ commits, repositoriesRead: read.length, ...mapped });
  const { incidents, rowIncident } = foldIncidents(db);
  const externalIds = createExternalIds(incidents.map((incident) => incident.deploymentExternalId));
  const services = createDictionary();
  const teams = createDictionary();
  const environments = createDictionary();
  const severities = createDictionary();
  const texts = {
    services,
    teams,
    environments,
    versions: createDictionary(),
    shas: createDictionary(),
    externalIds,
    repositoryCode: repositories.codeOf,
  };
  const saidTeam = createSaidTeam(choices, services, teams);
  const folded = foldDeployments(db, names, texts);
  const { repositoryOf } = commits;
  const deployments = buildDeployments(folded, { names, texts, saidTeam, resolve, repositoryOf });
  const built = buildIncidents(incidents, { ...texts, names, saidTeam, severities, deployments, resolve });
  const added = addPulls(db, {
    repositories,
    repositoryNames: names.repositoryNames,
    commits,
    named: folded.pulls,
    deployments,
    services: services.texts,
    repositoriesOf: mapped.repositoriesOf,
  });
  return {
    facts: {
      generation: readGeneration(db),
      names: {
        services: services.texts,
        teams: teams.texts,
        environments: environments.texts,
        repositories: repositories.texts,
        severities: severities.texts,
      },
      deployments: added.deployments,
      commits: {
        ...commits.facts,
        repositoryStart: allStarts(commits.facts.repositoryStart, repositories.texts.length),
      },
      incidents: built.facts,
      pulls: added.pulls,
      said: {
        serviceTeam: Int32Array.from(services.texts, (_, code) => saidTeam(code)),
        production: Uint8Array.from(environments.texts, (name) =>
          [undefined, false, true].indexOf(choices.production.get(name)),
        ),
        paths: readOwnedPaths(db, {
          repositoryIds: read.map(({ id }) => id),
          serviceOf: (id) => services.find(names.services.get(id) ?? ''),
          repositoryStart: commits.facts.repositoryStart,
          position: commits.position,
        }),
      },
    },
    repositoryIds: [0, ...read.map(({ id }) => id)],
    commitPosition: commits.position,
    commitAuthor: commits.author,
    repositoryOf,
    tags: commits.tags,
    deploymentOf: deployments.deploymentOf,
    incidentOf: (rowId) => built.place[rowIncident.get(rowId) ?? -1] ?? -1,
    serviceOf: choices.serviceOf,
    pullCommitShas: added.commitShas,
    people: commits.people,
    stored: { serviceId: folded.serviceId, teamId: folded.teamId, incidents },
  };
}

/** Code of the team that the user says a service (code) has, 0 = nothing is said. */
function createSaidTeam(choices: Choices, services: Dictionary, teams: Dictionary): (service: number) => number {
  const known: number[] = [];
  return (service) => {
    known[service] ??= teams.code(choices.teams.get(services.texts[service] ?? '') ?? null);
    return known[service];
  };
}

/** Repositories that exports alone name own no commits. */
function allStarts(starts: Int32Array, codes: number): Int32Array {
  const all = new Int32Array(codes + 1).fill(starts.at(-1) ?? 0);
  all.set(starts);
  return all;
}

/** Which repositories a service deploys from: those the user says, else the one that has its name. */
function servicesOfRepositories(read: readonly ReadRepository[], mapped: ReadonlyMap<string, readonly number[]>) {
  const codeOf = new Map(read.map(({ id }, i) => [id, i + 1]));
  const codesOf = (ids: readonly number[]) => ids.map((id) => codeOf.get(id) ?? 0).filter((code) => code !== 0);
  const taken = new Set([...mapped.values()].flatMap(codesOf));
  const known = new Map<string, readonly number[]>();
  return {
    isMapped: (repository: number) => taken.has(repository),
    repositoriesOf(service: string): readonly number[] {
      const before = known.get(service);
      if (before) return before;
      const said = mapped.get(service);
      const sameName = said || service === '' ? null : matchRepository(service, read);
      const codes = said ? codesOf(said) : sameName ? codesOf([sameName.id]) : [];
      known.set(service, codes);
      return codes;
    },
  };
}
