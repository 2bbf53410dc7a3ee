/** Advice to stop faulty versions says what the comparison of the two versions says, and leads to it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { View } from '../../../shared/view.ts';
import { WEEK } from '../client-fixture.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';
import { writeMonitoring } from '../versions/measured-fixture.ts';

let fixture: EngineFixture;
beforeEach(async () => {
  fixture = await openEngine();
  const { web, others } = writeMonitoring(fixture.folder, fixture.client);
  await importPaths(fixture.engine, fixture.client.deployments, fixture.client.incidents, web, others);
});
afterEach(() => fixture.close());

async function ask(view: Partial<View>) {
  const { advice, unjudged } = await fixture.engine.handle('advice', { view: { ...WEEK, ...view } });
  return {
    late: advice.find(({ rule }) => rule === 'late-stop') ?? null,
    lacks: unjudged.find(({ rule }) => rule === 'late-stop')?.lacks ?? null,
  };
}

test('a version that ran on after the canary had shown it, with the figures of that comparison', async () => {
  const { late } = await ask({});
  const [evidence] = late?.evidence ?? [];
  const place = new URLSearchParams(evidence?.place.split('?')[1]);
  const [service, base, head] = [place.get('of') ?? '', place.get('base') ?? '', place.get('head') ?? ''];
  const { canary } = await fixture.engine.handle('versions.compare', { view: WEEK, service, base, head });
  expect([service, base, head]).toEqual(['web', 'v1.2', 'v1.3']);
  expect(late?.scope).toEqual({ kind: 'service', names: ['web'] });
  expect(evidence?.params).toMatchObject({
    known: { kind: 'seconds', value: canary?.secondsUntilKnown },
    longer: { kind: 'seconds', value: canary?.saved?.seconds },
    requests: { kind: 'count', value: canary?.saved?.requests },
    errors: { kind: 'count', value: canary?.saved?.errors },
  });
  expect(evidence?.n).toBe(canary?.requestsUntilKnown);
});

test('of what the view leaves out nothing is said; where it has no series of the period, it isn’t judged', async () => {
  expect(await ask({ services: ['api'] })).toEqual({ late: null, lacks: null });
  expect(await ask({ services: ['nobody'] })).toEqual({ late: null, lacks: 'versions' });
  expect(await ask({ from: '2024-03-01', to: '2024-03-04' })).toEqual({ late: null, lacks: 'versions' });
});
