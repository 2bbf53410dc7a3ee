/** Rejected rows, written out, mended and imported again: each is stored then, once, and nothing else is. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../shared/api.ts';
import type { ImportBatch } from '../../shared/import-batch.ts';
import type { Engine } from './create-engine.ts';
import { type EngineFixture, openEngine } from './engine-fixture.ts';

let fixture: EngineFixture;
let engine: Engine;

beforeEach(async () => {
  fixture = await openEngine();
  ({ engine } = fixture);
});
afterEach(() => fixture.close());

async function put(name: string, content: string | Uint8Array, options: ImportOptions = {}): Promise<ImportBatch> {
  const path = join(fixture.folder, name);
  writeFileSync(path, content);
  const { files } = await engine.handle('import.paths', { paths: [path], options, job: 'import' });
  const [file] = files;
  if (file?.kind !== 'imported') throw new Error(JSON.stringify(file));
  return file.batch;
}

/** Text of the exported rejects, without its byte order mark. */
async function exported(batchId: number): Promise<{ readonly text: string; readonly rows: number }> {
  const path = join(fixture.folder, `rejects-${batchId}.csv`);
  const { rows } = await engine.handle('import.rejects-csv', { batchId, path });
  const text = readFileSync(path, 'utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  return { text: text.slice(1), rows };
}

const ALL = { from: null, to: null, timeZone: 'UTC', env: null, services: [], teams: [], repositories: [] };

async function deployments(): Promise<unknown[]> {
  const { rows } = await engine.handle('deployments.list', {
    view: { ...ALL, excludeBots: false },
    search: '',
    sort: { column: 'finishedAt', descending: false },
    offset: 0,
    limit: 1000,
  });
  return rows.map(({ externalId, service, team, finishedAt, status }) => [
    externalId,
    service,
    team,
    new Date(finishedAt).toISOString(),
    status,
  ]);
}

const counts = ({ read, stored, duplicate, rejected, blank }: ImportBatch) => [
  read,
  stored,
  duplicate,
  rejected,
  blank,
];

const HEADER = 'deployment_id,service,team,finished_at,status';
const ROWS = [
  'd1,결제 웹,주문팀,2025-03-01T10:00:00Z,success',
  'd2,"결제, ""신규""",주문팀,어제,success',
  'd3,=SUM(1),-팀,2025-03-03T10:00:00Z,failure',
  'd4,검색,@팀,2025-02-30T10:00:00Z,success',
  'd5,,주문팀,2025-03-05T10:00:00Z,success',
];
const TABLE = `${[HEADER, ...ROWS].join('\n')}\n`;

function mend(text: string): string {
  return text.replace('어제', '2025-03-02T10:00:00Z').replace('02-30', '02-28').replace('d5,,', 'd5,배송,');
}

const MENDED = [
  ['d4', '검색', '@팀', '2025-02-28T10:00:00.000Z', 'success'],
  ['d1', '결제 웹', '주문팀', '2025-03-01T10:00:00.000Z', 'success'],
  ['d2', '결제, "신규"', '주문팀', '2025-03-02T10:00:00.000Z', 'success'],
  ['d3', '=SUM(1)', '-팀', '2025-03-03T10:00:00.000Z', 'failure'],
  ['d5', '배송', '주문팀', '2025-03-05T10:00:00.000Z', 'success'],
];

describe('a table', () => {
  test.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['CP949', (text: string) => iconv.encode(text, 'cp949')],
    ['UTF-16', (text: string) => iconv.encode(text, 'utf-16le', { addBOM: true })],
  ])('in %s', async (_, encode) => {
    const first = await put('deploys.csv', encode(TABLE));
    expect(counts(first)).toEqual([5, 2, 0, 3, 0]);
    const { text, rows } = await exported(first.id);
    expect(rows).toBe(3);
    expect(text).toBe(
      [
        `${HEADER},doradeck_line,doradeck_column,doradeck_reason`,
        'd2,"결제, ""신규""",주문팀,어제,success,3,finished_at,time-unreadable',
        "d4,검색,'@팀,2025-02-30T10:00:00Z,success,5,finished_at,time-impossible",
        'd5,,주문팀,2025-03-05T10:00:00Z,success,6,service,service-missing',
        '',
      ].join('\r\n'),
    );
    const again = await put('mended.csv', mend(text));
    expect(counts(again)).toEqual([3, 3, 0, 0, 0]);
    expect(again.mapping).toEqual(first.mapping);
    expect(await deployments()).toEqual(MENDED);
  });

  test('mended in a spreadsheet that saves in the system’s encoding, with semicolons', async () => {
    const first = await put('deploys.csv', iconv.encode(TABLE, 'cp949'));
    const { text } = await exported(first.id);
    const saved = mend(text).replaceAll(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/gm, ';');
    expect(counts(await put('mended.csv', iconv.encode(saved, 'cp949')))).toEqual([3, 3, 0, 0, 0]);
    expect(await deployments()).toEqual(MENDED);
  });

  test('the original file mended instead: what was stored is a duplicate, the mended rows are new', async () => {
    await put('deploys.csv', TABLE);
    expect(counts(await put('deploys-mended.csv', mend(TABLE)))).toEqual([5, 3, 2, 0, 0]);
    expect(await deployments()).toEqual(MENDED);
  });

  test('not mended, the same rows are rejected for the same reasons', async () => {
    const first = await put('deploys.csv', TABLE);
    const { text } = await exported(first.id);
    const second = await put('again.csv', text);
    expect(counts(second)).toEqual([3, 0, 0, 3, 0]);
    const reasons = (csv: string) => csv.split('\r\n').map((line) => line.split(',').at(-1));
    expect(reasons((await exported(second.id)).text)).toEqual(reasons(text));
  });

  test('a row with more cells than columns keeps them, and stays rejected until it is mended', async () => {
    const first = await put('deploys.csv', `${HEADER}\nd1,shop, web,2025-03-01T10:00:00Z,success,extra\n`);
    const { text } = await exported(first.id);
    expect(text.split('\r\n')[1]).toBe('d1,shop," web",2025-03-01T10:00:00Z,success,2,,too-many-columns,extra');
    expect(counts(await put('again.csv', text))).toEqual([1, 0, 0, 1, 0]);
    const mended = text.replace('shop," web"', '"shop, web",').replace(',extra', '');
    expect(counts(await put('mended.csv', mended))).toEqual([1, 1, 0, 0, 0]);
  });

  test('names of columns that a spreadsheet would compute come back as they were', async () => {
    const table = '@timestamp,deployment_id,service,-note\nsoon,d1,web,-1\n';
    const options = { mapping: { finished_at: '@timestamp' } };
    const first = await put('log.csv', table, options);
    const { text } = await exported(first.id);
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      "'@timestamp,deployment_id,service,'-note,doradeck_line,doradeck_column,doradeck_reason",
      "soon,d1,web,'-1,2,'@timestamp,time-unreadable",
    ]);
    const again = await put('mended.csv', text.replace('soon', '2025-03-01T10:00:00Z'), options);
    expect([counts(again), again.mapping]).toEqual([[1, 1, 0, 0, 0], first.mapping]);
  });

  test('without a header, its columns keep their numbers', async () => {
    const options = { mapping: { id: '#1', service: '#2', finished_at: '#3' } };
    const first = await put('bare.csv', 'd1,web,2025-03-01T10:00:00Z\nd2,web,soon\n', { ...options, headerRow: 0 });
    expect(counts(first)).toEqual([2, 1, 0, 1, 0]);
    const { text } = await exported(first.id);
    const again = await put('mended.csv', text.replace('soon', '2025-03-02T10:00:00Z'), options);
    expect(counts(again)).toEqual([1, 1, 0, 0, 0]);
  });

  test('local times in a zone that was chosen: the same choice serves the mended rows', async () => {
    const options: ImportOptions = { inputTimeZone: 'Asia/Seoul', dateOrder: 'dmy' };
    const first = await put('local.csv', `${HEADER}\nd1,web,,32/03/2025 10:00,success\n`, options);
    const { text } = await exported(first.id);
    expect(counts(await put('mended.csv', text.replace('32/03', '04/03'), options))).toEqual([1, 1, 0, 0, 0]);
    expect(await deployments()).toEqual([['d1', 'web', null, '2025-03-04T01:00:00.000Z', 'success']]);
  });
});

