/**
 * The process that the tests of faults kill: `node operate.ts ORDERS`. It carries out operation after operation on one
 * workspace (which it makes if there is none), keeps the facts of what it left, and says each on standard output once it is acknowledged: `ready`, `done INDEX`, `failed INDEX CODE`,
 * `closed`. A failed operation is tried once more. The faults that it can be told to have are seeded here, not in the product.
 */
import { existsSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { createWorkspace, openWorkspace, type WorkspaceStore } from '../db/open.ts';
import { storeError } from '../db/store-error.ts';
import { importFile } from '../import/import-file.ts';
import { undoWithCopy } from '../undo-with-copy.ts';
import { createWorkspaceState, type Workspace } from '../workspace.ts';
import { APP_VERSION, NOW, operationAt, plannedFile, type Script } from './planned-operations.ts';

export interface Orders extends Script {
  /** Where the files to import are written. */
  readonly inputs: string;
  /** Index of the first operation. */
  readonly first: number;
  /** After how many it closes the workspace and ends; null = it goes on until it is killed. */
  readonly count: number | null;
  /** Index of the operation before which the log is written back into the file, so that it starts anew. */
  readonly checkpointBefore: number | null;
  readonly seeded: SeededFault | null;
}

export type SeededFault = 'no-transaction' | 'synchronous-off';

const TRIES = 2;

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

/** What is said of an error: its code, or that it has none. */
function codeOf(thrown: unknown, path: string): string {
  const error = storeError(thrown, path);
  return error instanceof AppError ? error.code : `untyped ${error instanceof Error ? error.stack : String(error)}`;
}

function seed({ writer }: WorkspaceStore, fault: SeededFault | null): void {
  if (fault === 'synchronous-off') writer.pragma('synchronous = OFF');
  if (fault !== 'no-transaction') return;
  const exec = writer.exec.bind(writer);
  writer.exec = (sql) => (/^(BEGIN|COMMIT|ROLLBACK)/.test(sql) ? writer : exec(sql));
}

async function operate(store: WorkspaceStore, orders: Orders, index: number): Promise<void> {
  const operation = operationAt(index);
  const { file, text } = plannedFile(orders, operation.index);
  if (operation.kind === 'undo') {
    await undoWithCopy(
      store,
      store.reader.prepare<[string], number>('SELECT id FROM batch WHERE file = ?').pluck().get(file) ?? 0,
    );
    return;
  }
  const path = join(orders.inputs, file);
  writeFileSync(path, text);
  const work = { signal: new AbortController().signal, onProgress: () => {} };
  try {
    const outcome = await importFile({ db: store.writer, path, options: {}, appVersion: APP_VERSION, now: NOW, work });
    if (outcome.kind === 'failed') throw new AppError(outcome.error.code, outcome.error.params);
  } finally {
    rmSync(path);
  }
}

/** As the application does once it has answered: what goes wrong there, nobody is told. */
function keepFacts(workspace: Workspace): void {
  try {
    workspace.picture();
    for (const _ of workspace.keep());
  } catch {}
}

async function attempt(index: number, path: string, body: () => Promise<void> | void): Promise<boolean> {
  for (let tried = 0; tried < TRIES; tried++) {
    try {
      await body();
      return true;
    } catch (thrown) {
      say(`failed ${index} ${codeOf(thrown, path)}`);
    }
  }
  return false;
}

async function main(orders: Orders): Promise<void> {
  const { path, first, count } = orders;
  say('ready');
  let store: WorkspaceStore | undefined;
  const opened = await attempt(-1, path, () => {
    store = existsSync(path) ? openWorkspace(path) : createWorkspace(path);
  });
  if (!opened || !store) return;
  const { writer } = store;
  seed(store, orders.seeded);
  const workspace = createWorkspaceState(store, 'UTC', { appVersion: APP_VERSION, rowsWorthKeeping: 0 });
  for (let index = first; count === null || index < first + count; index++) {
    if (index === orders.checkpointBefore) writer.pragma('wal_checkpoint(FULL)');
    const current = store;
    if (!(await attempt(index, path, () => operate(current, orders, index)))) break;
    say(`done ${index}`);
    keepFacts(workspace);
  }
  store.close();
  say('closed');
}

await main(JSON.parse(process.argv[2] ?? '') as Orders);
