import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dump, HEADER, importInto, memoryWorkspace, NOW, quietWork, row, table, workspacePerTest } from './fixture.ts';

const { batchOf, errorOf, deployments, db, folder } = workspacePerTest();

describe('again', () => {
  test('the same file is refused, whatever its name', async () => {
    const batch = await batchOf(table(row('d1')));
    expect(await errorOf(table(row('d1')))).toEqual({
      code: 'already-imported',
      params: { file: 'file', importedAt: NOW, batchId: batch.id },
    });
  });

  test('the same rows in another file are duplicates, new ones are stored', async () => {
    await batchOf(table(row('d1'), row('d2', 3)));
    const again = await batchOf(table(row('d2', 3), row('d1'), row('d3', 4)).replaceAll('\n', '\r\n'));
    expect([again.read, again.stored, again.duplicate]).toEqual([3, 1, 2]);
    expect(deployments()).toHaveLength(3);
  });

  test('a row that says something else of the same deployment is stored', async () => {
    await batchOf(table(row('d1')));
    expect(await batchOf(table(row('d1').replace('success', 'failure'), row('d1')))).toMatchObject({
      stored: 1,
      duplicate: 1,
      notices: [{ code: 'key-repeated', params: { count: 1 } }],
    });
  });
});

describe('many rows', () => {
  const many = table(...Array.from({ length: 60_000 }, (_, i) => row(`d${i % 59_000}`, 1 + (i % 28))));

  test('indexes set aside come back as they were', async () => {
    const schema = () => db().prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all();
    const before = schema();
    const batch = await batchOf(many);
    expect(schema()).toEqual(before);
    const distinct = new Set(many.split('\n').slice(1, -1)).size;
    expect([batch.read, batch.stored, batch.duplicate]).toEqual([60_000, distinct, 60_000 - distinct]);
    expect(batch.notices).toEqual([{ code: 'key-repeated', params: { count: distinct - 59_000 } }]);
  });

  test('cancelled at any time, nothing is stored', async () => {
    await batchOf(table(row('x1')));
    const before = dump(db());
    const path = folder().write('many', many);
    for (const moment of ['before', 'reading', 'indexing']) {
      const controller = new AbortController();
      if (moment === 'before') controller.abort();
      const onProgress = ({ phase }: { phase: string }) => phase === moment && controller.abort();
      const work = { signal: controller.signal, onProgress };
      await expect(importInto(db(), path, {}, work)).rejects.toMatchObject({ code: 'cancelled' });
      expect(db().inTransaction).toBe(false);
      expect(dump(db())).toEqual(before);
    }
  });

  test('progress grows to the end of the file', async () => {
    const done: number[] = [];
    const work = {
      ...quietWork(),
      onProgress: (p: { phase: string; done: number }) => p.phase === 'reading' && done.push(p.done),
    };
    await importInto(db(), folder().write('many', many), {}, work);
    expect(done).toEqual([...done].sort((a, b) => a - b));
  });
});

test('the input stays as it is', async () => {
  const content = table(row('d1'));
  const path = folder().write('input.csv', content);
  await importInto(db(), path);
  expect(readFileSync(path, 'utf8')).toBe(content);
});

test('rows read are stored, duplicate, rejected or blank, whatever the file', async () => {
  const cell = fc.constantFrom(
    '',
    'a',
    'd1',
    '"',
    '"x',
    'x"y',
    '2025-03-01T10:00:00Z',
    '2025-03-01',
    '1740823200',
    'ok',
    '한',
    '\0',
  );
  const line = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(row('d1'), row('d2'), row('d3', 4)) },
    fc.array(cell, { maxLength: 9 }).map((cells) => cells.join(',')),
  );
  const form = fc.constantFrom('\n', '\r\n', '\r');
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), form, async (lines, lineBreak) => {
      const own = memoryWorkspace();
      const path = folder().write('generated', [HEADER, ...lines].join(lineBreak));
      const outcome = await importInto(own, path);
      if (outcome.kind === 'imported') {
        const { read, stored, duplicate, rejected, blank } = outcome.batch;
        expect(read).toBe(stored + duplicate + rejected + blank);
        const count = (sql: string) => own.prepare(sql).pluck().get();
        expect(count('SELECT count(*) FROM deployment_row WHERE repeats = 0')).toBe(stored);
        expect(count('SELECT count(*) FROM deployment_row WHERE repeats = 1')).toBe(duplicate);
        expect(count('SELECT count(*) FROM rejected_row')).toBe(rejected);
        expect(outcome.rejects).toHaveLength(rejected);
      }
      own.close();
    }),
    { numRuns: 150 },
  );
});
