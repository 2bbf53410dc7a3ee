import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays } from '../../../shared/local-date.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';

let fixture: EngineFixture;
beforeEach(async () => {
  fixture = await openEngine();
});
afterEach(() => fixture.close());

const FIRST_DAY = '2024-01-01';

/** Two deployments a day, and from day 60 on six, of two services that do the same; the first of those bring v2. */
function deployments(): string {
  const rows = ['service,environment,status,finished_at,version'];
  for (let day = 0; day < 120; day += 1) {
    for (let k = 0; k < (day < 60 ? 2 : 6); k += 1) {
      const service = k % 2 === 0 ? 'cart' : 'web';
      const hour = String(9 + k).padStart(2, '0');
      rows.push(`${service},production,success,${addDays(FIRST_DAY, day)}T${hour}:00:00Z,${day < 60 ? 'v1' : 'v2'}`);
    }
  }
  return `${rows.join('\n')}\n`;
}

test('a shift of what is deployed is dated, and the versions that came with it are named', async () => {
  const { engine, folder } = fixture;
  const path = join(folder, 'deployments.csv');
  writeFileSync(path, deployments());
  await importPaths(engine, path);
  const { anomalies } = await engine.handle('anomalies', {
    view: {
      from: FIRST_DAY,
      to: addDays(FIRST_DAY, 120),
      timeZone: 'UTC',
      services: [],
      teams: [],
      repositories: [],
      excludeBots: false,
    },
  });
  const whole = anomalies.filter(({ metric, service }) => metric === 'deploymentFrequency' && service === '');
  expect(whole).toMatchObject([{ day: addDays(FIRST_DAY, 60), before: 2, after: 6, size: 2, tone: 'good' }]);
  expect(whole[0]?.probability).toBeGreaterThan(0.99);
  expect(whole[0]?.context.versions).toEqual(
    expect.arrayContaining([
      { service: 'cart', version: 'v2' },
      { service: 'web', version: 'v2' },
    ]),
  );
});
