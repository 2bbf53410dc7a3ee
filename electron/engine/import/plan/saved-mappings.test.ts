import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../../../shared/api.ts';
import { AppError } from '../../../../shared/errors.ts';
import { NOW } from '../fixture.ts';
import { fieldsOf, looksPerTest, readingOf, rowsOf } from './look-fixture.ts';
import { saveMapping } from './save-mapping.ts';
import { forgetMapping, listMappings, readMappings } from './saved-mappings.ts';

const { look, batchOf, db, folder } = looksPerTest();

function save(name: string, content: string | Uint8Array, options: ImportOptions, now = NOW): Promise<void> {
  return saveMapping({ db: db(), name, path: folder().write('saved', content), entry: null, options, now });
}

const MARCH = 'Dienst;Ende;Ergebnis\nKasse;1.3.2025 10:05;Erfolgreich\n';
const APRIL = 'Ende;Ergebnis;Dienst\n1.4.2025 10:05;Erfolgreich;Korb\n';
const READING: ImportOptions = {
  mapping: { service: 'Dienst', status: 'Ergebnis' },
  constants: { env: 'prod' },
  values: { status: { Erfolgreich: 'success' } },
  inputTimeZone: 'Europe/Berlin',
  dateOrder: 'dmy',
  kind: 'deployments',
};

