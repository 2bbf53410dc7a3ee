import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeploymentRow, IncidentRow } from '../../../shared/answers.ts';
import { unprotectCell } from '../../../shared/import/formula-safe.ts';
import { COUNTED_REASONS } from '../../../shared/metrics/resolution.ts';
import { DEPLOYMENT_STATUSES } from '../../../shared/model.ts';
import { WEEK } from '../client-fixture.ts';
import type { Engine } from '../create-engine.ts';
import { importPaths, newEngine } from '../engine-fixture.ts';

const VIEW = { ...WEEK, env: null };
const two = (part: number) => String(part).padStart(2, '0');
const minute = fc.integer({ min: 0, max: 5 }).map((at) => `2024-03-05T10:${two(at * 7)}:00Z`);
const earlier = fc.option(
  fc.integer({ min: 0, max: 3 }).map((at) => `2024-03-05T09:${two(at * 9)}:00Z`),
  { nil: '' },
);
const word = fc.constantFrom('', 'v1', 'V1', 'v10', 'v9', '가', '=1+1', 'a,b');

/** So few values that rows fall together: the same things said twice, the same times, the same names in other letters. */
const deployment = fc
  .tuple(
    fc.constantFrom('', 'd1', 'd2', 'D2', 'd3', 'd10'),
    fc.constantFrom('web', 'Api', 'shop'),
    fc.constantFrom('', 'red', 'Blue'),
    fc.constantFrom('', 'prod', 'stage'),
    earlier,
    minute,
    fc.constantFrom('success', 'failure', 'running'),
    fc.constantFrom('', 'a1b2c3d4e5', 'A1B2C3D4E6', 'f'.repeat(40)),
    word,
  )
  .map((cells) => cells.map((cell) => `"${cell}"`).join(','));
const incident = fc
  .tuple(
    fc.constantFrom('i1', 'i2', 'I2', 'i3', 'i4'),
    fc.constantFrom('web', 'Api'),
    fc.constantFrom('', 'high', 'Low'),
    word,
    minute,
    fc.constantFrom('', '2024-03-06T10:00:00Z', '2024-03-06T12:00:00Z'),
  )
  .map((cells) => cells.map((cell) => `"${cell}"`).join(','));

const HEADERS = {
  deployments: 'deployment_id,service,team,environment,started_at,finished_at,status,commit_sha,version',
  incidents: 'incident_id,service,severity,title,started_at,resolved_at',
};
const files = fc.record({
  first: fc.array(deployment, { minLength: 1, maxLength: 12 }),
  second: fc.array(deployment, { minLength: 1, maxLength: 6 }),
  incidents: fc.array(incident, { minLength: 1, maxLength: 8 }),
});

type Key<Row> = (row: Row) => string | number | boolean | null;

/** What a column is sorted by, read from the row that is shown. */
const DEPLOYMENT_KEYS: Readonly<Record<string, Key<DeploymentRow>>> = {
  finishedAt: (row) => row.finishedAt,
  startedAt: (row) => row.startedAt,
  service: (row) => row.service,
  team: (row) => row.team,
  env: (row) => row.env,
  version: (row) => row.version,
  sha: (row) => row.sha,
  externalId: (row) => row.externalId,
  durationSeconds: (row) => row.startedAt && row.finishedAt - row.startedAt,
  status: (row) => DEPLOYMENT_STATUSES.indexOf(row.status),
  outcome: (row) => (row.counted ? (row.failed ? 3 : row.outcomeUnknown ? 2 : 1) : 0),
  countedReason: (row) => COUNTED_REASONS.indexOf(row.countedReason),
  failed: (row) => row.failed,
  commits: (row) => row.commits,
  medianLeadSeconds: (row) => row.medianLeadSeconds,
  incidentIds: (row) => row.incidentIds.length,
};
const INCIDENT_KEYS: Readonly<Record<string, Key<IncidentRow>>> = {
  startedAt: (row) => row.startedAt,
  title: (row) => row.title,
  externalId: (row) => row.externalId,
  service: (row) => row.services.join(' '),
  severity: (row) => row.severity,
  recoverySeconds: (row) => row.recoverySeconds,
  resolvedAt: (row) => row.resolvedAt,
};

