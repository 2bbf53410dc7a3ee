import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NameChoice } from '../../shared/name-mapping.ts';
import type { View } from '../../shared/view.ts';
import { WEEK } from './client-fixture.ts';
import { type EngineFixture, importPaths, newEngine, openEngine } from './engine-fixture.ts';

let fixture: EngineFixture;
beforeEach(async () => {
  fixture = await openEngine();
  const { deployments, incidents, repository } = fixture.client;
  await importPaths(fixture.engine, deployments, incidents, repository);
});
afterEach(() => fixture.close());

function change(...choices: NameChoice[]) {
  return fixture.engine.handle('names.change', { choices });
}

const SAID: NameChoice[] = [
  { kind: 'alias', service: 'api', aliasOf: 'web' },
  { kind: 'team', service: 'web', team: 'green' },
  { kind: 'environment', environment: 'staging', production: true },
  { kind: 'bot', person: 'lee@example.com', bot: true },
  { kind: 'group', person: 'lee@example.com', group: 'partners' },
  { kind: 'same-person', person: 'lee@example.com', sameAs: 'kim@example.com' },
];

const UNSAID: NameChoice[] = [
  { kind: 'alias', service: 'api', aliasOf: null },
  { kind: 'team', service: 'web', team: null },
  { kind: 'environment', environment: 'staging', production: null },
  { kind: 'bot', person: 'lee@example.com', bot: null },
  { kind: 'group', person: 'lee@example.com', group: null },
  { kind: 'same-person', person: 'lee@example.com', sameAs: null },
];

describe('names', () => {
  test('are those of the rows, with what was said of each', async () => {
    const service = { incidents: 0, aliasOf: null, aliases: [], team: null };
    const person = { looksLikeBot: false, bot: null, sameAs: null, domain: 'example.com', group: null };
    const before = await fixture.engine.handle('names.read', {});
    expect(before).toEqual({
      services: [
        { ...service, name: 'web', deployments: 6, incidents: 2, rowTeam: 'red' },
        { ...service, name: 'api', deployments: 1, rowTeam: 'blue' },
      ],
      teams: ['blue', 'red'],
      environments: [
        { name: 'prod', deployments: 5, byPattern: true, production: null },
        { name: 'production', deployments: 1, byPattern: true, production: null },
        { name: 'staging', deployments: 1, byPattern: false, production: null },
      ],
      repositories: [
        { id: 1, name: 'shop', commits: 4, lastCommitAt: Date.UTC(2024, 2, 6, 10), cloned: false, services: [] },
      ],
      people: [
        { ...person, key: 'kim@example.com', name: 'Kim', email: 'Kim@example.com', commits: 2 },
        { ...person, key: 'lee@example.com', name: 'Lee', email: 'Lee@example.com', commits: 2 },
      ],
    });
    const [web, api] = before.services;
    expect(await change(...SAID)).toEqual({
      ...before,
      services: [
        { ...web, aliases: ['api'], team: 'green' },
        { ...api, aliasOf: 'web' },
      ],
      teams: ['blue', 'green', 'red'],
      environments: before.environments.map((one) => (one.name === 'staging' ? { ...one, production: true } : one)),
      people: before.people.map((one) =>
        one.name === 'Lee' ? { ...one, bot: true, group: 'partners', sameAs: 'kim@example.com' } : one,
      ),
    });
    expect(await change(...UNSAID)).toEqual(before);
  });

  test('outlive the import, the workspace’s closing and another import of the same file', async () => {
    const said = await change(...SAID);
    const imports = await fixture.engine.handle('import.list', {});
    for (const { id } of imports) await fixture.engine.handle('import.undo', { batchId: id });
    const alone = await fixture.engine.handle('names.read', {});
    expect(alone.services.map(({ name, deployments, aliasOf, team }) => [name, deployments, aliasOf, team])).toEqual([
      ['api', 0, 'web', null],
      ['web', 0, null, 'green'],
    ]);
    expect(alone.environments).toEqual([{ name: 'staging', deployments: 0, byPattern: false, production: true }]);
    fixture.engine.close();
    const again = newEngine();
    await again.handle('workspace.open', { path: fixture.path });
    await importPaths(again, fixture.client.deployments, fixture.client.incidents);
    expect(await again.handle('names.read', {})).toEqual(said);
    again.close();
  });
});

