/**
 * The corpus of hostile and odd files beside the project, case by case as its manifests say. It is not part of the
 * project: where it is absent, these tests are skipped and say so.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../../shared/api.ts';
import { CsvScanner } from './csv-scanner.ts';
import { importInto, memoryWorkspace } from './fixture.ts';
import { JsonFault } from './json-reader.ts';
import { JsonRecords } from './json-records.ts';

const CORPUS = resolve(import.meta.dirname, '../../../../shared/corpus/bad-input');
const isThere = existsSync(CORPUS);

interface Case {
  readonly file: string;
  readonly expect: 'accept' | 'accept_with_report' | 'needs_choice' | 'reject';
  readonly rows_ok: number;
  readonly rows_bad: number;
}

interface Difference {
  readonly stored: number;
  readonly bad: number;
}

/** Where what a file holds and the manifest's counts differ, and why ours are kept. */
const DIFFERENCES: Readonly<Record<string, Difference>> = {
  // The manifest has d20 without times; the file gives it two good ones.
  't01-time-forms.csv': { stored: 6, bad: 14 },
  // 500 records of one quoted line break each, then a sound row: reported, and the row kept.
  's27-1000-open-quotes.csv': { stored: 1, bad: 500 },
  // d6 has no start and a sound finish, which is all that a deployment needs.
  'j25-wrong-types.json': { stored: 2, bad: 7 },
};

/** What to answer where a file needs a choice, and what it then gives. */
const ANSWERS: Readonly<Record<string, ImportOptions>> = {
  'e07-windows-1252.csv': { encoding: 'windows-1252' },
  't03-dst-local-times.csv': { inputTimeZone: 'Asia/Seoul' },
};

function casesOf(family: string): readonly Case[] {
  if (!isThere) return [];
  return JSON.parse(readFileSync(join(CORPUS, family, 'manifest.json'), 'utf8')) as Case[];
}

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

const LONGEST_MS = 5000;

async function importCase(family: string, file: string, options: ImportOptions = {}) {
  const db = memoryWorkspace();
  // A file that goes on where another one ends.
  if (file.startsWith('i03-')) await importInto(db, join(CORPUS, family, 's01-plain.csv'));
  const path = join(CORPUS, family, file);
  const before = sha256(path);
  const started = performance.now();
  const outcome = await importInto(db, path, options);
  expect(performance.now() - started).toBeLessThan(LONGEST_MS);
  expect(sha256(path)).toBe(before);
  const batches = db.prepare('SELECT count(*) FROM batch WHERE file = ?').pluck().get(file);
  expect(batches).toBe(outcome.kind === 'imported' ? 1 : 0);
  for (const name of db.prepare('SELECT name FROM service').pluck().all() as string[]) {
    expect(name).not.toMatch(/\ufffd|\[object Object\]/);
  }
  db.close();
  return outcome;
}

async function expectImported(family: string, item: Case, options: ImportOptions = {}): Promise<void> {
  const outcome = await importCase(family, item.file, options);
  if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
  const { read, stored, duplicate, rejected, blank } = outcome.batch;
  expect(read).toBe(stored + duplicate + rejected + blank);
  const expected = DIFFERENCES[item.file] ?? { stored: item.rows_ok, bad: item.rows_bad };
  // The file that goes on repeats ten rows, which its manifest doesn't call bad.
  const repeated = item.file.startsWith('i03-') ? duplicate : 0;
  expect({ stored, bad: rejected + duplicate - repeated }).toEqual(expected);
}

describe.skipIf(!isThere).each(['csv', 'json'])('bad-input/%s', (family) => {
  test.each(casesOf(family))('$file: $expect', async (item) => {
    if (item.expect === 'reject' && DIFFERENCES[item.file] === undefined) {
      expect((await importCase(family, item.file)).kind).toBe('failed');
      return;
    }
    const answer = ANSWERS[item.file];
    if (answer !== undefined) expect((await importCase(family, item.file)).kind).toBe('failed');
    await expectImported(family, item, answer);
  });
});

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
  const records = new JsonRecords(isArray ? { kind: 'array' } : { kind: 'single' });
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
