/** Facts from plain records, for data that comes from nowhere else: tests and made-up histories. Absent fields are absent
 * facts; names become codes in order of first mention. */
import { DEPLOYMENT_STATUSES, type DeploymentStatus, REMEDIATIONS, type RemediationKind } from '../model.ts';
import { buildPlainByHand } from './build-plain-by-hand.ts';
import { buildPlainCommits, type CommitRows, offsets, type PlainCommit } from './build-plain-commits.ts';
import { buildPlainPulls, type PlainPull } from './build-plain-pulls.ts';
import type { CommitFacts, DeploymentFacts, Facts, IncidentFacts, PullFacts, Said } from './facts.ts';
import { repositoryOf } from './repository-streams.ts';

export interface PlainDeployment {
  readonly service?: string;
  readonly team?: string;
  readonly environment?: string;
  readonly repository?: string;
  readonly status?: DeploymentStatus;
  readonly sha?: string;
  readonly version?: string;
  readonly externalId?: string;
  readonly startedAt?: number;
  readonly finishedAt: number;
  readonly committedAt?: number;
  /** Numbers of the pull requests that it names; they say nothing where its SHA is a known commit. */
  readonly pulls?: readonly number[];
  /** Did the change fail, as the data says? */
  readonly failed?: boolean;
  readonly remediation?: RemediationKind;
  /** As the user says. */
  readonly saidFailed?: boolean;
  readonly saidRework?: RemediationKind | 'planned';
}

export interface PlainIncident {
  readonly services?: readonly string[];
  readonly team?: string;
  readonly environment?: string;
  readonly severity?: string;
  readonly repository?: string;
  readonly startedAt: number;
  readonly detectedAt?: number;
  readonly acknowledgedAt?: number;
  readonly resolvedAt?: number;
  readonly deploymentExternalId?: string;
  readonly sha?: string;
  readonly version?: string;
  /** Deployments that are its or not its, as the user says: positions in PlainFacts.deployments. */
  readonly attached?: readonly number[];
  readonly detached?: readonly number[];
}

export interface PlainOwnedPaths {
  readonly service: string;
  readonly repository: string;
  /** SHAs of the commits that touch the service's paths. */
  readonly commits: readonly string[];
}

export interface PlainFacts {
  /** Repository name -> its commits, in any order. */
  readonly repositories?: Readonly<Record<string, readonly PlainCommit[]>>;
  readonly deployments?: readonly PlainDeployment[];
  readonly incidents?: readonly PlainIncident[];
  readonly pulls?: readonly PlainPull[];
  /** Service -> its team, as the user says. */
  readonly serviceTeams?: Readonly<Record<string, string>>;
  /** Environment -> whether it is production, as the user says. */
  readonly production?: Readonly<Record<string, boolean>>;
  readonly paths?: readonly PlainOwnedPaths[];
}

interface Dictionary {
  readonly names: string[];
  code(name: string | undefined): number;
  /** 0 = asked for nothing, -1 = not in the dictionary. */
  find(name: string | undefined): number;
}

function createDictionary(): Dictionary {
  const names = [''];
  const codes = new Map<string, number>();
  return {
    names,
    code(name) {
      if (name === undefined) return 0;
      const known = codes.get(name);
      if (known !== undefined) return known;
      codes.set(name, names.length);
      return names.push(name) - 1;
    },
    find: (name) => (name === undefined ? 0 : (codes.get(name) ?? -1)),
  };
}

interface Dictionaries {
  readonly services: Dictionary;
  readonly teams: Dictionary;
  readonly environments: Dictionary;
  readonly repositories: Dictionary;
  readonly severities: Dictionary;
  readonly shas: Dictionary;
  readonly versions: Dictionary;
  readonly externalIds: Dictionary;
}

export function buildFacts(plain: PlainFacts): Facts {
  const dictionaries: Dictionaries = {
    services: createDictionary(),
    teams: createDictionary(),
    environments: createDictionary(),
    repositories: createDictionary(),
    severities: createDictionary(),
    shas: createDictionary(),
    versions: createDictionary(),
    externalIds: createDictionary(),
  };
  const { commits, rows } = buildPlainCommits(plain.repositories ?? {});
  for (const name of Object.keys(plain.repositories ?? {})) dictionaries.repositories.code(name);
  const deployed = buildDeployments(withSaidTeams(plain), dictionaries, rows);
  const incidents = buildIncidents(plain.incidents ?? [], dictionaries, rows);
  const { services, teams, environments, repositories, severities } = dictionaries;
  const pulls = buildPlainPulls(plain.pulls ?? [], {
    repositoryCode: dictionaries.repositories.code,
    shaCode: (sha) => Math.max(0, dictionaries.shas.find(sha)),
    commitRow: (sha, repository) =>
      (rows.get(sha) ?? []).find((row) => repository === 0 || repositoryOf(commits, row) === repository) ?? -1,
  });
  const said = {
    ...buildSaid(plain, dictionaries, rows, commits),
    byHand: buildPlainByHand(plain, deployed, incidents),
  };
  return {
    generation: 1,
    names: {
      services: services.names,
      teams: teams.names,
      environments: environments.names,
      repositories: repositories.names,
      severities: severities.names,
    },
    deployments: { ...deployed, ...namedPulls(plain, deployed, pulls) },
    // A repository named by an export alone has no commits.
    commits: {
      ...commits,
      repositoryStart: Int32Array.from(
        { length: repositories.names.length + 1 },
        (_, code) => commits.repositoryStart[code] ?? commits.count,
      ),
    },
    incidents,
    pulls,
    said,
  };
}

function withSaidTeams({ deployments = [], serviceTeams = {} }: PlainFacts): readonly PlainDeployment[] {
  return deployments.map((row) => {
    const team = serviceTeams[row.service ?? 'web'];
    return team === undefined ? row : { ...row, team };
  });
}