describe('what is said', () => {
  const overview = (view = WEEK) => fixture.engine.handle('overview', { view, by: ['service', 'team'] });

  test('tells that the data changed, and changes every figure; taken back, they are what they were', async () => {
    const generations: number[] = [];
    const stop = fixture.engine.onEvent((name, payload) => {
      if (name === 'workspace-changed' && 'generation' in payload) generations.push(payload.generation);
    });
    const before = await overview();
    await change(...SAID);
    const after = await overview();
    const keys = (answer: typeof after, by: 'service' | 'team') => answer.report.breakdown[by]?.map(({ key }) => key);
    expect({ services: keys(after, 'service'), teams: keys(after, 'team') }).toEqual({
      services: ['web'],
      teams: ['green'],
    });
    const counted = (answer: typeof after) => answer.report.coverage.deployments.counted;
    expect([counted(before), counted(after)]).toEqual([4, 5]);
    await change(...UNSAID);
    expect(await overview()).toEqual(before);
    expect(generations).toHaveLength(2);
    stop();
  });

  test('of environments holds for production alone, not for a pattern asked for by hand', async () => {
    await change(...SAID, { kind: 'environment', environment: 'prod', production: false });
    const counted = async (env?: string | null) =>
      (await overview(env === undefined ? WEEK : { ...WEEK, env })).report.coverage.deployments.counted;
    expect([await counted(), await counted('^prod$'), await counted(null)]).toEqual([2, 3, 5]);
    const filters = async (view: View) => (await overview(view)).report.filters;
    expect(await filters(WEEK)).toMatchObject({ production: { prod: false, staging: true } });
    expect(await filters({ ...WEEK, env: null })).not.toHaveProperty('production');
    expect((await fixture.engine.handle('facets', {})).environments).toEqual([
      { name: 'prod', deployments: 5, production: false },
      { name: 'production', deployments: 1 },
      { name: 'staging', deployments: 1, production: true },
    ]);
  });

  test('lets a service be asked for by any of its names', async () => {
    await change(...SAID);
    const counted = async (service: string) =>
      (await overview({ ...WEEK, services: [service] })).report.coverage.deployments.counted;
    expect([await counted('api'), await counted('web'), await counted('nobody')]).toEqual([5, 5, 0]);
    const versions = (service: string) => fixture.engine.handle('versions.list', { view: WEEK, service });
    expect(await versions('api')).toEqual(await versions('web'));
  });

  test('of people merges the authors of a version', async () => {
    await change({ kind: 'alias', service: 'api', aliasOf: 'web' });
    const authors = async () => {
      const input = { view: { ...WEEK, from: null, to: null }, service: 'web', base: 'v1.0', head: 'v1.3' };
      return (await fixture.engine.handle('versions.compare', input)).authors;
    };
    expect(await authors()).toEqual([
      { name: 'Lee', commits: 2 },
      { name: 'Kim', commits: 1 },
    ]);
    await change({ kind: 'same-person', person: 'lee@example.com', sameAs: 'kim@example.com' });
    expect(await authors()).toEqual([{ name: 'Kim', commits: 3 }]);
  });

  test('is all stored or nothing, and makes no circle', async () => {
    const before = await fixture.engine.handle('names.read', {});
    const team: NameChoice = { kind: 'team', service: 'web', team: 'green' };
    const alias = (service: string, aliasOf: string): NameChoice => ({ kind: 'alias', service, aliasOf });
    const same = (person: string, sameAs: string): NameChoice => ({ kind: 'same-person', person, sameAs });
    const refused: [code: string, params: object, ...choices: NameChoice[]][] = [
      ['names-circular', { name: 'web', other: 'web' }, alias('web', 'web')],
      ['names-circular', { name: 'c', other: 'a' }, alias('a', 'b'), alias('b', 'c'), alias('c', 'a')],
      ['names-circular', { name: 'b', other: 'a' }, same('a', 'B'), same('b', 'A')],
      ['not-found', { what: 'repository', id: 9 }, { kind: 'repository', repositoryId: 9, services: [] }],
      [
        'path-pattern-invalid',
        { pattern: 'a[' },
        { kind: 'repository', repositoryId: 1, services: [{ service: 'web', paths: ['a', 'a['] }] },
      ],
      ['bad-request', { name: 'names.change', detail: 'empty name' }, { kind: 'team', service: 'web', team: ' ' }],
    ];
    for (const [code, params, ...choices] of refused) {
      await expect(change(team, ...choices), code).rejects.toMatchObject({ code, params });
      expect(await fixture.engine.handle('names.read', {})).toEqual(before);
    }
    const chain = await change(alias('a', 'b'), alias('b', 'c'));
    expect(chain.services.filter(({ name }) => name < 'd').map(({ name, aliasOf }) => [name, aliasOf])).toEqual([
      ['api', null],
      ['a', 'c'],
      ['b', 'c'],
      ['c', null],
    ]);
  });

  test('of a repository says which services deploy from it', async () => {
    const services = [
      { service: 'checkout', paths: [] },
      { service: 'web', paths: ['libs/**/*.ts', 'web'] },
    ];
    const after = await change({ kind: 'repository', repositoryId: 1, services });
    expect(after.repositories[0]?.services).toEqual(services.map((one) => ({ ...one, touching: null })));
    expect(after.services.map(({ name }) => name)).toEqual(['web', 'api', 'checkout']);
    const [summary] = await fixture.engine.handle('repository.list', {});
    expect(summary?.services).toEqual(['checkout', 'web']);
  });
});
