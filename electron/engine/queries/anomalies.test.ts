import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WEEK } from '../client-fixture.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';

const DAY = 86_400_000;
/** A Monday, at midnight in Seoul. */
const START = Date.UTC(2024, 0, 1) - DAY * (9 / 24);
const DAYS = 126;

let fixture: EngineFixture;
beforeEach(async () => {
  fixture = await openEngine();
});
afterEach(() => fixture.close());

/** Eight deployments a day of one service, from the seventieth day on two; the first of each day half an hour after midnight. */
function writeDeployments(): string {
  const rows = ['deployment_id,service,environment,finished_at,status,version'];
  for (let day = 0; day < DAYS; day++) {
    for (let k = 0; k < (day < 70 ? 8 : 2); k++) {
      const finishedAt = new Date(START + (day + 1 / 48 + k / 10) * DAY).toISOString();
      rows.push(`d${day}-${k},cart,prod,${finishedAt},success,v${day}`);
    }
  }
  const path = join(fixture.folder, 'many.csv');
  writeFileSync(path, `${rows.join('\n')}\n`);
  return path;
}

test('a shift comes with the rows of its days, by their ids, and the versions that were new', async () => {
  const { engine } = fixture;
  await importPaths(engine, writeDeployments());
  const view = { ...WEEK, from: '2024-03-01', to: '2024-05-06', timeZone: 'Asia/Seoul' };
  const answer = await engine.handle('anomalies', { view });
  // 70 days after 1 January; what came before the view belongs to the level before.
  const moved = { metric: 'deploymentFrequency', day: '2024-03-11', before: 8, after: 2, size: -0.75, tone: 'bad' };
  expect(answer).toMatchObject({
    anomalies: [
      { ...moved, service: '', context: { services: ['cart'], share: 1 } },
      { ...moved, service: 'cart', context: { services: [], share: 1 } },
    ],
    series: 2,
    tooShort: 0,
  });
  const context = answer.anomalies[1]?.context;
  expect(context).toMatchObject({
    from: '2024-03-10',
    to: '2024-03-12',
    deployments: 10,
    incidents: 0,
    versions: [
      { service: 'cart', version: 'v69' },
      { service: 'cart', version: 'v70' },
    ],
  });
  const details = await Promise.all(
    (context?.deploymentIds ?? []).map((id) => engine.handle('deployment.detail', { view, id })),
  );
  expect(details.map(({ deployment }) => deployment.externalId)).toEqual([
    ...Array.from({ length: 8 }, (_, k) => `d69-${k}`),
    'd70-0',
    'd70-1',
  ]);
});

// Two services with few deployments; of all together deployments, failures and recoveries.
test('a small client has too little to tell', async () => {
  const { engine, client } = fixture;
  await importPaths(engine, client.deployments, client.incidents);
  expect(await engine.handle('anomalies', { view: WEEK })).toEqual({ anomalies: [], series: 0, tooShort: 5 });
});
