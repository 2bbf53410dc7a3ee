/** The facts of deployments, incidents and pull requests, computed from all of their rows. */
import type { Facts, Names, Said } from '../../../shared/metrics/facts.ts';
import type { Database } from '../db/connect.ts';
import { addPulls } from './add-pulls.ts';
import { buildDeployments } from './build-deployments.ts';
import { buildIncidents } from './build-incidents.ts';
import { type Choices, readChoices } from './choices.ts';
import { createDictionary, type Dictionary } from './dictionary.ts';
import { createExternalIds } from './external-ids.ts';
import { type FoldedDeployments, foldDeployments } from './fold-deployments.ts';
import { type FoldedIncident, foldIncidents } from './fold-incidents.ts';
import { readMappedRepositories, readNameTables } from './name-tables.ts';
import { readOwnedPaths } from './owned-paths.ts';
import { type ReadCommits, readTags } from './read-commits.ts';
import { createRepositoryCodes, type RepositoryCodes } from './repository-codes.ts';
import { matchRepository, type ReadRepository } from './repository-names.ts';
import { createCommitResolver } from './resolve-commit.ts';
import type { RowPlaces } from './row-places.ts';
import { createTextCodes } from './text-codes.ts';

export interface ComputedRows {
  readonly facts: RowFacts;
  readonly places: PlacesOfRows;
}

export interface RowFacts extends Omit<Facts, 'generation' | 'commits' | 'said'> {
  readonly said: Omit<Said, 'byHand'>;
}

/** The way back from rows of the facts to the store, for questions about single ones. */
export interface PlacesOfRows {
  readonly deployments: RowPlaces;
  readonly incidents: RowPlaces;
  /** Per commit that a pull request's export lists (PullFacts.commitAt): its SHA in small letters. */
  readonly pullCommitShas: readonly string[];
  readonly stored: StoredNames;
}

/** Which names the rows themselves have, whatever the user says that they mean. Ids of the store, 0 = none. */
export interface StoredNames {
  /** Per deployment, in no particular order. */
  readonly serviceId: Int32Array;
  readonly teamId: Int32Array;
  /** Per incident i, in no particular order: services incidentServiceId[incidentServiceOffset[i]] … */
  readonly incidentServiceOffset: Int32Array;
  readonly incidentServiceId: Int32Array;
  readonly incidentTeamId: Int32Array;
}

/** `repositories` are those that `commits` were read of. */
export function computeRows(db: Database, repositories: readonly ReadRepository[], commits: ReadCommits): ComputedRows {
  const choices = readChoices(db);
  const names = readNameTables(db, choices);
  const codes = createRepositoryCodes(repositories, names.repositoryNames);
  const mapped = servicesOfRepositories(repositories, readMappedRepositories(db, choices));
  const { repositoryStart } = commits.facts;
  const placed = { repositoryStart, position: commits.places.position };
  const tags = readTags(db, repositories, placed);
  const resolve = createCommitResolver({ commits, tags, repositoriesRead: repositories.length, ...mapped });
  const { incidents, rowIncident } = foldIncidents(db);
  const texts = createTexts(incidents, codes);
  const { services, teams, environments } = texts;
  const saidTeam = createSaidTeam(choices, services, teams);
  const folded = foldDeployments(db, names, texts);
  const { repositoryOf } = commits;
  const deployments = buildDeployments(folded, { names, texts, saidTeam, resolve, repositoryOf });
  const built = buildIncidents(incidents, { ...texts, names, saidTeam, deployments, resolve });
  const added = addPulls(db, {
    repositories: codes,
    repositoryNames: names.repositoryNames,
    commits,
    named: folded.pulls,
    deployments,
    services: services.texts,
    repositoriesOf: mapped.repositoriesOf,
  });
  const said = {
    serviceTeam: Int32Array.from(services.texts, (_, code) => saidTeam(code)),
    production: Uint8Array.from(environments.texts, (name) =>
      [undefined, false, true].indexOf(choices.production.get(name)),
    ),
    paths: readOwnedPaths(db, {
      repositoryIds: repositories.map(({ id }) => id),
      serviceOf: (id) => services.find(names.services.get(id) ?? ''),
      ...placed,
    }),
  };
  const { deployments: facts, pulls, commitShas } = added;
  const incidentRows = placeIncidents(rowIncident, built.place);
  return {
    facts: { names: namesOf(texts, codes), deployments: facts, incidents: built.facts, pulls, said },
    places: {
      deployments: deployments.rows,
      incidents: incidentRows,
      pullCommitShas: commitShas,
      stored: storedNames(folded, incidents),
    },
  };
}

function createTexts(incidents: readonly FoldedIncident[], { codeOf }: RepositoryCodes) {
  return {
    services: createDictionary(),
    teams: createDictionary(),
    environments: createDictionary(),
    severities: createDictionary(),
    versions: createTextCodes(),
    shas: createTextCodes(),
    externalIds: createExternalIds(incidents.map((incident) => incident.deploymentExternalId)),
    repositoryCode: codeOf,
  };
}

function namesOf(texts: ReturnType<typeof createTexts>, repositories: RepositoryCodes): Names {
  return {
    services: texts.services.texts,
    teams: texts.teams.texts,
    environments: texts.environments.texts,
    repositories: repositories.texts,
    severities: texts.severities.texts,
  };
}

/** `rowIncident`: row id, ascending -> index of its incident; `place`: that index -> row of the facts. */
function placeIncidents(rowIncident: ReadonlyMap<number, number>, place: Int32Array): RowPlaces {
  return {
    rowId: Float64Array.from(rowIncident.keys()),
    place: Int32Array.from(rowIncident.values(), (incident) => place[incident] ?? -1),
  };
}

function storedNames(
  { serviceId, teamId }: Pick<FoldedDeployments, 'serviceId' | 'teamId'>,
  incidents: readonly FoldedIncident[],
): StoredNames {
  const offset = new Int32Array(incidents.length + 1);
  for (const [i, { serviceIds }] of incidents.entries()) offset[i + 1] = (offset[i] ?? 0) + serviceIds.length;
  return {
    serviceId,
    teamId,
    incidentServiceOffset: offset,
    incidentServiceId: Int32Array.from(incidents.flatMap(({ serviceIds }) => serviceIds)),
    incidentTeamId: Int32Array.from(incidents, ({ teamId: id }) => id ?? 0),
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
