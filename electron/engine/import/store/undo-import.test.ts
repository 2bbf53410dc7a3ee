import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Database } from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dump, importInto, memoryWorkspace, type TestFolder, testFolder } from '../fixture.ts';
import { listImports, listRejects } from './list-imports.ts';
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

/** A file of deployments or incidents with these numbers; the same number is the same record everywhere. */
function content(kind: 'deployments' | 'incidents', numbers: readonly number[]): string {
  const day = (n: number) => `2025-03-${String((n % 28) + 1).padStart(2, '0')}T10:00:00Z`;
  if (kind === 'deployments') {
    const rows = numbers.map((n) => `d${n},s${n % 3},t${n % 2},prod,${day(n)},ok,https://git.example/${n % 3}`);
    return ['deployment_id,service,team,environment,finished_at,status,repository', ...rows].join('\n');
  }
  const rows = numbers.map((n) => `i${n},s${n % 4},sev${n % 2},${day(n)}`);
  return ['incident_id,service,severity,started_at', ...rows].join('\n');
}

async function put(target: Database, name: string, text: string): Promise<number> {
  const outcome = await importInto(target, folder.write(name, text));
  if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
  return outcome.batch.id;
}

test('an import that is undone leaves nothing', async () => {
  const before = dump(db);
  const id = await put(db, 'a', `${content('deployments', [1, 2, 2, 3])}\nbroken`);
  await undoImport(db, id);
  expect(dump(db)).toEqual(before);
  await expect(undoImport(db, id)).rejects.toEqual(expect.objectContaining({ code: 'not-found' }));
});

test('a row that only repeated one takes its place', async () => {
  const first = await put(db, 'a', content('deployments', [1, 2]));
  const second = await put(db, 'b', content('deployments', [2, 3]));
  await put(db, 'c', content('deployments', [2]));
  await undoImport(db, first);
  expect(listImports(db).map(({ id, stored, duplicate }) => [id, stored, duplicate])).toEqual([
    [3, 0, 1],
    [second, 2, 0],
  ]);
  await undoImport(db, second);
  expect(listImports(db).map(({ id, stored, duplicate }) => [id, stored, duplicate])).toEqual([[3, 1, 0]]);
});

describe('many rows', () => {
  const numbers = Array.from({ length: 60_000 }, (_, i) => i);
  const path = () => folder.write('many', `${content('deployments', numbers)}\n${' '.repeat(4 * 1024 * 1024)}`);
  const many = async () => {
    const outcome = await importInto(db, path());
    if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
    return outcome.batch.id;
  };
  const schema = () => db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
  const health = () => [db.pragma('integrity_check'), db.pragma('foreign_key_check'), db.pragma('foreign_keys')];
  const staged = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`doradeck-rows-${process.pid}-`));

  test('that are all there is leave nothing', async () => {
    const before = [dump(db), schema(), health()];
    const id = await many();
    expect([schema(), health(), staged()]).toEqual([before[1], before[2], []]);
    await undoImport(db, id);
    expect([dump(db), schema(), health()]).toEqual(before);
  });

  test('before and after which others came leave those, the repeated ones in their place', async () => {
    await put(db, 'a', content('deployments', [1, 2, 70_001]));
    const id = await many();
    const later = await put(db, 'b', content('deployments', [2, 5, 50_000, 70_002]));
    await undoImport(db, id);
    const kept = db.prepare('SELECT batch_id, external_id, repeats FROM deployment_row ORDER BY id').raw().all();
    expect(kept).toEqual([
      ...['d1', 'd2', 'd70001'].map((name) => [1, name, 0]),
      ...[['d2', 1] as const, ['d5', 0] as const, ['d50000', 0] as const, ['d70002', 0] as const].map(
        ([name, repeats]) => [later, name, repeats],
      ),
    ]);
    expect(listImports(db).map(({ stored, duplicate }) => [stored, duplicate])).toEqual([
      [3, 1],
      [3, 0],
    ]);
    expect(health()).toEqual([[{ integrity_check: 'ok' }], [], [{ foreign_keys: 1 }]]);
  });
});

