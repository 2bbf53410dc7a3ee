/**
 * Whatever a file holds, each of its records is accounted for: read = stored + duplicate + rejected + blank. Of a sound
 * file, as many of each as were written; of a damaged one, an import whose numbers are those of the rows in the
 * workspace, or a refusal with a name that leaves nothing behind.
 */
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FileOutcome } from '../../../shared/answers.ts';
import { importInto, memoryWorkspace, type TestFolder, testFolder } from '../import/fixture.ts';
import { type GeneratedFile, generateFile } from '../import/generated-file.ts';
import { HOUR_MS, howMany, printFigures, SEED } from './how-many.ts';

const FILES = howMany(300, 10_000);
/** So many files share a workspace. */
const TOGETHER = 50;

let folder: TestFolder;
let db: Database;

beforeEach(() => {
  folder = testFolder();
  db = memoryWorkspace();
});
afterEach(() => {
  db.close();
  folder.remove();
});

const count = (sql: string, ...values: readonly unknown[]) =>
  Number(
    db
      .prepare(sql)
      .pluck()
      .get(...values),
  );

/** What is wrong with what came of a file, or null. */
function faultOf(file: GeneratedFile, outcome: FileOutcome, batchesBefore: number): string | null {
  const batches = count('SELECT count(*) FROM batch') - batchesBefore;
  if (db.inTransaction) return 'a transaction was left open';
  if (outcome.kind !== 'imported') {
    if (outcome.error.code === 'internal') return `no name for ${JSON.stringify(outcome.error)}`;
    if (batches !== 0) return 'refused, but a batch is left';
    return file.counts === null ? null : `refused: ${JSON.stringify(outcome.error)}`;
  }
  const { id, read, stored, duplicate, rejected, blank } = outcome.batch;
  if (read !== stored + duplicate + rejected + blank) return 'it does not add up';
  const held = count('SELECT count(*) FROM deployment_row WHERE batch_id = ?', id);
  const repeats = count('SELECT count(*) FROM deployment_row WHERE batch_id = ? AND repeats = 1', id);
  const refused = count('SELECT count(*) FROM rejected_row WHERE batch_id = ?', id);
  const told = [read, stored, duplicate, rejected, blank];
  if (held !== stored + duplicate || repeats !== duplicate || refused !== rejected) {
    return `told ${told}, but ${held} rows, ${repeats} of them repeats, and ${refused} rejected ones are there`;
  }
  if (file.counts !== null && String(file.counts) !== String(told)) return `told ${told}, not ${file.counts}`;
  return null;
}

test(`the row equation over ${FILES} generated files`, { timeout: HOUR_MS }, async () => {
  const figures = { files: 0, sound: 0, damaged: 0, refused: 0, records: 0, rejected: 0 };
  const faults: string[] = [];
  for (let n = 0; n < FILES; n++) {
    if (n % TOGETHER === TOGETHER - 1) {
      db.close();
      db = memoryWorkspace();
    }
    const file = generateFile(SEED * 1_000_000 + n);
    const before = count('SELECT count(*) FROM batch');
    const path = folder.write(file.name, file.bytes);
    const outcome = await importInto(db, path, file.options).catch((thrown: unknown) => thrown as Error);
    const fault = outcome instanceof Error ? `it broke: ${outcome.stack}` : faultOf(file, outcome, before);
    if (fault !== null) faults.push(`${file.story}: ${fault}`);
    figures.files++;
    figures[file.counts === null ? 'damaged' : 'sound']++;
    if (outcome instanceof Error || outcome.kind !== 'imported') figures.refused++;
    else {
      figures.records += outcome.batch.read;
      figures.rejected += outcome.batch.rejected;
    }
  }
  printFigures('generated files', { ...figures, faults: faults.length });
  expect(faults.slice(0, 20)).toEqual([]);
  // Files of every sort were met.
  expect(figures.sound).toBeGreaterThan(FILES / 2);
  expect(figures.damaged).toBeGreaterThan(FILES / 5);
  expect(figures.refused).toBeGreaterThan(0);
  expect(figures.rejected).toBeGreaterThan(FILES);
});
