/** Whatever was asked before, an answer is that of a workspace of which nothing was asked. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { View } from '../../../shared/view.ts';
import { WEEK } from '../client-fixture.ts';
import { openWorkspace } from '../db/open.ts';
import { type EngineFixture, importPaths, NOW, openEngine } from '../engine-fixture.ts';
import { askWorkspace } from '../queries/question.ts';
import { quietWork } from '../work.ts';
import { createWorkspaceState, type Workspace } from '../workspace.ts';
import { listServices } from './list-services.ts';
import { listVersions } from './list-versions.ts';

const SERVICES = ['cart', 'mail'];
const ENVIRONMENTS = ['prod', 'staging', 'dev', ''];
const START = Date.UTC(2024, 1, 1);
const HOUR = 3_600_000;

const PERIODS = [
  { from: null, to: null },
  { from: '2024-02-01', to: '2024-02-02' },
  { from: '2024-02-02', to: '2024-02-03' },
  { from: '2024-01-15', to: '2024-02-02' },
];

const point = fc.record({
  hour: fc.nat(40),
  service: fc.constantFrom(...SERVICES),
  environment: fc.constantFrom(...ENVIRONMENTS),
  version: fc.integer({ min: 0, max: 3 }),
  requests: fc.constantFrom(50, 1000, 20_000),
  errors: fc.constantFrom(0, 1, 20, 400),
  p95: fc.constantFrom(80, 90, 700),
});
const deployment = fc.record({
  hour: fc.nat(40),
  service: fc.constantFrom(...SERVICES),
  environment: fc.constantFrom(...ENVIRONMENTS),
  version: fc.integer({ min: 0, max: 4 }),
});
const question = fc.record({
  env: fc.option(
    fc.subarray(['prod', 'staging', 'dev']).map((names) => `^(?:${names.join('|') || 'none'})$`),
    { nil: null },
  ),
  period: fc.constantFrom(...PERIODS),
  service: fc.constantFrom(...SERVICES),
  isReopened: fc.constantFrom(false, false, true),
});
type Question = typeof question extends fc.Arbitrary<infer One> ? One : never;

function at(hour: number): string {
  return new Date(START + hour * HOUR).toISOString();
}

function open(path: string, appVersion: string): Workspace {
  return createWorkspaceState(openWorkspace(path), 'UTC', { appVersion });
}

async function answer(workspace: Workspace, { env, period, service }: Question) {
  const view: View = { ...WEEK, ...period, env };
  const asked = () => askWorkspace(workspace, view, NOW);
  const db = workspace.store.reader;
  return {
    services: await listServices(db, asked(), quietWork()),
    versions: structuredClone(listVersions(db, asked(), service, NOW)),
  };
}

async function importRandom(fixture: EngineFixture, points: readonly string[], deployments: readonly string[]) {
  const [series, deployed] = ['series.csv', 'deployed.csv'].map((name) => join(fixture.folder, name)) as [
    string,
    string,
  ];
  writeFileSync(series, ['timestamp,service,env,version,requests,errors,p95', ...points, ''].join('\n'));
  writeFileSync(deployed, ['service,environment,version,finished_at,status', ...deployments, ''].join('\n'));
  await importPaths(fixture.engine, series, deployed);
  await fixture.engine.handle('workspace.close', {});
}

test('services and versions under any environments and periods, in any order, and after reopening', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(point, { minLength: 30, maxLength: 150 }),
      fc.array(deployment, { minLength: 1, maxLength: 8 }),
      fc.array(question, { minLength: 4, maxLength: 7 }),
      async (points, deployments, questions) => {
        const fixture = await openEngine();
        try {
          await importRandom(
            fixture,
            points.map(
              (one) =>
                `${at(one.hour)},${one.service},${one.environment},1.${one.version},${one.requests},${one.errors},${one.p95}`,
            ),
            deployments.map((one) => `${one.service},${one.environment},1.${one.version},${at(one.hour)},success`),
          );
          await compareAnswers(fixture, questions);
        } finally {
          fixture.close();
        }
      },
    ),
    { numRuns: 6, endOnFailure: true },
  );
}, 120_000);

async function compareAnswers({ path, folder }: EngineFixture, questions: readonly Question[]): Promise<void> {
  const fresh = join(folder, 'fresh.doradeck');
  copyFileSync(path, fresh);
  let used = open(path, '1.2.3');
  try {
    for (const [i, one] of questions.entries()) {
      if (one.isReopened) {
        for (const _ of used.keep());
        used.store.close();
        used = open(path, '1.2.3');
      }
      // What another version kept is not read.
      const unused = open(fresh, `other ${i}`);
      const expected = await answer(unused, one);
      unused.store.close();
      expect(await answer(used, one)).toEqual(expected);
    }
  } finally {
    used.store.close();
  }
}
