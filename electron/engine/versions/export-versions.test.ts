import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WEEK } from '../client-fixture.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';

let fixture: EngineFixture;

beforeAll(async () => {
  fixture = await openEngine();
  const { engine, client } = fixture;
  await importPaths(engine, client.deployments, client.incidents, client.repository);
});
afterAll(() => fixture.close());

async function write(language: 'en' | 'ko', versions: readonly string[], columns: readonly string[]) {
  const path = join(fixture.folder, `table-${language}.csv`);
  const view = { ...WEEK, timeZone: 'Asia/Seoul' };
  const request = { view, service: 'web', versions: [...versions], columns: [...columns], language, path };
  const answer = await fixture.engine.handle('versions.table', request);
  const [about = '', table = ''] = readFileSync(path, 'utf8').slice(1).split('\r\n\r\n');
  const [header = [], ...rows] = parse(table, { record_delimiter: '\r\n' });
  return { answer, about: parse(about, { relax_column_count: true }), header, rows, path };
}

test('the versions asked for in their order, with the columns asked for, figures as they are', async () => {
  const columns = ['version', 'lastSeen', 'errorRate', 'p95', 'deployments', 'lead'];
  const { answer, about, header, rows, path } = await write('en', ['v1.2', 'gone', 'v1.3'], columns);
  expect(answer).toEqual({ path, rows: 2 });
  expect(about.slice(0, 3)).toEqual([
    ['Versions of web'],
    ['Workspace', 'client'],
    ['Period', '4 Mar – 10 Mar 2024 (Asia/Seoul)'],
  ]);
  expect(header).toEqual([
    ...['Version', 'Tag', 'Commit', 'Also known as …', 'Last seen', 'Active'],
    ...['Error rate', '95 % interval from', '95 % interval to', 'p95 (ms)', 'Deployments', 'Failed'],
    'Lead time (seconds)',
  ]);
  expect(rows.map(([version]) => version)).toEqual(['v1.2', 'v1.3']);
  const line = Object.fromEntries(header.map((name: string, index: number) => [name, rows[1]?.[index]]));
  expect(line).toMatchObject({
    Commit: expect.stringMatching(/^[0-9a-f]{40}$/),
    'Last seen': expect.stringMatching(/^2024-03-\d\dT[\d:]+\+09:00$/),
    // Nothing was measured: an empty cell, never 0.
    'Error rate': '',
    'p95 (ms)': '',
    Deployments: '1',
  });
});

test('in Korean; a column that there is not is refused', async () => {
  expect((await write('ko', ['v1.2'], ['version', 'incidents'])).header).toContain('장애');
  await expect(write('en', ['v1.2'], ['toString'])).rejects.toMatchObject({ code: 'bad-request' });
});

test('names that the user said are told, so that they can be taken back', async () => {
  const { engine } = fixture;
  const said = async () => (await engine.handle('versions.list', { view: WEEK, service: 'web' })).saidNames;
  expect(await said()).toEqual([]);
  await engine.handle('versions.alias', { service: 'web', name: 'build-9', version: 'v1.3' });
  expect(await said()).toEqual(['build-9']);
  await engine.handle('versions.alias', { service: 'web', name: 'build-9', version: null });
  expect(await said()).toEqual([]);
});
