import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsOfBatch } from './rows-of-batch.ts';

test('the rows of a batch are found among those of others, with gaps where some are gone', () => {
  const batches = fc.array(fc.record({ skip: fc.nat({ max: 3 }), rows: fc.nat({ max: 9 }) }), { maxLength: 8 });
  fc.assert(
    fc.property(batches, (sizes) => {
      const db = new Database(':memory:');
      db.exec('CREATE TABLE deployment_row (id INTEGER PRIMARY KEY, batch_id INTEGER)');
      let id = 0;
      const expected = sizes.map(({ skip, rows }, batch) => {
        id += skip;
        const ids = Array.from({ length: rows }, () => ++id);
        for (const one of ids) db.prepare('INSERT INTO deployment_row VALUES (?, ?)').run(one, batch + 1);
        return ids;
      });
      for (const [batch, ids] of expected.entries()) {
        const { first, end } = rowsOfBatch(db, 'deployment_row', batch + 1);
        const found = db.prepare('SELECT id FROM deployment_row WHERE id >= ? AND id < ?').pluck().all(first, end);
        expect(found).toEqual(ids);
      }
      db.close();
    }),
  );
});
