import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '../create-engine.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';

let fixture: EngineFixture;
let engine: Engine;

beforeEach(async () => {
  fixture = await openEngine();
  ({ engine } = fixture);
});
afterEach(() => fixture.close());

/** Imports a file; its id. */
async function put(name: string, ...lines: readonly string[]): Promise<number> {
  const path = join(fixture.folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  const { files } = await importPaths(engine, path);
  const [file] = files;
  if (file?.kind !== 'imported') throw new Error(JSON.stringify(file));
  return file.batch.id;
}

function conflicts(batchId: number, offset = 0, limit = 100) {
  return engine.handle('import.conflicts', { batchId, offset, limit });
}

const DEPLOYMENTS = 'deployment_id,service,team,environment,started_at,finished_at,status,commit_sha,change_failure';
const A = 'a'.repeat(40);
const B = 'b'.repeat(40);

test('what a row says else of a deployment, field by field, against the row that came last before it', async () => {
  const first = await put(
    'january.csv',
    DEPLOYMENTS,
    `d1,web,red,prod,2024-03-01T10:00:00Z,2024-03-01T10:05:00Z,running,${A},`,
    `d2,web,red,prod,2024-03-02T10:00:00Z,2024-03-02T10:05:00Z,success,${A},`,
    `d1,web,red,prod,2024-03-01T10:00:00Z,2024-03-01T10:07:00Z,success,${A},`,
  );
  const second = await put(
    'february.csv',
    DEPLOYMENTS,
    `d2,web,red,prod,2024-03-02T10:00:00Z,2024-03-02T10:05:00Z,success,${A},`,
    `d1,web,,prod,2024-03-01T10:00:00Z,2024-03-01T10:07:00Z,failure,${B},true`,
    `d3,web,red,prod,2024-03-03T10:00:00Z,2024-03-03T10:05:00Z,success,${A},`,
  );
  expect(await conflicts(first)).toEqual({
    total: 1,
    offset: 0,
    rows: [
      {
        batchId: first,
        line: 4,
        subject: 'd1',
        earlier: { batchId: first, file: 'january.csv', line: 2 },
        differences: [
          { field: 'finished_at', earlier: '2024-03-01T10:05:00.000Z', later: '2024-03-01T10:07:00.000Z' },
          { field: 'status', earlier: 'running', later: 'success' },
        ],
      },
    ],
  });
  expect(await conflicts(second)).toEqual({
    total: 1,
    offset: 0,
    rows: [
      {
        batchId: second,
        line: 3,
        subject: 'd1',
        earlier: { batchId: first, file: 'january.csv', line: 4 },
        differences: [
          { field: 'team', earlier: 'red', later: null },
          { field: 'sha', earlier: A, later: B },
          { field: 'status', earlier: 'success', later: 'failure' },
          { field: 'change_failure', earlier: null, later: 'true' },
        ],
      },
    ],
  });
  await engine.handle('import.undo', { batchId: first });
  expect(await conflicts(second)).toEqual({ total: 0, offset: 0, rows: [] });
});

test('of incidents, with all the services of each, and a page at a time', async () => {
  const header = 'incident_id,service,title,severity,started_at,resolved_at';
  const rows = Array.from({ length: 5 }, (_, n) => `i${n},web,Down,SEV1,2024-03-0${n + 1}T10:00:00Z,`);
  await put('open.csv', header, ...rows);
  const resolved = rows.map((row, n) => `${row.replace('SEV1', 'SEV2')}2024-03-0${n + 1}T11:00:00Z`);
  const later = await put('resolved.csv', header, ...resolved);
  const { total, offset, rows: page } = await conflicts(later, 3, 2);
  expect({ total, offset }).toEqual({ total: 5, offset: 3 });
  expect(page.map(({ line, subject }) => [line, subject])).toEqual([
    [5, 'i3'],
    [6, 'i4'],
  ]);
  expect(page[1]?.differences).toEqual([
    { field: 'severity', earlier: 'SEV1', later: 'SEV2' },
    { field: 'resolved_at', earlier: null, later: '2024-03-05T11:00:00.000Z' },
  ]);
});

test('a deployment without an id is named by its service and time', async () => {
  const header = 'service,finished_at,status';
  await put('a.csv', header, 'web,2024-03-01T10:00:00Z,success');
  const later = await put('b.csv', header, 'web,2024-03-01T10:00:00Z,failure');
  expect((await conflicts(later)).rows.map(({ subject }) => subject)).toEqual(['web 2024-03-01T10:00:00.000Z']);
});

test('their number is the one that the import told of', async () => {
  const rows = Array.from({ length: 40 }, (_, n) => {
    const time = `2024-03-${String(1 + (n % 20)).padStart(2, '0')}T10:0${n % 7}:00Z`;
    return `d${n % 9},web,red,prod,${time},${time},success,${A},`;
  });
  const batch = await put('log.csv', DEPLOYMENTS, ...rows, ...rows.slice(0, 10));
  const [told] = await engine.handle('import.list', {});
  const { total } = await conflicts(batch);
  expect(told?.notices.find(({ code }) => code === 'key-repeated')?.params).toEqual({ count: total });
  expect(total).toBe(31);
});

test('there must be such an import', async () => {
  await expect(conflicts(99)).rejects.toMatchObject({ code: 'not-found' });
});
