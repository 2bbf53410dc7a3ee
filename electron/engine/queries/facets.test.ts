import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../create-engine.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';

let fixture: EngineFixture;
let engine: Engine;

beforeAll(async () => {
  fixture = await openEngine();
  ({ engine } = fixture);
  const { deployments, incidents, repository } = fixture.client;
  await importPaths(engine, deployments, incidents, repository);
});
afterAll(() => fixture.close());

test('facets offer every name with its deployments, counted or not', async () => {
  expect(await engine.handle('facets', {})).toEqual({
    services: [
      { name: 'web', deployments: 6 },
      { name: 'api', deployments: 1 },
    ],
    teams: [
      { name: 'red', deployments: 6 },
      { name: 'blue', deployments: 1 },
    ],
    environments: [
      { name: 'prod', deployments: 5 },
      { name: 'production', deployments: 1 },
      { name: 'staging', deployments: 1 },
    ],
    repositories: [{ name: 'shop', deployments: 6 }],
  });
});
