/** What the window's import step asks of the engine, from a drop to stored rows. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEngine, type Engine } from './create-engine.ts';
import { textRow, workbookOf } from './import/archives/workbook-fixture.ts';
import { row, table } from './import/fixture.ts';

const GERMAN = 'Dienst;Ende;Ergebnis\nKasse;13.3.2025 10:05;Erfolgreich\n';
const GERMAN_OPTIONS = {
  mapping: { service: 'Dienst', status: 'Ergebnis' },
  values: { status: { Erfolgreich: 'success' } },
  inputTimeZone: 'Europe/Berlin',
};

let folder: string;
let engine: Engine;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-step-'));
  engine = createEngine({ appVersion: '0.0.0', now: () => Date.UTC(2026, 0, 1), log: () => {} });
});
afterEach(() => {
  engine.close();
  rmSync(folder, { recursive: true });
});

function put(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

function createWorkspace() {
  return engine.handle('workspace.create', { path: join(folder, 'client.doradeck') });
}

describe('a drop', () => {
  test('is looked at without a workspace, and imported file by file into one', async () => {
    const cells = (number: number, line: string) => textRow(number, ...line.split(','));
    const [header = '', first = ''] = table(row('1')).split('\n');
    const notes = { name: 'Notes', rows: textRow(1, 'Made by', 'me') };
    const book = workbookOf([notes, { name: 'Data', rows: cells(1, header) + cells(2, first) }]);
    put('a.zip', zipSync({ 'in/german.csv': strToU8(GERMAN), 'in/readme.md': strToU8('# hello') }));
    put('book.xlsx', book);
    put('plain.csv', table(row('2'), row('3', 40)));
    const { files, repositories } = await engine.handle('import.inspect', { paths: [folder], options: {}, job: 'j' });
    expect(repositories).toEqual([]);
    expect(
      files.map(({ file, entry, state, problem, reading }) => [file, entry, state, problem?.code ?? reading?.format]),
    ).toEqual([
      ['a.zip/in/german.csv', 'in/german.csv', 'needs-choice', 'file-kind-unknown'],
      ['book.xlsx/Notes', 'Notes', 'unusable', 'file-kind-unknown'],
      ['book.xlsx/Data', 'Data', 'ready', 'workbook'],
      ['plain.csv', null, 'ready', 'csv'],
    ]);
    const [german, , data, plain] = files;
    if (german === undefined || data === undefined || plain === undefined) throw new Error('files are missing');
    const again = await engine.handle('import.preview', {
      path: german.path,
      entry: german.entry,
      options: GERMAN_OPTIONS,
    });
    expect(again).toMatchObject({ state: 'ready', file: 'a.zip/in/german.csv', reading: { counts: { stored: 1 } } });

    await createWorkspace();
    const outcome = await engine.handle('import.files', {
      files: [
        { path: german.path, entry: german.entry, options: GERMAN_OPTIONS },
        { path: data.path, entry: data.entry, options: {} },
        { path: plain.path, entry: plain.entry, options: { constants: { team: 'web' } } },
      ],
      repositories: [],
      job: 'j',
    });
    expect(outcome.files).toMatchObject([
      { kind: 'imported', entry: 'in/german.csv', batch: { stored: 1, inputTimeZone: 'Europe/Berlin' } },
      { kind: 'imported', entry: 'Data', batch: { stored: 1 } },
      { kind: 'imported', file: 'plain.csv', batch: { stored: 1, rejected: 1 } },
    ]);
    const known = await engine.handle('import.inspect', { paths: [folder], options: {}, job: 'j' });
    expect(known.files.map(({ state }) => state)).toEqual(['known', 'unusable', 'known', 'known']);
  });

  test('is not looked at any further once that is cancelled', async () => {
    for (let i = 0; i < 50; i++) put(`${i}.csv`, table(row('1')));
    const looking = engine.handle('import.inspect', { paths: [folder], options: {}, job: 'j' });
    await engine.handle('job.cancel', { job: 'j' });
    await expect(looking).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('cancelled while it is imported leaves nothing', async () => {
    await createWorkspace();
    const files = Array.from({ length: 100 }, (_, i) => {
      return { path: put(`${i}.csv`, table(row(`d${i}`))), entry: null, options: {} };
    });
    let done = 0;
    engine.onEvent((_, payload) => {
      if (!('phase' in payload) || payload.phase !== 'detecting' || payload.total !== files.length) return;
      done = Math.max(done, payload.done);
      if (done > 0) void engine.handle('job.cancel', { job: 'j' });
    });
    await expect(engine.handle('import.files', { files, repositories: [], job: 'j' })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(done).toBeGreaterThan(0);
    expect(await engine.handle('workspace.summary', {})).toMatchObject({ imports: 0, deployments: 0 });
  });
});

test('saved mappings change nothing but what is offered', async () => {
  const before = await createWorkspace();
  const path = put('german.csv', GERMAN);
  const saved = await engine.handle('import.save-mapping', { name: 'm', path, entry: null, options: GERMAN_OPTIONS });
  expect(saved).toEqual([{ name: 'm', columns: ['Dienst', 'Ende', 'Ergebnis'], savedAt: Date.UTC(2026, 0, 1) }]);
  expect(await engine.handle('import.mappings', {})).toEqual(saved);
  expect(await engine.handle('import.preview', { path, entry: null, options: {} })).toMatchObject({
    state: 'ready',
    reading: { saved: 'm' },
  });
  expect(await engine.handle('workspace.summary', {})).toEqual(before);
  expect(await engine.handle('import.forget-mapping', { name: 'm' })).toEqual([]);
  await expect(engine.handle('import.forget-mapping', { name: 'm' })).rejects.toMatchObject({ code: 'not-found' });
});