describe('JSON', () => {
  const records = [
    { deployment_id: 'd1', service: '결제', finished_at: '2025-03-01T10:00:00Z', status: 'success' },
    { deployment_id: 'd2', service: '결제, "신규"', finished_at: '어제', status: 'success', extra: { deep: [1, 2] } },
    { deployment_id: 'd3', service: '=SUM(1)', finished_at: null, status: 'failure' },
  ];

  test.each([
    ['an array', JSON.stringify(records)],
    ['a line each', records.map((record) => JSON.stringify(record)).join('\n')],
    ['a wrapper', JSON.stringify({ deployments: records })],
  ])('%s', async (_, text) => {
    const first = await put('deploys.json', text);
    expect(counts(first)).toEqual([3, 1, 0, 2, 0]);
    const { text: csv } = await exported(first.id);
    const mended = csv.replace('어제', '2025-03-02T10:00:00Z').replace("'=SUM(1),,", "'=SUM(1),2025-03-03T10:00:00Z,");
    expect(counts(await put('mended.csv', mended))).toEqual([2, 2, 0, 0, 0]);
    expect(await deployments()).toEqual([
      ['d1', '결제', null, '2025-03-01T10:00:00.000Z', 'success'],
      ['d2', '결제, "신규"', null, '2025-03-02T10:00:00.000Z', 'success'],
      ['d3', '=SUM(1)', null, '2025-03-03T10:00:00.000Z', 'failure'],
    ]);
  });
});