describe('a saved mapping', () => {
  test('is used for a file of the same columns in any order, and says so', async () => {
    await save('monthly', MARCH, READING);
    const file = await look(APRIL);
    expect(file.state).toBe('ready');
    expect(rowsOf(file)).toEqual([
      [2, { service: 'Korb', env: 'prod', status: 'success', finished_at: '2025-04-01T08:05:00.000Z' }],
    ]);
    expect(readingOf(file)).toMatchObject({
      saved: 'monthly',
      offered: ['monthly'],
      evidence: [{ code: 'saved', name: 'monthly' }],
      inputTimeZone: 'Europe/Berlin',
    });
    expect(fieldsOf(file)).toEqual({
      service: ['Dienst', 'saved'],
      env: [null, 'saved'],
      // Found by values at first, and kept: another file's values may say something else.
      finished_at: ['Ende', 'saved'],
      status: ['Ergebnis', 'saved'],
    });
    expect(await batchOf(APRIL)).toMatchObject({
      stored: 1,
      notices: [{ code: 'mapping-saved', params: { name: 'monthly' } }],
    });
  });

  test('gives way to what is said, field by field', async () => {
    await save('monthly', MARCH, READING);
    const said: ImportOptions = {
      mapping: { team: 'Dienst' },
      constants: { service: 's', env: 'test' },
      values: { status: { Erfolgreich: 'failure' } },
      inputTimeZone: 'UTC',
    };
    const file = await look(APRIL, { ...said, mapping: { service: '', team: 'Dienst' } });
    expect(rowsOf(file)).toEqual([
      [2, { service: 's', team: 'Korb', env: 'test', status: 'failure', finished_at: '2025-04-01T10:05:00.000Z' }],
    ]);
    expect(fieldsOf(file)).toMatchObject({
      team: ['Dienst', 'chosen'],
      status: ['Ergebnis', 'saved'],
      env: [null, 'chosen'],
    });
  });

  test('is left alone where that is said, and where something else is', async () => {
    await save('monthly', MARCH, READING);
    const unsaved = await look(APRIL, { saved: null });
    expect(readingOf(unsaved)).toMatchObject({ saved: null, offered: ['monthly'] });
    expect(readingOf(await look(APRIL, { kind: 'incidents' }))).toMatchObject({ saved: null, kind: 'incidents' });
    const other = await look('Dienst;Ende\nKasse;1.3.2025 10:05\n');
    expect(readingOf(other)).toMatchObject({ saved: null, offered: [] });
  });

  test('is used by name for other columns too', async () => {
    await save('monthly', MARCH, READING);
    const file = await look('Dienst;Ende;Ergebnis;Notiz\nKasse;1.3.2025 10:05;Erfolgreich;x\n', { saved: 'monthly' });
    expect(readingOf(file)).toMatchObject({ saved: 'monthly', offered: [], counts: { stored: 1 } });
  });

  test('the newest is used, all are offered', async () => {
    await save('old', MARCH, READING, NOW);
    await save('new', MARCH, { ...READING, constants: { env: 'newer' } }, NOW + 1);
    expect(readingOf(await look(APRIL))).toMatchObject({ saved: 'new', offered: ['new', 'old'] });
    const old = await look(APRIL, { saved: 'old' });
    expect(rowsOf(old)).toMatchObject([[2, { env: 'prod' }]]);
  });

  test('brings the encoding, delimiter and header row that a file does not tell', async () => {
    const content = iconv.encode('Bericht\nnichts\nBüro^Ende\nZürich^1.3.2025 10:05\n', 'windows-1252');
    const said: ImportOptions = {
      ...{ encoding: 'windows-1252', delimiter: '^', headerRow: 3, kind: 'deployments' },
      ...{ mapping: { service: 'Büro', finished_at: 'Ende' }, inputTimeZone: 'UTC', dateOrder: 'dmy' },
    };
    expect((await look(content)).problem?.code).toBe('file-encoding-unknown');
    await save('bureau', content, said);
    const file = await look(content);
    expect(readingOf(file)).toMatchObject({ saved: 'bureau', delimiter: '^', headerRow: 3 });
    expect(rowsOf(file).at(-1)).toMatchObject([4, { service: 'Zürich' }]);
    expect(await batchOf(content)).toMatchObject({ encoding: 'windows-1252', stored: 1 });
  });

  test('of a table without a header is not used for one that has one', async () => {
    const headless = 'a;2025-03-01T10:05:00Z\nb;2025-03-02T10:05:00Z\n';
    await save('headless', headless, {
      kind: 'deployments',
      headerRow: 0,
      mapping: { service: '#1', finished_at: '#2' },
    });
    expect(readingOf(await look(headless))).toMatchObject({ saved: 'headless', headerRow: 0, counts: { stored: 2 } });
    const other = await look('service;finished_at\na;2025-03-01T10:05:00Z\n');
    expect(readingOf(other)).toMatchObject({ saved: null, headerRow: 1, counts: { stored: 1 } });
  });

  test('may be of JSON', async () => {
    const content = JSON.stringify([{ was: 'a', wann: '2025-03-01T10:05:00Z' }]);
    await save('json', content, { kind: 'deployments', mapping: { service: 'was', finished_at: 'wann' } });
    expect(readingOf(await look(content))).toMatchObject({ saved: 'json', counts: { stored: 1 } });
  });

  test('is listed, saved anew under the same name, and forgotten', async () => {
    await save('b', MARCH, READING, NOW);
    await save('a', APRIL, READING, NOW + 1);
    const columns = ['Dienst', 'Ende', 'Ergebnis'];
    expect(listMappings(db())).toEqual([
      { name: 'a', columns, savedAt: NOW + 1 },
      { name: 'b', columns, savedAt: NOW },
    ]);
    await save('b', MARCH, { ...READING, constants: {}, saved: null }, NOW + 2);
    expect(readMappings(db()).map(({ name, options }) => [name, options.constants])).toEqual([
      ['b', {}],
      ['a', { env: 'prod' }],
    ]);
    forgetMapping(db(), 'b');
    expect(listMappings(db()).map(({ name }) => name)).toEqual(['a']);
    expect(() => forgetMapping(db(), 'b')).toThrow(AppError);
  });

  test('is not saved while something has to be chosen first', async () => {
    await expect(save('x', 'a,b\n1,2\n', {})).rejects.toMatchObject({ code: 'file-kind-unknown' });
    expect(listMappings(db())).toEqual([]);
  });
});
