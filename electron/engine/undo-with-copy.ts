import { backUpBeforeUndo } from './db/back-up.ts';
import type { WorkspaceStore } from './db/open.ts';
import { readBatch } from './import/store/batch-rows.ts';
import { undoImport } from './import/store/undo-import.ts';

/** Undoes an import that was in the workspace, after a copy of all of it was made. Throws 'not-found', and what either throws. */
export async function undoWithCopy({ writer, path }: WorkspaceStore, batchId: number): Promise<void> {
  // What does not exist needs no copy before it is refused.
  readBatch(writer, batchId);
  await backUpBeforeUndo(writer, path);
  await undoImport(writer, batchId);
}
