import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quietWork } from '../fixture.ts';
import { markRepeats, markRepeatsOfAll } from './mark-repeats.ts';

/** Rows of two batches, each with a key and what it says. */
function tableOf(rows: readonly { readonly key: number; readonly content: number }[], first: number) {
  const db = new Database(':memory:');
  db.exec(`
    CREATE TABLE deployment_row (id INTEGER PRIMARY KEY, batch_id INTEGER, key TEXT, content_hash BLOB, repeats INTEGER);
    CREATE INDEX deployment_row_key ON deployment_row (key)`);
  const insert = db.prepare('INSERT INTO deployment_row VALUES (?, ?, ?, ?, 0)');
  for (const [i, { key, content }] of rows.entries()) {
    insert.run(i + 1, i < first ? 1 : 2, String(key), Buffer.from([content]));
  }
  return db;
}

const row = fc.record({ key: fc.nat({ max: 5 }), content: fc.nat({ max: 2 }) });

test('row by row or all at once, the same rows repeat earlier ones', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 40 }), fc.nat({ max: 40 }), async (rows, first) => {
      const expected = rows.map(({ key, content }, i) => {
        const earlier = rows.slice(0, i).filter((other) => other.key === key);
        return i < first || earlier.length === 0 ? null : earlier.some((other) => other.content === content);
      });
      for (const mark of [markRepeats, markRepeatsOfAll]) {
        const db = tableOf(rows, first);
        const found = await mark(db, 'deployment_row', 2, quietWork());
        expect(found).toEqual({
          same: expected.filter((one) => one === true).length,
          other: expected.filter((one) => one === false).length,
        });
        const marks = db.prepare('SELECT repeats FROM deployment_row ORDER BY id').pluck().all();
        expect(marks).toEqual(expected.map((one) => (one === true ? 1 : 0)));
        expect(db.prepare('SELECT name FROM temp.sqlite_schema').all()).toEqual([]);
        db.close();
      }
    }),
  );
});
