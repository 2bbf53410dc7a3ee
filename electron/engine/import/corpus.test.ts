/**
 * The suites of CSV and JSON in the corpus beside the project, cell by cell and byte by byte (whole files as the command
 * line takes them: cli-corpus.test.ts). It is not part of the project: where it is absent, these tests are skipped and say so.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { CsvScanner } from './csv/csv-scanner.ts';
import { importInto, memoryWorkspace } from './fixture.ts';
import { JsonFault } from './json/json-reader.ts';
import { jsonRecords } from './json/json-records.ts';

const CORPUS = resolve(import.meta.dirname, '../../../../shared/corpus/bad-input');
const isThere = existsSync(CORPUS);

function scanCsv(bytes: Uint8Array): string[][] {
  const scanner = new CsvScanner({ delimiter: 0x2c, skipInitialSpace: false });
  scanner.append(bytes);
  scanner.finish();
  const records: string[][] = [];
  while (scanner.next() !== 'end') {
    records.push(Array.from({ length: scanner.fields }, (_, field) => scanner.text(field)));
  }
  return records;
}

const SPECTRUM = join(CORPUS, 'csv-spectrum');
const spectrum = isThere ? readdirSync(join(SPECTRUM, 'csvs')) : [];

describe.skipIf(!isThere)('bad-input/csv-spectrum', () => {
  test.each(spectrum)('%s', (file) => {
    const bytes = readFileSync(join(SPECTRUM, 'csvs', file));
    const [header = [], ...rows] = scanCsv(bytes);
    expect([header, ...rows]).toEqual(parse(bytes, { relax_quotes: true }));
    const expected: unknown = JSON.parse(readFileSync(join(SPECTRUM, 'json', file.replace('.csv', '.json')), 'utf8'));
    // One of the pairs holds a single object, of another row.
    if (!Array.isArray(expected)) return;
    expect(rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]])))).toEqual(expected);
  });
});

/** Whether every byte makes sense to the reader of records. */
function isJson(bytes: Buffer): boolean {
  const isArray = bytes.toString('latin1').trimStart().startsWith('[');
  const records = jsonRecords({ kind: 'tree', path: isArray ? [{ kind: 'elements' }] : [], several: true });
  records.append(bytes);
  records.finish();
  try {
    while (records.next() !== 'end') {
      // Each step reads on.
    }
    return true;
  } catch (thrown) {
    if (thrown instanceof JsonFault) return false;
    throw thrown;
  }
}

const SUITE = join(CORPUS, 'json-testsuite/test_parsing');
const suite = isThere ? readdirSync(SUITE) : [];

describe.skipIf(!isThere)('bad-input/json-testsuite', () => {
  test.each(suite)('%s', async (file) => {
    const bytes = readFileSync(join(SUITE, file));
    if (file.startsWith('y_')) expect(isJson(bytes)).toBe(true);
    if (file.startsWith('n_')) expect(isJson(bytes)).toBe(false);
    const db = memoryWorkspace();
    const outcome = await importInto(db, join(SUITE, file));
    // Whatever else it is, it is no deployment.
    expect(db.prepare('SELECT count(*) FROM deployment_row').pluck().get()).toBe(0);
    if (file.startsWith('n_')) expect(outcome.kind).toBe('failed');
    db.close();
  });
});
