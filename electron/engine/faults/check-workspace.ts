/** What a workspace must be after a fault, whatever the fault was. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../../../shared/errors.ts';
import { backupFolderOf } from '../db/back-up.ts';
import type { Database } from '../db/connect.ts';
import { openWorkspace, type WorkspaceStore } from '../db/open.ts';
import { buildPicture } from '../facts/picture.ts';
import { ROW_TABLES } from '../import/store/row-store.ts';
import { createWorkspaceState } from '../workspace.ts';
import { APP_VERSION, type BatchState, type Script, stateAfter, type WorkspaceState } from './planned-operations.ts';

/** How many operations may be found done: all acknowledged ones, and perhaps the one that was under way. */
export interface Span {
  readonly least: number;
  readonly most: number;
}

export interface Finding {
  /** How many operations are done, if the workspace is that after some number of them. */
  readonly done: number | null;
  /** Code of the AppError with which the workspace refused to open. */
  readonly refused: string | null;
  /** Empty = as promised. A refusal alone is none: whoever knows that the file was whole counts it as one. */
  readonly violations: readonly string[];
}

/** Opens the workspace as the application does, compares it with what it should be, and closes it again. */
export function checkWorkspace(script: Script, { least, most }: Span): Finding {
  let violations: string[];
  let done: number | null = null;
  try {
    const store = openWorkspace(script.path);
    try {
      const found = readState(store.reader);
      violations = [...pageFaults(store.reader), ...found.batches.flatMap(batchFaults), ...factFaults(store)];
      done = operationsDone(script, found, { least, most });
      if (done === null) violations.push(`not what ${least} to ${most} operations leave: ${describe(found)}`);
    } finally {
      store.close();
    }
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code !== 'internal') {
      return { done: null, refused: thrown.code, violations: [] };
    }
    return { done: null, refused: null, violations: [`opening broke: ${String(thrown)}`] };
  }
  violations.push(...leftovers(script.path), ...copyFaults(script.path));
  return { done, refused: null, violations };
}

function operationsDone(script: Script, found: WorkspaceState, { least, most }: Span): number | null {
  // The number of changes, which the workspace itself counts, says which state to compare with.
  const done = found.generation;
  if (done < least || done > most) return null;
  return JSON.stringify(stateAfter(script, done)) === JSON.stringify(found) ? done : null;
}

function pageFaults(db: Database): string[] {
  const found = db.prepare<[], string>('PRAGMA integrity_check').pluck().all();
  const orphans = db.prepare('PRAGMA foreign_key_check').all();
  return [...found.filter((line) => line !== 'ok'), ...orphans.map((row) => `leads nowhere: ${JSON.stringify(row)}`)];
}

/** Kept or not, facts are what the rows say. */
function factFaults(store: WorkspaceStore): string[] {
  const { facts } = createWorkspaceState(store, 'UTC', { appVersion: APP_VERSION }).picture();
  return isDeepStrictEqual(facts, buildPicture(store.reader).facts) ? [] : ['the facts are not what the rows say'];
}

function batchFaults({
  file,
  counts: [read, stored, duplicate, rejected, blank],
  rows,
  rejects,
}: BatchState): string[] {
  const faults: string[] = [];
  if (read !== stored + duplicate + rejected + blank) faults.push(`${file}: the counts do not add up`);
  const held = linesOf(rows).length;
  if (held !== stored + duplicate) faults.push(`${file}: ${held} rows of ${stored + duplicate}`);
  const refused = linesOf(rejects).length;
  if (refused !== rejected) faults.push(`${file}: ${refused} rejected rows of ${rejected}`);
  return faults;
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

function leftovers(path: string): string[] {
  const own = basename(path);
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(own) && name !== own && name !== basename(backupFolderOf(path)))
    .map((name) => `left behind: ${name}`);
}

/** A copy made before an undo has its name only once it is whole; one half made goes when the next is made. */
function copyFaults(path: string): string[] {
  const folder = backupFolderOf(path);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const copies = names.filter((name) => name.endsWith('.doradeck'));
  const parts = names.filter((name) => name.endsWith('.part'));
  if (parts.length > 1) return [`half copies: ${parts.join(', ')}`];
  return copies.flatMap((name) => {
    try {
      const copy = openWorkspace(join(folder, name), { readOnly: true });
      const faults = [...pageFaults(copy.reader), ...readState(copy.reader).batches.flatMap(batchFaults)];
      copy.close();
      return faults.map((fault) => `${name}: ${fault}`);
    } catch (thrown) {
      return [`${name}: ${String(thrown)}`];
    }
  });
}

function readState(db: Database): WorkspaceState {
  const batches = db.prepare<[], BatchRow>('SELECT * FROM batch ORDER BY id').all();
  return {
    generation: Number(db.prepare("SELECT value FROM setting WHERE key = 'generation'").pluck().get()),
    batches: batches.map((batch) => readBatchState(db, batch)),
    services: db.prepare<[], string>('SELECT name FROM service ORDER BY name').pluck().all(),
  };
}

interface BatchRow {
  readonly id: number;
  readonly file: string;
  readonly kind: 'deployments' | 'incidents';
  readonly rows_read: number;
  readonly rows_stored: number;
  readonly rows_duplicate: number;
  readonly rows_rejected: number;
  readonly rows_blank: number;
}

function readBatchState(db: Database, batch: BatchRow): BatchState {
  const table = ROW_TABLES[batch.kind];
  const text = (sql: string) => db.prepare<[number], string>(sql).pluck().all(batch.id).join('\n');
  return {
    file: batch.file,
    kind: batch.kind,
    counts: [batch.rows_read, batch.rows_stored, batch.rows_duplicate, batch.rows_rejected, batch.rows_blank],
    rows: text(`SELECT line || ' ' || external_id || ' ' || repeats FROM ${table} WHERE batch_id = ? ORDER BY id`),
    rejects: text('SELECT line FROM rejected_row WHERE batch_id = ? ORDER BY line'),
  };
}

function describe({ generation, batches, services }: WorkspaceState): string {
  const held = batches.map(({ file, counts, rows }) => `${file} ${counts.join('/')} with ${linesOf(rows).length} rows`);
  return `generation ${generation}, ${held.join('; ')}, ${services.length} services`;
}
