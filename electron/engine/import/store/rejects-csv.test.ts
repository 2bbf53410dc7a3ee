import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importInto, memoryWorkspace, type TestFolder, testFolder } from '../fixture.ts';
import { rejectsAsCsv } from './rejects-csv.ts';
import { undoImport } from './undo-import.ts';

let db: Database;
let folder: TestFolder;

beforeEach(() => {
  db = memoryWorkspace();
  folder = testFolder();
});

afterEach(() => {
  db.close();
  folder.remove();
});

async function put(name: string, text: string) {
  const outcome = await importInto(db, folder.write(name, text));
  if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
  return outcome.batch;
}

test('rejected rows of a table come back with their reasons, mended they can be imported', async () => {
  const batch = await put(
    'deploys.csv',
    'deployment_id;service;finished_at\nd1;a;2025-03-01T10:00:00Z\nd2;"=1+1";soon\nd3;"x;""y""\n";2025-02-30T10:00:00Z\nd4;\'q\n',
  );
  const csv = [...rejectsAsCsv(db, batch.id)].join('');
  expect(csv).toBe(
    '\ufeff' +
      'deployment_id,service,finished_at,doradeck_line,doradeck_column,doradeck_reason\r\n' +
      "d2,'=1+1,soon,3,finished_at,time-unreadable\r\n" +
      'd3,"x;""y""\n",2025-02-30T10:00:00Z,4,finished_at,time-impossible\r\n' +
      "d4,''q,,6,,too-few-columns\r\n",
  );
  const mended = csv
    .replace('soon', '2025-03-02T10:00:00Z')
    .replace('02-30', '02-28')
    .replace("''q,", "''q,2025-03-03T10:00:00Z");
  expect(await put('mended.csv', mended)).toMatchObject({ read: 3, stored: 3 });
  expect(db.prepare('SELECT name FROM service ORDER BY id').pluck().all()).toEqual(['a', '=1+1', 'x;"y"\n', "'q"]);
});

test('rejected records of JSON become a table of their paths', async () => {
  const records = [
    { data: { attributes: { services: ['a', 'b'], started_at: 'soon', team: 't' } } },
    { data: { attributes: { services: ['c'], started_at: 1_730_710_775_629, name: 'ok' } } },
    7,
  ];
  const batch = await put('failures.json', JSON.stringify(records));
  const csv = [...rejectsAsCsv(db, batch.id)].join('');
  expect(csv).toBe(
    '\ufeff' +
      'data.attributes.services,data.attributes.started_at,data.attributes.team,doradeck_line,doradeck_column,doradeck_reason\r\n' +
      '"[""a"",""b""]",soon,t,1,data.attributes.started_at,time-unreadable\r\n' +
      ',,,1,,not-an-object\r\n',
  );
  const mended = csv.replace('soon', '1730710775').split('\r\n').slice(0, 2).join('\r\n');
  expect(await put('mended.csv', mended)).toMatchObject({ kind: 'incidents', read: 1, stored: 1 });
  expect(db.prepare('SELECT name FROM service ORDER BY name').pluck().all()).toEqual(['a', 'b', 'c']);
});

test('an import that is undone while its rows are written is told of, not cut short', async () => {
  const rows = Array.from({ length: 5000 }, (_, n) => `d${n},web,soon ${n}`);
  const batch = await put('deploys.csv', ['deployment_id,service,finished_at', ...rows, ''].join('\n'));
  const chunks = rejectsAsCsv(db, batch.id);
  expect(chunks.next().done).toBe(false);
  await undoImport(db, batch.id);
  expect(() => [...chunks]).toThrow(expect.objectContaining({ code: 'not-found' }));
});

test('there must be such an import', () => {
  expect(() => rejectsAsCsv(db, 1).next()).toThrow(expect.objectContaining({ code: 'not-found' }));
});
