import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SqlValue } from './bulk-insert.ts';
import { RecordWriter } from './record-writer.ts';
import { TableFile } from './table-file.ts';

let folder: string;
let files = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-table-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const SQL = 'CREATE TABLE thing (id INTEGER PRIMARY KEY, a INTEGER, b TEXT, c BLOB, d REAL) STRICT';
type Row = readonly [id: number, a: number | null, b: string | null, c: Uint8Array | null, d: number | null];

/** What SQLite reads in a file of these rows. */
function readBack(rows: Iterable<Row>, pageBytes = 4096): { readonly rows: unknown[]; readonly check: unknown } {
  const path = join(folder, `${files++}.db`);
  const file = new TableFile(path, pageBytes);
  const record = new RecordWriter();
  for (const [id, ...values] of rows) {
    record.start();
    record.addNull();
    for (const value of values as readonly SqlValue[]) record.add(value);
    file.add(id, record);
  }
  file.finish('thing', SQL);
  const db = new Database(path, { readonly: true });
  try {
    return {
      rows: db.prepare('SELECT id, a, b, hex(c), d FROM thing ORDER BY id').raw().all(),
      check: db.pragma('integrity_check', { simple: true }),
    };
  } finally {
    db.close();
  }
}

const asRead = ([id, a, b, c, d]: Row) => [id, a, b, c === null ? '' : Buffer.from(c).toString('hex').toUpperCase(), d];

test('SQLite reads what was written, values of every kind and size', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.nat({ max: 20_000 }).map((length) => '가'.repeat(length / 3)),
  );
  const value = fc.tuple(
    fc.option(fc.maxSafeInteger()),
    fc.option(text),
    fc.option(fc.uint8Array({ maxLength: 300 })),
    fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0.5 : number))),
  );
  const pages = fc.constantFrom(512, 1024, 4096, 16_384, 32_768);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 1e12 }), value), { maxLength: 60 }),
      pages,
      (steps, page) => {
        let id = 0;
        const rows = steps.map(([step, values]): Row => {
          id += step;
          return [id, ...values];
        });
        expect(readBack(rows, page)).toEqual({ rows: rows.map(asRead), check: 'ok' });
      },
    ),
    { numRuns: 200 },
  );
});

test.each([0, 1, 2])('integers around each size they are stored in, %i away', (away) => {
  const edges = [0, 7, 15, 23, 31, 47, 52].flatMap((bits) => [2 ** bits - away, 2 ** bits + away]);
  const rows = [...edges, ...edges.map((edge) => -edge)].map((edge, i): Row => [i + 1, edge, null, null, null]);
  // -0 is no integer of its own.
  expect(readBack(rows).rows.map((row) => (row as number[])[1])).toEqual(rows.map((row) => (row[1] ?? 0) + 0));
});

test('records around the length at which they leave their page', () => {
  const rows = Array.from({ length: 300 }, (_, i): Row => [i + 1, 1, 'x'.repeat(3950 + i), null, null]);
  const longer = Array.from({ length: 60 }, (_, i): Row => [i + 301, 1, 'y'.repeat(8000 + 8 * i), null, null]);
  expect(readBack([...rows, ...longer])).toEqual({ rows: [...rows, ...longer].map(asRead), check: 'ok' });
});

test('records around the length at which they leave a page of another size', () => {
  const rows = Array.from({ length: 100 }, (_, i): Row => [i + 1, 1, 'x'.repeat(16_300 + i), null, null]);
  expect(readBack(rows, 16_384)).toEqual({ rows: rows.map(asRead), check: 'ok' });
});

test('a tree of three levels', () => {
  const rows = Array.from({ length: 120_000 }, (_, i): Row => [i * 3 + 1, i, `row ${i}`, null, i + 0.5]);
  const read = readBack(rows);
  expect(read.check).toBe('ok');
  expect(read.rows.length).toBe(rows.length);
  expect(read.rows.at(77_777)).toEqual(asRead(rows[77_777] as Row));
  const wide = Array.from({ length: 1100 }, (_, i): Row => [i + 1, i, 'z'.repeat(3000), null, null]);
  expect(readBack(wide)).toEqual({ rows: wide.map(asRead), check: 'ok' });
});