/** By comparing row with row; `rows` in the order of time. */
function compared<Row>(rows: readonly Row[], keyOf: Key<Row>, descending: boolean): Row[] {
  const turn = descending ? -1 : 1;
  const keyed = rows.map((row, place) => {
    const key = keyOf(row);
    return { row, place, key: typeof key === 'string' ? key.toLowerCase() || null : key };
  });
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null) || a.place - b.place;
    return (a.key < b.key ? -turn : a.key > b.key ? turn : 0) || (a.place - b.place) * turn;
  });
  return keyed.map(({ row }) => row);
}

interface ListOf<Row> {
  readonly name: 'deployments.list' | 'incidents.list';
  readonly time: string;
  readonly keys: Readonly<Record<string, Key<Row>>>;
  readonly columns: readonly string[];
  readonly cells: (row: Row) => readonly (string | null)[];
}

const DEPLOYMENTS: ListOf<DeploymentRow> = {
  name: 'deployments.list',
  time: 'finishedAt',
  keys: DEPLOYMENT_KEYS,
  columns: ['externalId', 'service', 'team', 'version', 'finishedAt'],
  cells: (row) => [row.externalId, row.service, row.team, row.version, row.sha, iso(row.finishedAt)],
};
const INCIDENTS: ListOf<IncidentRow> = {
  name: 'incidents.list',
  time: 'startedAt',
  keys: INCIDENT_KEYS,
  columns: ['externalId', 'title', 'severity', 'startedAt'],
  cells: (row) => [row.externalId, row.title, row.severity, iso(row.startedAt)],
};

function iso(instant: number): string {
  return new Date(instant).toISOString().replace('.000', '');
}

async function checkList<Row>(engine: Engine, folder: string, { name, time, keys, columns, cells }: ListOf<Row>) {
  const ask = async (column: string, descending: boolean, offset = 0, limit = 1000) => {
    const answer = await engine.handle(name, { view: VIEW, search: '', sort: { column, descending }, offset, limit });
    return answer.rows as readonly unknown[] as readonly Row[];
  };
  const inTime = await ask(time, false);
  for (const [column, keyOf] of Object.entries(keys)) {
    for (const descending of [false, true]) {
      const all = await ask(column, descending);
      expect([column, descending, all]).toEqual([column, descending, compared(inTime, keyOf, descending)]);
      const pages: Row[] = [];
      for (let offset = 0; offset < all.length; offset += 3) pages.push(...(await ask(column, descending, offset, 3)));
      expect(pages).toEqual(all);
    }
  }
  const [column = time] = Object.keys(keys).slice(inTime.length % 5);
  const path = join(folder, 'list.csv');
  const sort = { column, descending: true };
  const request = { list: name, search: '', sort, columns: [...columns], language: 'ko' as const, path, job: 'x' };
  expect(await engine.handle('list.export', { ...request, view: VIEW })).toEqual({ path, rows: inTime.length });
  const [, table = ''] = readFileSync(path, 'utf8').split('\r\n\r\n');
  const written = parse(table).map((row) => row.map((cell) => unprotectCell(cell)));
  expect(written.slice(1)).toEqual((await ask(column, true)).map((row) => cells(row).map((cell) => cell ?? '')));
}

test('lists are in the order of what they show, page by page and as a file, whatever the client', async () => {
  await fc.assert(
    fc.asyncProperty(files, async ({ first, second, incidents }) => {
      const folder = mkdtempSync(join(tmpdir(), 'doradeck-lists-'));
      const engine = newEngine();
      try {
        const write = (name: string, header: string, rows: readonly string[]) => {
          writeFileSync(join(folder, name), `${[header, ...rows].join('\n')}\n`);
          return join(folder, name);
        };
        await engine.handle('workspace.create', { path: join(folder, 'client.doradeck') });
        await importPaths(engine, write('first.csv', HEADERS.deployments, first));
        await importPaths(engine, write('second.csv', HEADERS.deployments, second));
        await importPaths(engine, write('incidents.csv', HEADERS.incidents, incidents));
        await checkList(engine, folder, DEPLOYMENTS);
        await checkList(engine, folder, INCIDENTS);
      } finally {
        engine.close();
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 20 },
  );
});
