/**
 * What the last import of this window brought, file by file, with what is needed to read a file again with other
 * options. It is a view of the moment: the workspace keeps the imports themselves.
 */
import { create } from 'zustand';
import type { FileOutcome } from '../../../shared/answers.ts';
import type { ImportOptions, RequestInput } from '../../../shared/api.ts';
import { type ErrorData, toErrorData } from '../../../shared/errors.ts';
import type { RepositorySummary } from '../../../shared/model.ts';
import { request } from '../../api.ts';
import { runJob } from '../../store/jobs.ts';
import { adoptWorkspace, useWorkspace } from '../../store/workspace.ts';
import { fileKey } from './step-file.ts';

export interface FileResult {
  readonly id: number;
  readonly outcome: FileOutcome;
  /** Null where the answer doesn't say it: it can't be read again then. */
  readonly path: string | null;
  readonly entry: string | null;
  /** How it was asked to be read. */
  readonly options: ImportOptions;
}

interface ImportSession {
  /** The workspace it went into; in another one there is nothing to report. */
  readonly workspace: string | null;
  readonly results: readonly FileResult[];
  /** Repositories found in the folders handed in. */
  readonly repositories: readonly RepositorySummary[];
}

const NOTHING: ImportSession = { workspace: null, results: [], repositories: [] };

export const useImportSession = create<ImportSession>()(() => NOTHING);

export interface ChosenFiles extends Omit<RequestInput<'import.files'>, 'job'> {
  /** Imports whose files are read anew: they are undone first. */
  readonly replaced: readonly number[];
}

export type ImportEnding =
  | { readonly kind: 'imported' }
  | {
      readonly kind: 'stopped';
      readonly cancelled: boolean;
      readonly error: ErrorData | null;
      /** Imports that were to be replaced and are undone by now. */
      readonly undone: readonly number[];
    };

let nextId = 1;

/** Imports files, each with its options, and repositories; what came before leaves the report. */
export async function importFiles({ replaced, ...chosen }: ChosenFiles, name: string): Promise<ImportEnding> {
  const workspace = useWorkspace.getState().summary?.path ?? null;
  useImportSession.setState({ ...NOTHING, workspace });
  const undone: number[] = [];
  try {
    for (const batchId of replaced) {
      await adoptWorkspace(await request('import.undo', { batchId }));
      undone.push(batchId);
    }
    const outcome = await runJob('import.files', chosen, name);
    const results = outcome.files.map((file) => resultOf(file, chosen.files));
    useImportSession.setState({ results, repositories: outcome.repositories });
    return { kind: 'imported' };
  } catch (thrown) {
    const error = toErrorData(thrown);
    const cancelled = error.code === 'cancelled';
    return { kind: 'stopped', cancelled, error: cancelled ? null : error, undone };
  }
}

function resultOf(outcome: FileOutcome, chosen: ChosenFiles['files']): FileResult {
  const path = outcome.path ?? null;
  const entry = 'entry' in outcome ? (outcome.entry ?? null) : null;
  const key = path === null ? null : fileKey(path, entry);
  const asked = chosen.find((file) => fileKey(file.path, file.entry) === key);
  nextId += 1;
  return { id: nextId, outcome, path, entry, options: asked?.options ?? {} };
}

export function closeReport(): void {
  useImportSession.setState(({ workspace }) => ({ ...NOTHING, workspace }));
}

/** A batch that was undone leaves the report. */
export function forgetBatch(batchId: number): void {
  useImportSession.setState(({ results }) => ({
    results: results.filter(({ outcome }) => outcome.kind !== 'imported' || outcome.batch.id !== batchId),
  }));
}
