import { afterEach, beforeEach, expect, test } from 'vitest';
import type { View } from '../../shared/view.ts';
import { WEEK } from './client-fixture.ts';
import { type EngineFixture, importPaths, openEngine } from './engine-fixture.ts';

let fixture: EngineFixture;
beforeEach(async () => {
  fixture = await openEngine();
  await importPaths(fixture.engine, fixture.client.deployments);
});
afterEach(() => fixture.close());

async function gradedBy(view: Partial<View> = {}) {
  const { report } = await fixture.engine.handle('overview', { view: { ...WEEK, ...view }, by: [] });
  return [report.profile, report.levels];
}

test('levels go with the workspace’s profile until some are chosen', async () => {
  const { engine } = fixture;
  expect(await gradedBy()).toEqual(['doradeck', '2024']);
  const { settings } = await engine.handle('workspace.settings', { profile: 'devlake-2021' });
  expect([settings.profile, settings.levels]).toEqual(['devlake-2021', '2021']);
  expect(await gradedBy()).toEqual(['devlake-2021', '2021']);
  await engine.handle('workspace.settings', { levels: '2024' });
  expect(await gradedBy()).toEqual(['devlake-2021', '2024']);
});

test('a profile looked at brings its levels, unless the view asks for others', async () => {
  expect(await gradedBy({ profile: 'four-keys' })).toEqual(['four-keys', 'four-keys']);
  expect(await gradedBy({ profile: 'four-keys', levels: '2021' })).toEqual(['four-keys', '2021']);
  expect(await gradedBy({ profile: 'gitlab' })).toEqual(['gitlab', '2024']);
});
