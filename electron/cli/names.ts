/** What the workspace's names mean, as a list: a row a name. */
import { BOT_GROUP, type MappedPerson, type NameMapping } from '../../shared/name-mapping.ts';
import type { Engine } from '../engine/create-engine.ts';
import type { OutputFormat } from './command.ts';
import { rowsAs } from './list.ts';
import type { Row } from './list-rows.ts';

/** The mapping itself as JSON, else a table of all kinds of names. */
export async function namesAs(engine: Engine, format: OutputFormat): Promise<string> {
  const mapping = await engine.handle('names.read', {});
  return format === 'json' ? `${JSON.stringify(mapping, null, 2)}\n` : rowsAs(nameRows(mapping), format);
}

/** `team`, `production`, `bot` and `group` are what holds: what the user says, else what rows, pattern, look or address say. */
function nameRows({ services, environments, repositories, people }: NameMapping): Row[] {
  const none = {
    incidents: null,
    commits: null,
    team: null,
    means: null,
    production: null,
    bot: null,
    group: null,
    services: null,
  };
  const byKey = new Map(people.map((person) => [person.key, person]));
  const groupOf = (person: MappedPerson) => {
    const { group, domain } = byKey.get(person.sameAs ?? person.key) ?? person;
    return group ?? ((person.bot ?? person.looksLikeBot) ? BOT_GROUP : domain);
  };
  const teamOf = new Map(services.map(({ name, team, rowTeam }) => [name, team ?? rowTeam]));
  return [
    ...services.map(({ name, deployments, incidents, aliasOf }) => ({
      kind: 'service',
      name,
      deployments,
      ...none,
      incidents,
      team: teamOf.get(aliasOf ?? name) ?? null,
      means: aliasOf,
    })),
    ...environments.map(({ name, deployments, byPattern, production }) => ({
      kind: 'environment',
      name,
      deployments,
      ...none,
      production: production ?? byPattern,
    })),
    ...repositories.map(({ name, commits, services: own }) => ({
      kind: 'repository',
      name,
      deployments: null,
      ...none,
      commits,
      services: own.map(({ service, paths }) => [service, ...paths].join(' ')),
    })),
    ...people.map((person) => ({
      kind: 'person',
      name: person.key,
      deployments: null,
      ...none,
      commits: person.commits,
      means: person.sameAs,
      bot: person.bot ?? person.looksLikeBot,
      group: groupOf(person),
    })),
  ];
}

/** Says that a service deploys from a repository and owns these paths of it; its other services stay as they are. */
export async function ownPaths(
  engine: Engine,
  repositoryId: number,
  service: string,
  paths: readonly string[],
  job: string,
): Promise<void> {
  const { repositories } = await engine.handle('names.read', {});
  const others = repositories.find(({ id }) => id === repositoryId)?.services.filter((one) => one.service !== service);
  const services = [...(others ?? []), { service, paths }].map((one) => ({ service: one.service, paths: one.paths }));
  await engine.handle('names.change', { choices: [{ kind: 'repository', repositoryId, services }] });
  await engine.handle('repository.read-paths', { repositoryId, job });
}