test('names that others use stay', async () => {
  const first = await put(db, 'a', content('deployments', [1, 2]));
  await put(db, 'b', content('incidents', [1]));
  db.exec("INSERT INTO repository (id, name, source, read_at) VALUES (1, 'r', 'r', 0)");
  db.exec("INSERT INTO repository_service (repository_id, service_id) SELECT 1, id FROM service WHERE name = 's2'");
  await undoImport(db, first);
  expect(db.prepare('SELECT name FROM service ORDER BY name').pluck().all()).toEqual(['s1', 's2']);
  expect(db.prepare('SELECT name FROM team').pluck().all()).toEqual([]);
});

test('rejected rows come page by page in the order of the file', async () => {
  const id = await put(
    db,
    'a',
    `${content('deployments', [1])}\n${Array.from({ length: 7 }, (_, i) => `bad${i}`).join('\n')}`,
  );
  const page = listRejects(db, { batchId: id, offset: 2, limit: 3 });
  expect(page).toEqual({
    total: 7,
    offset: 2,
    reasons: [{ code: 'too-few-columns', rows: 7 }],
    rows: [4, 5, 6].map((line) => ({ line: line + 1, column: null, code: 'too-few-columns', value: `bad${line - 2}` })),
  });
  expect(() => listRejects(db, { batchId: 99, offset: 0, limit: 10 })).toThrow(
    expect.objectContaining({ code: 'not-found' }),
  );
});

/** What a workspace says, without the numbers that say only when something came in. */
function meaning(target: Database): unknown {
  const rows = (sql: string) => target.prepare(sql).raw().all();
  return {
    batches: rows('SELECT file, rows_read, rows_stored, rows_duplicate FROM batch ORDER BY id'),
    deployments: rows(`
      SELECT file, line, key, hex(content_hash), repeats, service.name, team.name, environment.name, repository_name.name
      FROM deployment_row JOIN batch ON batch.id = batch_id JOIN service ON service.id = service_id
        JOIN team ON team.id = team_id JOIN environment ON environment.id = environment_id
        JOIN repository_name ON repository_name.id = repository_name_id ORDER BY deployment_row.id`),
    incidents: rows(`
      SELECT file, line, key, hex(content_hash), repeats, severity.name,
        (SELECT group_concat(name) FROM json_each(service_ids) JOIN service ON service.id = value)
      FROM incident_row JOIN batch ON batch.id = batch_id JOIN severity ON severity.id = severity_id
      ORDER BY incident_row.id`),
    names: ['service', 'team', 'environment', 'severity', 'repository_name'].map((table) =>
      rows(`SELECT name FROM ${table} ORDER BY name`),
    ),
  };
}

test('after any imports and undos the workspace is as if only the others had ever been imported', async () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 });
  const file = fc.record({ kind: fc.constantFrom('deployments' as const, 'incidents' as const), numbers });
  await fc.assert(
    fc.asyncProperty(
      fc.array(file, { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat({ max: 4 })),
      async (files, undone) => {
        const own = memoryWorkspace();
        const model = memoryWorkspace();
        const gone = new Set(undone);
        // Empty lines make each file's bytes its own.
        const texts = files.map(({ kind, numbers: wanted }, i) => content(kind, wanted) + '\n'.repeat(i + 1));
        const ids: number[] = [];
        for (const [i, text] of texts.entries()) ids.push(await put(own, `f${i}`, text));
        for (const i of gone) if (ids[i] !== undefined) await undoImport(own, ids[i]);
        for (const [i, text] of texts.entries()) if (!gone.has(i)) await put(model, `f${i}`, text);
        expect(meaning(own)).toEqual(meaning(model));
        own.close();
        model.close();
      },
    ),
    { numRuns: 60 },
  );
});
