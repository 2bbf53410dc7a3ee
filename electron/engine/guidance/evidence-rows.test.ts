/** The rows that evidence leads to are those that it counts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AdviceEvidence } from '../../../shared/guidance-answers.ts';
import { readHoursParam } from '../../../shared/hours-of-week.ts';
import { ONLY_DEPLOYMENTS, ONLY_INCIDENTS } from '../../../shared/model.ts';
import { createEngine, type Engine } from '../create-engine.ts';
import { makeClient } from './clients/make-client.ts';
import { client, FAILURE, services } from './clients/traits.ts';
import { writeMadeClient } from './clients/write-client.ts';

/** Much is wrong here: deploying takes hours, Fridays fail, nobody notices, what is rolled back is over soon. */
const TROUBLED = client({
  weeks: 20,
  services: services(2, { deployMinutes: 80, perWeek: 9, pulls: [1, 1], hours: [9, 19] }),
  failure: {
    ...FAILURE,
    ...{ rolledBack: 0.4, rollback: 20, repair: 900, detection: 300, reaction: 60 },
    rate: ({ weekday }) => (weekday === 5 ? 0.6 : 0.05),
  },
});
const VIEW = {
  ...{ from: '2024-01-22', to: '2024-05-06', timeZone: 'Europe/Berlin' },
  ...{ services: [], teams: [], repositories: [], excludeBots: false },
};

/** Rows of the list that a place shows. */
async function rowsAt(engine: Engine, place: string): Promise<number> {
  const [path, query = ''] = place.split('?');
  const asked = new URLSearchParams(query);
  const list = { view: VIEW, search: '', sort: { column: 'id', descending: false }, offset: 0, limit: 1 };
  if (path === '/failures') {
    const recovered = ONLY_INCIDENTS.find((known) => known === asked.get('recovered'));
    return (await engine.handle('incidents.list', { ...list, recovered })).total;
  }
  const only = ONLY_DEPLOYMENTS.find((known) => known === asked.get('only'));
  const hours = readHoursParam(asked.get('hours') ?? '') ?? undefined;
  return (await engine.handle('deployments.list', { ...list, only, hours })).total;
}

/** Of failed ones evidence shows these alone. */
function rowsOf({ place, n, params: { failed } }: AdviceEvidence): number {
  return place.includes('only=failed') && failed?.kind === 'count' ? failed.value : n;
}

test('as many rows as are counted, and no others', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'doradeck-rows-'));
  const engine = createEngine({ appVersion: '1.0.0', now: () => Date.parse('2024-06-01'), log: () => {} });
  try {
    const { files } = writeMadeClient(folder, makeClient(TROUBLED, 1), true);
    await engine.handle('workspace.create', { path: join(folder, 'client.doradeck') });
    await engine.handle('import.paths', { paths: [...files], options: {}, job: 'import' });
    const { advice } = await engine.handle('advice', { view: VIEW });
    const told = advice.flatMap(({ rule, evidence }) => evidence.map((one) => ({ rule, ...one })));
    const listed = told.filter(({ place }) => place.startsWith('/deployments') || place.startsWith('/failures'));
    const rows: unknown[] = [];
    for (const one of listed) rows.push([one.rule, one.place, await rowsAt(engine, one.place)]);
    expect(rows).toEqual(listed.map((one) => [one.rule, one.place, rowsOf(one)]));
    expect(listed.map(({ rule }) => rule).sort()).toEqual([
      'failing-hours',
      'high-failure-rate',
      'rollback-first',
      'slow-deploy',
      'slow-detection',
      'slow-recovery',
    ]);
  } finally {
    engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
