/** The same rows, however their file is written or cut up, are the same rows in the workspace. */
import type { Database } from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dump, HEADER, importInto, memoryWorkspace, row, SHA, type TestFolder, testFolder } from './fixture.ts';
import { generateFile } from './generated-file.ts';

let folder: TestFolder;

beforeEach(() => {
  folder = testFolder();
});
afterEach(() => folder.remove());

let files = 0;

async function put(db: Database, content: string | Uint8Array): Promise<readonly number[]> {
  const outcome = await importInto(db, folder.write(`${files++}`, content), { kind: 'deployments' });
  if (outcome.kind !== 'imported') throw new Error(JSON.stringify(outcome.error));
  const { read, stored, duplicate, rejected, blank } = outcome.batch;
  return [read, stored, duplicate, rejected, blank];
}

/** Everything that rows say, without where they lie. */
function content(db: Database): unknown {
  const stored = db
    .prepare(`
    SELECT key, hex(content_hash), external_id, service.name, environment.name, started_at, finished_at, status, sha
    FROM deployment_row JOIN service ON service.id = service_id LEFT JOIN environment ON environment.id = environment_id
    WHERE repeats = 0 ORDER BY key, content_hash`)
    .raw()
    .all();
  return { stored, services: db.prepare('SELECT name FROM service ORDER BY name').pluck().all() };
}

/** What several files leave, one after another in a new workspace. */
async function contentOf(...contents: readonly (string | Uint8Array)[]): Promise<unknown> {
  const db = memoryWorkspace();
  try {
    for (const one of contents) await put(db, one);
    return content(db);
  } finally {
    db.close();
  }
}

const service = fc.constantFrom('checkout', '"결제, 신규"', '"two\nlines"', "o'clock");
/** Rows of a table, some of them the same, some of one id with other words, some to be rejected. */
const rows = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .tuple(fc.nat(15), fc.integer({ min: 1, max: 9 }), service)
        .map(([id, day, of]) => row(`d${id}`, day, of)),
    },
    { weight: 1, arbitrary: fc.constant(`bad,checkout,production,soon,never,success,${SHA}`) },
    { weight: 1, arbitrary: fc.constant('') },
  ),
  { minLength: 1, maxLength: 30 },
);

const table = (...lines: readonly string[]) => [HEADER, row('first', 1), ...lines, ''].join('\n');

test('in any order of the rows', async () => {
  await fc.assert(
    fc.asyncProperty(
      rows.chain((lines) => fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length }))),
      async ([lines, shuffled]) => {
        expect(await contentOf(table(...shuffled))).toEqual(await contentOf(table(...lines)));
      },
    ),
    { numRuns: 40 },
  );
});

test('with either line end, with and without a byte order mark, a last line end or quotes', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (lines) => {
      const plain = table(...lines);
      const expected = await contentOf(plain);
      // A line end in a quoted cell is part of what it says.
      const windows = plain.split(/\n(?=(?:[^"]*"[^"]*")*[^"]*$)/).join('\r\n');
      for (const other of [windows, `\ufeff${plain}`, `\ufeff${windows}`, plain.replace(/\n$/, '')]) {
        expect(await contentOf(other)).toEqual(expected);
      }
      const quoted = plain.replaceAll(/(?<=^|,)(success|production)(?=,|$)/gm, '"$1"');
      expect(await contentOf(quoted)).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});

test('in files that overlap, whichever comes first', async () => {
  await fc.assert(
    fc.asyncProperty(rows, fc.nat(30), fc.nat(30), async (lines, a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const [head, tail] = [table(...lines.slice(0, to)), table(...lines.slice(from))];
      fc.pre(head !== tail);
      const whole = await contentOf(table(...lines));
      expect(await contentOf(head, tail)).toEqual(whole);
      expect(await contentOf(tail, head)).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});

test('as a table or as JSON in any form', async () => {
  const names = HEADER.split(',');
  await fc.assert(
    fc.asyncProperty(rows, async (lines) => {
      const plain = lines.filter((line) => line !== '' && !line.includes('"'));
      const records = [row('first', 1), ...plain].map((line) =>
        Object.fromEntries(line.split(',').map((cell, index) => [names[index], cell])),
      );
      const expected = await contentOf(table(...plain));
      const forms = [
        JSON.stringify(records),
        records.map((record) => JSON.stringify(record)).join('\n'),
        JSON.stringify({ page: 1, deployments: records }),
        JSON.stringify(records, null, 2),
      ];
      for (const form of forms) expect(await contentOf(form)).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});

test('only once, where the same file comes twice, or its rows in a file written otherwise', async () => {
  const db = memoryWorkspace();
  const text = table(row('d1'), row('d2'), row('d1', 5));
  await put(db, text);
  const before = content(db);
  const untouched = dump(db);
  const again = await importInto(db, folder.write('again.csv', text));
  expect(again).toMatchObject({ kind: 'failed', error: { code: 'already-imported' } });
  expect(dump(db)).toEqual(untouched);
  expect(await put(db, text.replaceAll('\n', '\r\n'))).toEqual([4, 0, 4, 0, 0]);
  expect(content(db)).toEqual(before);
  db.close();
});

test('wherever the pieces end in which a file is read', async () => {
  // Cells of every sort lie across the ends of pieces of 256 KiB: a filler in front moves them one byte at a time.
  const lines = Array.from({ length: 40 }, (_, n) =>
    row(`d${n}`, 1 + (n % 9), n % 2 ? '"결제, ""신규"""' : '"two\r\nlines"'),
  );
  const head = `${HEADER},notes\n${row('first', 1)},`;
  const body = lines.map((line) => `${line},`).join('\r\n');
  const expected = await contentOf(`${head}\r\n${body}\r\n`);
  const behind = Buffer.byteLength(body);
  for (let shift = 0; shift < 64; shift++) {
    const rejected = 256 * 1024 - Buffer.byteLength(head) - Math.floor(behind / 2) + shift;
    // One cell is at most 64 KiB.
    const notes = Array.from({ length: 5 }, (_, n) => 'x'.repeat(Math.floor((rejected - n) / 5)));
    const filler = notes.map(
      (text) => `first,checkout,production,2025-03-01T10:00:00Z,2025-03-01T10:07:00Z,success,${SHA},${text}`,
    );
    expect(await contentOf(`${head}\r\n${filler.join('\r\n')}\r\n${body}\r\n`)).toEqual(expected);
  }
});

test('a generated file is the same whenever it is generated', () => {
  for (const seed of [1, 2, 3]) expect(generateFile(seed)).toEqual(generateFile(seed));
});