function buildSaid(
  { serviceTeams = {}, production = {}, paths = [] }: PlainFacts,
  { services, teams, environments, repositories }: Dictionaries,
  rows: CommitRows,
  { repositoryStart }: CommitFacts,
): Omit<Said, 'byHand'> {
  return {
    serviceTeam: Int32Array.from(services.names, (name) => teams.code(serviceTeams[name])),
    production: Uint8Array.from(environments.names, (name) => [undefined, false, true].indexOf(production[name])),
    paths: paths.map(({ service, repository, commits }) => {
      const code = repositories.find(repository);
      const start = repositoryStart[code] as number;
      const touches = new Uint8Array((repositoryStart[code + 1] as number) - start);
      for (const sha of commits) for (const row of rows.get(sha) ?? []) touches[row - start] = 1;
      return { service: services.find(service), repository: code, touches };
    }),
  };
}

function buildDeployments(
  unordered: readonly PlainDeployment[],
  dictionaries: Dictionaries,
  rows: CommitRows,
): Omit<DeploymentFacts, 'pullOffset' | 'pullRef'> {
  const all = unordered.map((row, i) => ({ row, id: i + 1 })).sort((a, b) => a.row.finishedAt - b.row.finishedAt);
  const list = all.map(({ row }) => row);
  const references = list.map((row) => rows.get(row.sha ?? '') ?? []);
  const codes = (of: (row: PlainDeployment) => string | undefined, dictionary: Dictionary) =>
    Int32Array.from(list, (row) => dictionary.code(of(row)));
  return {
    count: list.length,
    id: Float64Array.from(all, ({ id }) => id),
    startedAt: Float64Array.from(list, (row) => row.startedAt ?? Number.NaN),
    finishedAt: Float64Array.from(list, (row) => row.finishedAt),
    service: codes((row) => row.service ?? 'web', dictionaries.services),
    team: codes((row) => row.team, dictionaries.teams),
    environment: codes((row) => row.environment, dictionaries.environments),
    repository: codes((row) => row.repository, dictionaries.repositories),
    status: Uint8Array.from(list, (row) => DEPLOYMENT_STATUSES.indexOf(row.status ?? 'success')),
    version: codes((row) => row.version, dictionaries.versions),
    sha: codes((row) => row.sha, dictionaries.shas),
    externalId: codes((row) => row.externalId, dictionaries.externalIds),
    committedAt: Float64Array.from(list, (row) => row.committedAt ?? Number.NaN),
    outcome: Uint8Array.from(list, (row) => (row.failed === undefined ? 0 : row.failed ? 2 : 1)),
    remediation: Uint8Array.from(list, (row) => REMEDIATIONS.indexOf(row.remediation ?? null)),
    commitOffset: offsets(references),
    commitRef: Int32Array.from(references.flat()),
    missing: Uint8Array.from(list, ({ sha }, i) => (sha !== undefined && references[i]?.length === 0 ? 2 : 0)),
  };
}

function namedPulls(
  { deployments = [], pulls = [] }: PlainFacts,
  { count, id, commitOffset }: Omit<DeploymentFacts, 'pullOffset' | 'pullRef'>,
  { id: pullIds }: PullFacts,
): Pick<DeploymentFacts, 'pullOffset' | 'pullRef'> {
  const rowOf = (number: number) => pullIds.indexOf(pulls.findIndex((pull) => pull.number === number) + 1);
  const references = Array.from({ length: count }, (_, i) =>
    commitOffset[i] === commitOffset[i + 1] ? (deployments[(id[i] as number) - 1]?.pulls ?? []).map(rowOf) : [],
  );
  return { pullOffset: offsets(references), pullRef: Int32Array.from(references.flat()) };
}

function buildIncidents(
  unordered: readonly PlainIncident[],
  dictionaries: Dictionaries,
  rows: CommitRows,
): IncidentFacts {
  const all = unordered.map((row, i) => ({ row, id: i + 1 })).sort((a, b) => a.row.startedAt - b.row.startedAt);
  const list = all.map(({ row }) => row);
  const services = list.map((row) => (row.services ?? []).map((name) => dictionaries.services.code(name)));
  const codes = (of: (row: PlainIncident) => string | undefined, dictionary: Dictionary) =>
    Int32Array.from(list, (row) => dictionary.code(of(row)));
  const found = (of: (row: PlainIncident) => string | undefined, dictionary: Dictionary) =>
    Int32Array.from(list, (row) => dictionary.find(of(row)));
  return {
    count: list.length,
    id: Float64Array.from(all, ({ id }) => id),
    startedAt: Float64Array.from(list, (row) => row.startedAt),
    detectedAt: Float64Array.from(list, (row) => row.detectedAt ?? Number.NaN),
    acknowledgedAt: Float64Array.from(list, (row) => row.acknowledgedAt ?? Number.NaN),
    resolvedAt: Float64Array.from(list, (row) => row.resolvedAt ?? Number.NaN),
    serviceOffset: offsets(services),
    serviceRef: Int32Array.from(services.flat()),
    team: codes((row) => row.team, dictionaries.teams),
    environment: codes((row) => row.environment, dictionaries.environments),
    severity: codes((row) => row.severity, dictionaries.severities),
    repository: codes((row) => row.repository, dictionaries.repositories),
    deploymentExternalId: found((row) => row.deploymentExternalId, dictionaries.externalIds),
    sha: found((row) => row.sha, dictionaries.shas),
    version: found((row) => row.version, dictionaries.versions),
    commitRef: Int32Array.from(list, (row) => rows.get(row.sha ?? '')?.[0] ?? -1),
  };
}
