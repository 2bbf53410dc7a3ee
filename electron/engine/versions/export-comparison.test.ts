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

async function write(language: 'en' | 'ko', pair: { readonly base: string; readonly head: string }) {
  const path = join(fixture.folder, `versions-${language}.csv`);
  const request = { view: { ...WEEK, timeZone: 'Asia/Seoul' }, service: 'web', ...pair, language, path };
  const answer = await fixture.engine.handle('versions.export', request);
  const [about = '', table = ''] = readFileSync(path, 'utf8').slice(1).split('\r\n\r\n');
  const [header, ...rows] = parse(table, { record_delimiter: '\r\n' });
  return { answer, about: parse(about, { relax_column_count: true }), header, rows, path };
}

test('a comparison says what it is, then its figures as they are', async () => {
  const { answer, about, header, rows, path } = await write('en', { base: 'v1.2', head: 'v1.3' });
  expect(answer).toEqual({ path, rows: rows.length });
  expect(about.slice(0, 4)).toEqual([
    ['Compare two versions'],
    ['Workspace', 'client'],
    ['Period', '4 Mar – 10 Mar 2024 (Asia/Seoul)'],
    ['Filters', expect.stringContaining('web: v1.2 → v1.3')],
  ]);
  expect(header).toEqual([
    'Part',
    'Figure',
    'v1.2',
    'v1.3',
    'Difference',
    '95 % interval from',
    '95 % interval to',
    'p-value',
    'In words',
  ]);
  const lineOf = (name: string) => rows.find(([, figure]) => figure === name)?.slice(2);
  // Nothing was measured of them: an empty cell and the reason, never 0.
  expect(lineOf('Requests')).toEqual(['', '', '', '', '', '', '']);
  expect(lineOf('Error rate')).toEqual(['', '', '', '', '', '', 'not measured in both']);
  expect(lineOf('Commits that are new')?.[1]).toMatch(/^[1-9]\d*$/);
  expect(lineOf('Deployments')?.slice(0, 2)).toEqual(['1', '1']);
  expect(lineOf('First seen')?.[1]).toMatch(/^2024-03-0\dT[\d:]+\+09:00$/);
});

test('in Korean; of a version that is not there nothing is written', async () => {
  const { rows } = await write('ko', { base: 'v1.3', head: 'v1.2' });
  expect(rows.some(([part, figure]) => part === '측정값' && figure === '오류율')).toBe(true);
  await expect(write('en', { base: 'v1.2', head: 'nowhere' })).rejects.toMatchObject({ code: 'not-found' });
});
