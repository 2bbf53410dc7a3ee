/** What the workspace's names mean, as a list: a row a name. */
import type { NameMapping } from '../../shared/name-mapping.ts';
import type { Engine } from '../engine/create-engine.ts';
import type { OutputFormat } from './command.ts';
import { rowsAs } from './list.ts';
import type { Row } from './list-rows.ts';

/** The mapping itself as JSON, else a table of all kinds of names. */
export async function namesAs(engine: Engine, format: OutputFormat): Promise<string> {
  const mapping = await engine.handle('names.read', {});
  return format === 'json' ? `${JSON.stringify(mapping, null, 2)}\n` : rowsAs(nameRows(mapping), format);
}

/** `team`, `production` and `bot` are what holds: what the user says, else what the rows, the pattern or the look say. */
function nameRows({ services, environments, repositories, people }: NameMapping): Row[] {
  const none = { incidents: null, commits: null, team: null, means: null, production: null, bot: null, services: null };
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
    ...people.map(({ key, commits, looksLikeBot, bot, sameAs }) => ({
      kind: 'person',
      name: key,
      deployments: null,
      ...none,
      commits,
      means: sameAs,
      bot: bot ?? looksLikeBot,
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
