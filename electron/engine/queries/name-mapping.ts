import { byCodeUnits } from '../../../shared/metrics/row-order.ts';
import type {
  MappedEnvironment,
  MappedPerson,
  MappedRepository,
  MappedService,
  NameMapping,
} from '../../../shared/name-mapping.ts';
import type { Database } from '../db/connect.ts';
import type { StoredNames } from '../facts/compute-rows.ts';
import type { Picture } from '../facts/picture.ts';
import { countTouching, storedPaths } from '../git/changed-paths.ts';
import { listRepositories } from '../git/list-repositories.ts';
import type { Workspace } from '../workspace.ts';

/** Every name that rows or the user's choices have, those with the most rows first, and what is said of each. */
export function nameMapping(workspace: Workspace): NameMapping {
  const picture = workspace.picture();
  const db = workspace.store.reader;
  const repositories = mappedRepositories(db);
  const services = mappedServices(db, picture, repositories);
  const teams = [...namesOf(db, 'team').values(), ...saidTeams(db).values()];
  return {
    services,
    teams: [...new Set(teams)].sort(byCodeUnits),
    environments: mappedEnvironments(db, picture, new RegExp(workspace.settings().productionPattern, 'i')),
    repositories,
    people: mappedPeople(picture),
  };
}

interface Tally {
  deployments: number;
  incidents: number;
  readonly teams: Map<string, number>;
}

function mappedServices(
  db: Database,
  { serviceOf, stored }: Picture,
  repositories: readonly MappedRepository[],
): readonly MappedService[] {
  const tallies = tallyServices(db, stored);
  const teams = saidTeams(db);
  const means = db.prepare<[], [string, string]>('SELECT name, service FROM service_alias').raw().all();
  const names = new Set([
    ...tallies.keys(),
    ...teams.keys(),
    ...means.flat(),
    ...repositories.flatMap(({ services }) => services.map(({ service }) => service)),
  ]);
  const aliases = new Map<string, string[]>();
  for (const [name] of means) aliases.set(serviceOf(name), [...(aliases.get(serviceOf(name)) ?? []), name]);
  return [...names]
    .map((name): MappedService => {
      const tally = tallies.get(name);
      const end = serviceOf(name);
      return {
        name,
        deployments: tally?.deployments ?? 0,
        incidents: tally?.incidents ?? 0,
        aliasOf: end === name ? null : end,
        aliases: (aliases.get(name) ?? []).sort(byCodeUnits),
        rowTeam: commonest(tally?.teams ?? new Map()),
        team: teams.get(name) ?? null,
      };
    })
    .sort((a, b) => b.deployments - a.deployments || b.incidents - a.incidents || byCodeUnits(a.name, b.name));
}

/** By the name that the rows have. */
function tallyServices(db: Database, stored: StoredNames): ReadonlyMap<string, Tally> {
  const services = namesOf(db, 'service');
  const teams = namesOf(db, 'team');
  const tallies = new Map<number, Tally>();
  const tallyOf = (id: number) => {
    const known = tallies.get(id);
    if (known) return known;
    const fresh: Tally = { deployments: 0, incidents: 0, teams: new Map() };
    tallies.set(id, fresh);
    return fresh;
  };
  const addTeam = (tally: Tally, id: number | null | undefined) => {
    const team = teams.get(id ?? 0);
    if (team !== undefined) tally.teams.set(team, (tally.teams.get(team) ?? 0) + 1);
  };
  for (let i = 0; i < stored.serviceId.length; i++) {
    const tally = tallyOf(stored.serviceId[i] ?? 0);
    tally.deployments++;
    addTeam(tally, stored.teamId[i]);
  }
  const { incidentServiceOffset: offset, incidentServiceId, incidentTeamId } = stored;
  for (let i = 0; i < incidentTeamId.length; i++) {
    for (const id of new Set(incidentServiceId.subarray(offset[i], offset[i + 1]))) {
      const tally = tallyOf(id);
      tally.incidents++;
      addTeam(tally, incidentTeamId[i]);
    }
  }
  return new Map([...tallies].flatMap(([id, tally]) => (services.has(id) ? [[services.get(id) ?? '', tally]] : [])));
}

function commonest(counts: ReadonlyMap<string, number>): string | null {
  return [...counts].sort(([a, m], [b, n]) => n - m || byCodeUnits(a, b))[0]?.[0] ?? null;
}

function mappedEnvironments(db: Database, { facts }: Picture, pattern: RegExp): readonly MappedEnvironment[] {
  const rows = db.prepare<[], [string, number]>('SELECT environment, production FROM environment_choice').raw().all();
  const said = new Map(rows);
  const deployments = new Map(facts.names.environments.slice(1).map((name) => [name, 0]));
  for (const name of said.keys()) if (!deployments.has(name)) deployments.set(name, 0);
  for (const code of facts.deployments.environment) {
    const name = facts.names.environments[code] ?? '';
    if (code !== 0) deployments.set(name, (deployments.get(name) ?? 0) + 1);
  }
  return [...deployments]
    .map(([name, count]) => ({
      name,
      deployments: count,
      byPattern: pattern.test(name),
      production: said.has(name) ? said.get(name) === 1 : null,
    }))
    .sort((a, b) => b.deployments - a.deployments || byCodeUnits(a.name, b.name));
}

function mappedRepositories(db: Database): readonly MappedRepository[] {
  const services = db.prepare<[number], { id: number; service: string; paths: string }>(
    `SELECT service_id AS id, service.name AS service, json_group_array(path_glob ORDER BY path_glob) AS paths
     FROM repository_service JOIN service ON service.id = service_id
     WHERE repository_id = ? GROUP BY service_id ORDER BY service.name`,
  );
  return listRepositories(db).map(({ id, name, commits, lastCommitAt, cloned }) => {
    const stored = new Map(storedPaths(db, id).map((one) => [one.serviceId, one]));
    return {
      id,
      name,
      commits,
      lastCommitAt,
      cloned,
      services: services.all(id).map((row) => {
        const kept = stored.get(row.id);
        const paths = (JSON.parse(row.paths) as string[]).filter((path) => path !== '');
        const isCurrent = kept?.patterns === row.paths && kept.commits === commits;
        return { service: row.service, paths, touching: isCurrent ? countTouching(kept) : null };
      }),
    };
  });
}

function mappedPeople({ people }: Picture): readonly MappedPerson[] {
  return people.list.toSorted((a, b) => b.commits - a.commits || byCodeUnits(a.name, b.name));
}

function saidTeams(db: Database): ReadonlyMap<string, string> {
  return new Map(db.prepare<[], [string, string]>('SELECT service, team FROM service_team').raw().all());
}

function namesOf(db: Database, table: 'service' | 'team'): ReadonlyMap<number, string> {
  return new Map(db.prepare<[], [number, string]>(`SELECT id, name FROM ${table}`).raw().all());
}
