/**
 * What the last imports of this window brought, file by file, with what is needed to read a file again with other
 * options. It is a view of the moment: the workspace keeps the imports themselves.
 */
import { create } from 'zustand';
import type { FileOutcome } from '../../../shared/answers.ts';
import type { ImportOptions } from '../../../shared/api.ts';
import { type ErrorData, toErrorData } from '../../../shared/errors.ts';
import type { RepositorySummary } from '../../../shared/model.ts';
import { request } from '../../api.ts';
import { runJob } from '../../store/jobs.ts';
import { adoptWorkspace, useWorkspace } from '../../store/workspace.ts';
import { type ChoiceAnswers, optionsWith } from './import-choice.ts';

export interface FileResult {
  readonly id: number;
  readonly outcome: FileOutcome;
  /** Null where the answer doesn't say it: it can't be read again then. */
  readonly path: string | null;
  /** How it was asked to be read. */
  readonly options: ImportOptions;
}

interface ImportSession {
  /** The workspace it went into; in another one there is nothing to report. */
  readonly workspace: string | null;
  readonly running: boolean;
  readonly results: readonly FileResult[];
  /** Repositories found in the folders handed in. */
  readonly repositories: readonly RepositorySummary[];
  readonly cancelled: boolean;
  /** Why nothing of it could be imported, else null. */
  readonly error: ErrorData | null;
}

const NOTHING: ImportSession = {
  workspace: null,
  running: false,
  results: [],
  repositories: [],
  cancelled: false,
  error: null,
};

export const useImportSession = create<ImportSession>()(() => NOTHING);

let nextId = 1;

/** Imports files and folders; what came before leaves the report. */
export async function importPaths(paths: readonly string[], options: ImportOptions = {}): Promise<void> {
  const workspace = useWorkspace.getState().summary?.path ?? null;
  useImportSession.setState({ ...NOTHING, workspace, running: true });
  await runImport(paths, options, (results) => results);
}

/** Reads one file again, with the answers it asked for; its result takes the place of the one before. */
export async function retryFile(result: FileResult, answers: ChoiceAnswers): Promise<void> {
  if (result.path === null) return;
  useImportSession.setState({ running: true, cancelled: false, error: null });
  await runImport([result.path], optionsWith(result.options, answers), (fresh) =>
    useImportSession.getState().results.flatMap((each) => (each.id === result.id ? fresh : [each])),
  );
}

/** Undoes the import of a file and reads it again with other options. */
export async function rereadFile(result: FileResult, answers: ChoiceAnswers): Promise<void> {
  if (result.outcome.kind === 'imported')
    await adoptWorkspace(await request('import.undo', { batchId: result.outcome.batch.id }));
  await retryFile(result, answers);
}

async function runImport(
  paths: readonly string[],
  options: ImportOptions,
  place: (fresh: readonly FileResult[]) => readonly FileResult[],
): Promise<void> {
  try {
    const outcome = await runJob('import.paths', { paths: [...paths], options }, nameOf(paths));
    const fresh = outcome.files.map((file) => {
      nextId += 1;
      return { id: nextId, outcome: file, path: file.path ?? null, options };
    });
    useImportSession.setState({ running: false, results: place(fresh), repositories: outcome.repositories });
  } catch (thrown) {
    const error = toErrorData(thrown);
    const cancelled = error.code === 'cancelled';
    useImportSession.setState({ running: false, cancelled, error: cancelled ? null : error });
  }
}

/** What the tray calls the job: the one file, or the first of several. */
function nameOf(paths: readonly string[]): string {
  const first =
    (paths[0] ?? '')
      .replace(/[\\/]+$/, '')
      .split(/[\\/]/)
      .at(-1) ?? '';
  return paths.length > 1 ? `${first} +${paths.length - 1}` : first;
}

export function closeReport(): void {
  useImportSession.setState(({ running, workspace }) => ({ ...NOTHING, running, workspace }));
}

/** A batch that was undone leaves the report. */
export function forgetBatch(batchId: number): void {
  useImportSession.setState(({ results }) => ({
    results: results.filter(({ outcome }) => outcome.kind === 'failed' || outcome.batch.id !== batchId),
  }));
}
