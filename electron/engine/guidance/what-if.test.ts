import { afterAll, beforeAll, expect, test } from 'vitest';
import { AS_IT_IS } from '../../../shared/guidance/scenario.ts';
import { PROFILE_IDS } from '../../../shared/model.ts';
import { WEEK } from '../client-fixture.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';

let fixture: EngineFixture;

beforeAll(async () => {
  fixture = await openEngine();
  const { engine, client } = fixture;
  await importPaths(engine, client.deployments, client.incidents);
  await engine.handle('repository.add', { source: client.repository, services: ['web'], job: 'import' });
});

afterAll(() => fixture.close());

test.each(PROFILE_IDS)('%s: now, and things as they are, are the report’s metrics', async (profile) => {
  const view = { ...WEEK, profile };
  const { report } = await fixture.engine.handle('overview', { view, by: [] });
  const answer = await fixture.engine.handle('what-if', {
    view,
    scenarios: [AS_IT_IS, { ...AS_IT_IS, recovery: 0.5 }],
  });
  expect(answer.now).toEqual(report.metrics);
  expect(answer.outcomes.map(({ scenario }) => scenario.recovery)).toEqual([1, 0.5]);
  expect(answer.outcomes[0]?.metrics).toEqual(report.metrics);
});

test('what is said of the data now is supposed of, not what was said before', async () => {
  const { engine } = fixture;
  const ask = async () => {
    const { now } = await engine.handle('what-if', { view: WEEK, scenarios: [AS_IT_IS] });
    return [now.deploymentFrequency.n, now.changeFailureRate.failed];
  };
  const before = await ask();
  await engine.handle('names.change', { choices: [{ kind: 'environment', environment: 'staging', production: true }] });
  const after = await ask();
  expect(after[0]).toBe((before[0] ?? 0) + 1);
  await engine.handle('names.change', { choices: [{ kind: 'environment', environment: 'staging', production: null }] });
  expect(await ask()).toEqual(before);
});

test('a week of a few deployments is advised nothing: few rows prove nothing', async () => {
  const { advice, unjudged } = await fixture.engine.handle('advice', { view: WEEK });
  expect(advice).toEqual([]);
  expect(unjudged).toContainEqual({ rule: 'rare-deployments', lacks: 'few-rows' });
});