describe('JSON of a tool that is recognised', () => {
  const [from, to] = ['2024-04-05T03:10:00Z', '2024-04-05T04:00:00Z'];
  const pager = (id: string, created_at: string) => ({
    id,
    incident_number: 1,
    title: 'Down, again',
    status: 'resolved',
    urgency: 'high',
    created_at,
    resolved_at: to,
    service: { id: 'S', summary: 'web' },
  });
  const jira = (key: string, created: string) => ({
    id: key,
    key,
    fields: {
      summary: 'Down, again',
      issuetype: { name: 'Incident' },
      status: { name: 'Done', statusCategory: { key: 'done' } },
      priority: { name: 'High' },
      created,
      resolutiondate: to,
      components: [{ name: 'web' }, { name: '결제' }],
    },
  });

  test.each([
    ['pagerduty-incident', { incidents: [pager('P1', from), pager('P2', 'soon')] }],
    ['jira-issue', { issues: [jira('OPS-1', from), jira('OPS-2', 'soon')] }],
  ])('%s: mended as a table, it is read as that tool’s again', async (preset, content) => {
    const first = await put('tool.json', JSON.stringify(content));
    expect([first.preset, ...counts(first)]).toEqual([preset, 2, 1, 0, 1, 0]);
    const { text } = await exported(first.id);
    const again = await put('mended.csv', text.replace('soon', from));
    expect([again.preset, ...counts(again)]).toEqual([preset, 1, 1, 0, 0, 0]);
    // But for their ids they say the same.
    const { rows } = await engine.handle('incidents.list', {
      view: { ...ALL, excludeBots: false },
      search: '',
      sort: { column: 'startedAt', descending: false },
      offset: 0,
      limit: 10,
    });
    const [one, other] = rows.map(({ id: _, key: __, externalId: ___, source, ...rest }) => ({
      ...rest,
      preset: source.preset,
    }));
    expect(rows).toHaveLength(2);
    expect(other).toEqual(one);
  });
});

test('are found by reason, and by what is in the value or the name of the column', async () => {
  const { id: batchId } = await put('deploys.csv', `${TABLE}d6,web,,SOON,success\n`);
  const ask = async (filter: { readonly code?: string; readonly search?: string }) => {
    const { total, rows } = await engine.handle('import.rejects', { batchId, ...filter, offset: 0, limit: 10 });
    expect(total).toBe(rows.length);
    return rows.map(({ line }) => line);
  };
  const { reasons } = await engine.handle('import.rejects', { batchId, search: 'nothing', offset: 0, limit: 10 });
  expect(reasons).toEqual([
    { code: 'time-unreadable', rows: 2 },
    { code: 'service-missing', rows: 1 },
    { code: 'time-impossible', rows: 1 },
  ]);
  expect(await ask({})).toEqual([3, 5, 6, 7]);
  expect(await ask({ code: 'time-unreadable' })).toEqual([3, 7]);
  expect(await ask({ search: 'soon' })).toEqual([7]);
  expect(await ask({ search: 'Finished' })).toEqual([3, 5, 7]);
  expect(await ask({ search: '어제', code: 'time-impossible' })).toEqual([]);
});

test('many rows are written page by page, all of them, and the engine answers meanwhile', async () => {
  const rows = Array.from({ length: 5000 }, (_, n) => `d${n},web,,soon ${n},success`);
  const first = await put('deploys.csv', [HEADER, ...rows].join('\n'));
  const path = join(fixture.folder, 'rejects.csv');
  const writing = engine.handle('import.rejects-csv', { batchId: first.id, path });
  const summary = await engine.handle('workspace.summary', {});
  expect(summary?.imports).toBe(1);
  expect((await writing).rows).toBe(5000);
  const lines = readFileSync(path, 'utf8').split('\r\n').slice(1, -1);
  expect(lines).toEqual(rows.map((row, n) => `${row},${n + 2},finished_at,time-unreadable`));
});
