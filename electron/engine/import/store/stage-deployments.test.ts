import type { Database } from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ImportOptions } from '../../../../shared/api.ts';
import { openSource } from '../bytes/open-source.ts';
import { CsvSource } from '../csv/csv-source.ts';
import { memoryWorkspace, NOW, quietWork, SHA, type TestFolder, testFolder } from '../fixture.ts';
import { chunksOf, planFile } from '../open-table.ts';
import { forEachRecord } from '../read-records.ts';
import { RecordVisitor } from '../record-visitor.ts';
import { insertBatch } from './batch-rows.ts';
import { RejectRows } from './reject-rows.ts';
import { rowStore } from './row-store.ts';
import { StagedRows } from './staged-rows.ts';

let folder: TestFolder;

beforeEach(() => {
  folder = testFolder();
});
afterEach(() => {
  vi.restoreAllMocks();
  folder.remove();
});

/** What a file leaves in the workspace, its rows stored one way or the other. */
async function stored(path: string, isStaged: boolean, options: ImportOptions = {}): Promise<unknown> {
  const db = memoryWorkspace();
  if (isStaged) db.pragma('foreign_keys = OFF');
  const opened = await openSource({ path, entry: null, options, now: NOW, work: quietWork() });
  const staged = isStaged ? new StagedRows(db, 'deployment_row') : null;
  try {
    const planned = await planFile(opened);
    db.exec('BEGIN');
    const batchId = insertBatch(db, { ...BATCH, columns: planned.header });
    const store = rowStore('deployments', db, batchId, staged);
    const source = planned.open();
    const rejects = new RejectRows(db, batchId);
    const visitor = new RecordVisitor({ plan: planned.plan, order: null, source, store, rejects });
    await forEachRecord(source, chunksOf(opened), quietWork(), (step) => visitor.visit(step));
    store.flush();
    staged?.copy();
    db.exec('COMMIT');
    const { tally, stored: kept, rejected, blank } = visitor;
    return { tally, kept, rejected, blank, content: contentOf(db) };
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK');
    staged?.dispose();
    await opened.source.close();
    db.close();
  }
}

const BATCH = {
  file: 'file',
  sha256: '',
  bytes: 0,
  kind: 'deployments',
  preset: 'generic-csv',
  encoding: 'utf-8',
  inputTimeZone: null,
  mapping: {},
  importedAt: NOW,
  appVersion: '',
} as const;

function contentOf(db: Database): unknown {
  const tables = ['deployment_row', 'rejected_row', 'service', 'team', 'environment', 'repository_name'];
  const rows = tables.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY rowid`).all());
  return { rows, check: db.pragma('integrity_check'), orphans: db.pragma('foreign_key_check') };
}

const HEADER =
  'deployment_id,service,team,environment,repository,commit_sha,version,started_at,finished_at,status,committed_at,change_failure,type';

const PLAIN = [
  ...['d0', 'web', 'red', 'prod', 'shop/web', SHA, 'v1'],
  ...['2025-03-02T10:00:00Z', '2025-03-02T10:07:00Z', 'success', '2025-03-02T09:00:00Z', '', ''],
];

/** Values of each column that are plain, or nearly so. */
const id = fc.constantFrom(
  'd1',
  'd2',
  'd-3',
  '',
  ' d4',
  'd4 ',
  'null',
  'N/A',
  '없음',
  '-',
  '7',
  'é',
  'a"b',
  'é'.repeat(5000),
);
const name = fc.constantFrom('web', 'api', '결제 서비스', '', ' web', 'web ', 'null', '-', '\u3000', '\u00a0api');
const sha = fc.constantFrom(
  ...[SHA.toUpperCase(), SHA.slice(0, 7), SHA.slice(0, 6), '', 'main', SHA + SHA, `${SHA} `, SHA.slice(0, 39)],
  ...[`${SHA.slice(1)}g`, '0', 'deadbeef', '-'],
);
const time = fc.constantFrom(
  ...['2025-03-02T10:00:00Z', '2025-03-02T10:07:00.5+09:00', '2025-03-02 11:00:00.123456Z', '', '2025-02-30T10:00:00Z'],
  ...[
    '1970-01-01T00:00:00Z',
    '2099-01-01T00:00:00Z',
    '1740909600',
    '2 Mar 2025 10:00 UTC',
    'soon',
    '2025-03-02T10:00Z',
  ],
);
const status = fc.constantFrom('success', 'failed', 'rolled_back', '', 'Succeeded', 'odd', '-');
const flag = fc.constantFrom('', 'true', 'no', 'maybe', '-');
const kind = fc.constantFrom('', 'hotfix', 'release', 'rollback');
const VALUES = [id, name, name, name, name, sha, id, time, time, status, time, flag, kind];

/** A plain row but for a cell or two. */
const odd = fc.nat({ max: VALUES.length - 1 }).chain((column) => fc.tuple(fc.constant(column), VALUES[column] ?? id));
const written = fc.array(odd, { maxLength: 2 }).map((odds) => {
  const cells = PLAIN.map((cell, column) => odds.find(([of]) => of === column)?.[1] ?? cell);
  return cells.map((cell, i) => (i % 2 === 0 ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
});

test('rows that are staged are stored as any others, whatever is in them', async () => {
  let files = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(written, { minLength: 5, maxLength: 60 }), async (rows) => {
      const path = folder.write(`${files++}.csv`, [HEADER, PLAIN.join(','), ...rows].join('\n'));
      expect(await stored(path, true)).toEqual(await stored(path, false));
    }),
    { numRuns: 80 },
  );
});

test.each([
  ['a constant', { constants: { env: 'prod' } }],
  ['the meaning of a word', { values: { status: { Erfolgreich: 'success' } } }],
])('so they are with %s', async (_, options) => {
  const rows = ['d1,web,2025-03-02T10:00:00Z,Erfolgreich', 'd2,web,2025-03-02T11:00:00Z,failed', 'd3,,x,y'];
  const path = folder.write('a.csv', ['deployment_id,service,finished_at,status', ...rows].join('\n'));
  const content = await stored(path, true, options);
  expect(content).toEqual(await stored(path, false, options));
  expect(content).toMatchObject({ kept: 2, rejected: 1 });
});

test('plain rows never become strings', async () => {
  const rows = Array.from(
    { length: 3000 },
    (_, i) => `d${i},web,red,prod,shop/web,${SHA},v1.${i},,2025-03-02T10:00:00Z,success,,,`,
  );
  const path = folder.write('a.csv', [HEADER, ...rows].join('\n'));
  const cell = vi.spyOn(CsvSource.prototype, 'cell');
  await stored(path, true);
  const staged = cell.mock.calls.length;
  cell.mockClear();
  await stored(path, false);
  // The first records are looked at in both cases, to see what they are.
  expect(cell.mock.calls.length - staged).toBeGreaterThan(3000 * 5);
});
