import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RequestInput } from '../../../shared/api.ts';
import { unprotectCell } from '../../../shared/import/formula-safe.ts';
import { WEEK } from '../client-fixture.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';

let fixture: EngineFixture;
let path: string;

beforeAll(async () => {
  fixture = await openEngine();
  const { engine, folder, client } = fixture;
  path = join(folder, 'list.csv');
  const more = join(folder, 'more.csv');
  writeFileSync(
    more,
    'deployment_id,service,environment,finished_at,version\n=1+1,"a, ""b""",prod,2024-03-09T10:00:00Z,@x\n',
  );
  await importPaths(engine, client.deployments, client.incidents, client.repository, more);
});
afterAll(() => fixture.close());

type Exported = RequestInput<'list.export'>;

const DEPLOYMENTS: Exported = {
  list: 'deployments.list',
  view: WEEK,
  search: '',
  sort: { column: 'finishedAt', descending: false },
  columns: ['externalId', 'finishedAt', 'version', 'durationSeconds', 'medianLeadSeconds', 'outcome'],
  language: 'en',
  path: '',
  job: 'export',
};

/** Lines of the file: those about the list, its header, its rows. */
async function write(change: Partial<Exported> = {}) {
  const answer = await fixture.engine.handle('list.export', { ...DEPLOYMENTS, path, ...change });
  const text = readFileSync(path, 'utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  const [about = '', table = ''] = text.slice(1).split('\r\n\r\n');
  const lines = parse(table, { record_delimiter: '\r\n' }).map((row) => row.map(unprotectCell));
  return { answer, about: parse(about, { relax_column_count: true }), header: lines[0], rows: lines.slice(1), text };
}

test('a list says what it is, then its header and all of its rows as raw figures', async () => {
  const { answer, about, header, rows } = await write({ view: { ...WEEK, timeZone: 'Asia/Seoul' } });
  expect(answer).toEqual({ path, rows: 6 });
  expect(about).toEqual([
    ['Deployments'],
    ['Workspace', 'client'],
    ['Period', '4 Mar – 10 Mar 2024 (Asia/Seoul)'],
    ['Filters', expect.stringContaining('environments matching')],
    ['Calculation profile', 'Doradeck'],
    ['Rows', '6'],
    ['Exported', '2024-03-12T09:00:00+09:00'],
    ['Doradeck', '1.2.3'],
  ]);
  expect(header).toEqual([
    'Identifier',
    'Finished',
    'Version',
    'Commit',
    'Duration (seconds)',
    'Lead time (seconds)',
    'Outcome',
    'Reason',
  ]);
  const [, , c3, c4] = fixture.client.shas;
  expect(rows.slice(1, 5)).toEqual([
    ['d3', '2024-03-05T19:00:00+09:00', 'v1.2', c3?.slice(0, 10), '600', '86400', 'Failed', expect.any(String)],
    ['d4', '2024-03-06T21:00:00+09:00', 'v1.3', c4, '600', '7200', expect.any(String), expect.any(String)],
    ['d6', '2024-03-08T19:00:00+09:00', 'v1.3', c4, '600', '', 'Failure · Not counted', 'Did not succeed'],
    ['d7', '2024-03-09T09:00:00+09:00', '7', '', '', '', expect.any(String), ''],
  ]);
});

test('nothing in it runs in a spreadsheet, and a reader gets the texts back', async () => {
  const { rows, text } = await write({ search: '=1+1', columns: ['externalId', 'service', 'version'] });
  expect(text).toContain('\r\n\'=1+1,"a, ""b""",\'@x,\r\n');
  expect(rows).toEqual([['=1+1', 'a, "b"', '@x', '']]);
});

test('in Korean it says the same with Korean words', async () => {
  const { about, header, rows } = await write({ language: 'ko', search: 'd6' });
  expect(about).toEqual(expect.arrayContaining([['배포'], ['검색어', 'd6'], ['행 수', '1']]));
  expect(header?.slice(4, 6)).toEqual(['소요 시간(초)', '리드 타임(초)']);
  expect(rows).toEqual([
    ['d6', '2024-03-08T10:00:00Z', 'v1.3', fixture.client.shas[3], '600', '', '실패 · 집계 제외', expect.any(String)],
  ]);
});

test('incidents and changes are exported too', async () => {
  const incidents = await write({
    list: 'incidents.list',
    sort: { column: 'startedAt', descending: true },
    columns: ['title', 'source', 'service', 'recoverySeconds', 'linkRule'],
  });
  expect(incidents.header).toEqual([
    'Title',
    'Source',
    'Services',
    'Recovery (seconds)',
    'Caused by',
    'How it is known',
  ]);
  expect(incidents.rows).toEqual([
    ['Slow pages', 'Datadog DORA failures', 'web', '', 'd4', expect.any(String)],
    ['결제 실패', 'Datadog DORA failures', 'web', '3600', 'd2', expect.any(String)],
  ]);
  const changes = await write({
    list: 'lead-time.changes',
    sort: { column: 'leadSeconds', descending: true },
    columns: ['subject', 'leadSeconds', 'deploy'],
    stage: 'deploy',
  });
  expect(changes.about).toContainEqual(['Filters', expect.stringMatching(/ · Stage: Deploy$/)]);
  expect(changes.header).toEqual(['Change', 'Commit', 'Lead time (seconds)', 'Deploy (seconds)']);
  expect(changes.rows.map(([subject, , lead, deploy]) => [subject, lead, deploy])).toEqual([
    ['Add totals', '93600', '600'],
    ['Round totals', '86400', '600'],
    ['Revert "Round totals"', '7200', '600'],
  ]);
});

test('a column that a list has not is refused, and the file stays as it was', async () => {
  await write();
  const before = readFileSync(path, 'utf8');
  const asked = fixture.engine.handle('list.export', { ...DEPLOYMENTS, path, columns: ['finishedAt', 'constructor'] });
  await expect(asked).rejects.toMatchObject({ code: 'bad-request' });
  expect(readFileSync(path, 'utf8')).toBe(before);
});

test('it can be cancelled, and leaves the old file and nothing else', async () => {
  await write();
  const before = readFileSync(path, 'utf8');
  const files = readdirSync(fixture.folder);
  const writing = fixture.engine.handle('list.export', { ...DEPLOYMENTS, path, search: 'web' });
  await fixture.engine.handle('job.cancel', { job: 'export' });
  await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
  expect(readFileSync(path, 'utf8')).toBe(before);
  expect(readdirSync(fixture.folder)).toEqual(files);
});
