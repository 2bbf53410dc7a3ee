/**
 * Every table and JSON file of the corpus beside the project, looked at and then imported: what the look promises is what
 * happens. The corpus is not part of the project: where it is absent, these tests are skipped and say so.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileOutcome } from '../../../../shared/answers.ts';
import type { ImportOptions } from '../../../../shared/api.ts';
import type { ErrorCode } from '../../../../shared/errors.ts';
import type { InspectedFile } from '../../../../shared/import-inspection.ts';
import { importInto, memoryWorkspace, NOW, quietWork } from '../fixture.ts';
import { ROW_TABLES } from '../store/row-store.ts';
import { inspectPaths } from './inspect-paths.ts';
import { InspectionCache } from './inspection-cache.ts';

const CORPUS = resolve(import.meta.dirname, '../../../../../shared/corpus');
const isThere = existsSync(CORPUS);
const files = isThere
  ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:csv|jsonl?|txt)$/.test(name))
  : [];
const folders = [...new Set(files.map((name) => name.split('/').slice(0, 2).join('/')))].sort();

/** What is to be done with the rows that a look shows: the line and why not. */
function shownRows({ reading }: InspectedFile): unknown[] {
  return (reading?.rows ?? []).map(({ line, problem }) => [line, problem?.code ?? 'stored']);
}

function keptRows(db: ReturnType<typeof memoryWorkspace>, outcome: FileOutcome): unknown[] {
  if (outcome.kind !== 'imported') return [];
  const { kind } = outcome.batch;
  return db
    .prepare(`SELECT line, 'stored' FROM ${ROW_TABLES[kind]} UNION ALL SELECT line, code FROM rejected_row`)
    .raw()
    .all();
}

function inOrder(rows: readonly unknown[]): unknown[] {
  const key = (row: unknown) => JSON.stringify(row);
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** What is asked for or wrong; null = nothing. */
async function check(name: string, options: ImportOptions): Promise<ErrorCode | null> {
  const db = memoryWorkspace();
  try {
    const path = join(CORPUS, name);
    const request = { paths: [path], options, db, now: NOW, work: quietWork(), cache: new InspectionCache() };
    const [file] = (await inspectPaths(request)).files;
    const outcome = await importInto(db, path, options);
    if (file === undefined) throw new Error('nothing was looked at');
    if (outcome.kind === 'failed') {
      expect([name, file.state === 'ready', file.problem]).toEqual([name, false, outcome.error]);
      return outcome.error.code;
    }
    expect([name, file.state, file.problem]).toEqual([name, 'ready', null]);
    if (file.reading?.counts.more) return null;
    const shown = shownRows(file);
    if (shown.length < 50) expect([name, inOrder(shown)]).toEqual([name, inOrder(keptRows(db, outcome))]);
    const { read, stored, duplicate, rejected, blank } = outcome.batch;
    const counts = { read, stored: stored + duplicate, rejected, blank, more: false };
    expect([name, file.reading?.counts]).toEqual([name, counts]);
    return null;
  } finally {
    db.close();
  }
}

describe.skipIf(!isThere)('a look promises what an import does', () => {
  test.each(folders)('%s', async (folder) => {
    const own = files.filter((name) => `${name}/`.startsWith(`${folder}/`));
    expect(own.length).toBeGreaterThan(0);
    for (const name of own) {
      const asked = await check(name, {});
      if (asked === 'file-time-zone-needed' || asked === 'file-date-order-needed')
        await check(name, { inputTimeZone: 'Asia/Seoul', dateOrder: 'dmy' });
    }
  });
});
