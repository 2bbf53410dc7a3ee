/**
 * The import steps: what was handed in, what was seen in it, and what the user chose for each file so far. It outlives
 * the screens, so that going back and forth keeps every choice; nothing is stored in the workspace before `importChosen`.
 */
import { create } from 'zustand';
import type { ImportOptions } from '../../../shared/api.ts';
import { type ErrorData, toErrorData } from '../../../shared/errors.ts';
import type { InspectedFile, Inspection } from '../../../shared/import-inspection.ts';
import { request } from '../../api.ts';
import { runJob } from '../../store/jobs.ts';
import { setScreenParam } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { type ImportEnding, importFiles } from './import-session.ts';
import { fileKey, inOrder, isAsking, isReady, replacedBatch, type StepFile, seenAgain, stepFile } from './step-file.ts';

export interface StepRepository {
  readonly path: string;
  readonly included: boolean;
}

interface ImportSteps {
  /** The workspace that the files were handed in for. */
  readonly workspace: string | null;
  readonly phase: 'choosing' | 'looking' | 'importing';
  readonly files: readonly StepFile[];
  readonly repositories: readonly StepRepository[];
  /** Why the last look or import failed as a whole, else null. */
  readonly error: ErrorData | null;
  /** The last import was cancelled: nothing of it is stored, every choice is kept. */
  readonly cancelled: boolean;
  /** It had undone imports by then, whose files it was to read again. */
  readonly hasUndone: boolean;
}

const NOTHING: ImportSteps = {
  workspace: null,
  phase: 'choosing',
  files: [],
  repositories: [],
  error: null,
  cancelled: false,
  hasUndone: false,
};

export const useImportSteps = create<ImportSteps>()(() => NOTHING);

const { getState, setState } = useImportSteps;

/** Where the steps are in the location: 'files', or the key of the file looked at. */
export const STEP_PARAM = 'import';
export const FILES_STEP = 'files';

/** The pause after a change before it is looked at: typing is one change. */
const SETTLE_MS = 120;
/** The newest look at each file; answers to older ones are dropped. */
const looks = new Map<string, number>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
let lastLook = 0;

function openWorkspace(): string | null {
  return useWorkspace.getState().summary?.path ?? null;
}

/** Begins anew where another workspace was open. */
function enter(): void {
  if (getState().workspace !== openWorkspace()) leaveSteps();
  setState({ workspace: openWorkspace() });
}

/** Looks at files and folders and shows them beside those that wait already. */
export async function lookAt(paths: readonly string[]): Promise<void> {
  enter();
  setState({ phase: 'looking', error: null, cancelled: false, hasUndone: false });
  setScreenParam(STEP_PARAM, FILES_STEP);
  try {
    const inspection = await runJob('import.inspect', { paths: [...paths], options: {} }, nameOf(paths));
    if (getState().workspace === openWorkspace()) addInspection(inspection);
  } catch (thrown) {
    const error = toErrorData(thrown);
    setState({ phase: 'choosing', error: error.code === 'cancelled' ? null : error });
    if (error.code === 'cancelled' && isEmpty()) setScreenParam(STEP_PARAM, null);
  }
}

/** Files that wait already keep what was chosen for them. */
function addInspection({ files, repositories }: Inspection): void {
  const state = getState();
  const kept = new Set(state.files.map((file) => file.key));
  const fresh = files.map((seen) => stepFile(seen, {})).filter((file) => !kept.has(file.key));
  const paths = new Set([...state.repositories.map(({ path }) => path), ...repositories]);
  setState({
    phase: 'choosing',
    files: inOrder([...state.files, ...fresh]),
    repositories: [...paths].map(
      (path) => state.repositories.find((known) => known.path === path) ?? { path, included: true },
    ),
  });
}

/** Opens one file to be read with other choices: one that asked in a report, or one that was imported before. */
export async function openFile(path: string, entry: string | null, options: ImportOptions): Promise<void> {
  enter();
  const seen = await request('import.preview', { path, entry, options });
  const file = { ...stepFile(seen, options), included: seen.state !== 'unusable' };
  setState(({ files }) => ({ files: inOrder([...files.filter(({ key }) => key !== file.key), file]) }));
  setScreenParam(STEP_PARAM, file.key);
}

function changeFile(key: string, change: (file: StepFile) => StepFile): void {
  setState(({ files }) => ({ files: files.map((file) => (file.key === key ? change(file) : file)) }));
}

export function includeFiles(keys: readonly string[], included: boolean): void {
  for (const key of keys) changeFile(key, (file) => ({ ...file, included }));
}

export function includeRepository(path: string, included: boolean): void {
  setState(({ repositories }) => ({
    repositories: repositories.map((each) => (each.path === path ? { path, included } : each)),
  }));
}

/** Takes other choices for a file; what they make of it follows after a moment. */
export function changeOptions(key: string, change: (options: ImportOptions) => ImportOptions): void {
  const file = getState().files.find((each) => each.key === key);
  if (file === undefined) return;
  const options = change(file.options);
  changeFile(key, (each) => ({ ...each, options, pending: true }));
  lastLook += 1;
  looks.set(key, lastLook);
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => void lookAgain(file.seen, options, lastLookOf(key)), SETTLE_MS),
  );
}

function lastLookOf(key: string): number {
  return looks.get(key) ?? 0;
}

async function lookAgain({ path, entry }: InspectedFile, options: ImportOptions, look: number): Promise<void> {
  const key = fileKey(path, entry);
  try {
    const seen = await request('import.preview', { path, entry, options });
    if (lastLookOf(key) === look) changeFile(key, (file) => seenAgain(file, seen));
  } catch (thrown) {
    const error = toErrorData(thrown);
    if (lastLookOf(key) === look) changeFile(key, (file) => ({ ...file, pending: false, error }));
  }
}

/** Imports what is ready and not left out. Files that still ask wait on; all other choices are done with. */
export async function importChosen(): Promise<void> {
  const { files, repositories } = getState();
  const ready = files.filter(isReady);
  const chosen = {
    files: ready.map(({ seen, options }) => ({ path: seen.path, entry: seen.entry, options })),
    repositories: repositories.filter(({ included }) => included).map(({ path }) => path),
    replaced: ready.flatMap((file) => replacedBatch(file) ?? []),
  };
  setState({ phase: 'importing', error: null, cancelled: false, hasUndone: false });
  setScreenParam(STEP_PARAM, FILES_STEP, true);
  const names = [...ready.map(({ seen }) => seen.file), ...chosen.repositories];
  const ending = await importFiles(chosen, nameOf(names));
  if (ending.kind === 'imported') settle(files, repositories);
  else stop(ending);
}

/** Back to the choices. A file whose earlier import is undone is as new. */
function stop({ cancelled, error, undone }: Extract<ImportEnding, { readonly kind: 'stopped' }>): void {
  setState(({ files }) => ({
    phase: 'choosing',
    cancelled,
    error,
    hasUndone: undone.length > 0,
    files: files.map((file) =>
      undone.includes(replacedBatch(file) ?? -1)
        ? { ...file, seen: { ...file.seen, state: 'ready', problem: null } }
        : file,
    ),
  }));
}

/** Puts away what an import is done with. What was handed in meanwhile stays, and is what one looks at. */
function settle(files: readonly StepFile[], repositories: readonly StepRepository[]): void {
  const done = new Set(files.filter((file) => !isAsking(file)).map(({ key }) => key));
  const stored = new Set(repositories.map(({ path }) => path));
  const { phase } = getState();
  setState((state) => ({
    phase: phase === 'importing' ? 'choosing' : phase,
    files: state.files.filter(({ key }) => !done.has(key)),
    repositories: state.repositories.filter(({ path }) => !stored.has(path)),
  }));
  if (phase === 'importing') setScreenParam(STEP_PARAM, null);
}

/** Puts all of it away; what is imported stays imported. */
export function leaveSteps(): void {
  for (const timer of timers.values()) clearTimeout(timer);
  timers.clear();
  looks.clear();
  setState(NOTHING, true);
}

export function isEmpty(): boolean {
  const { files, repositories } = getState();
  return files.length === 0 && repositories.length === 0;
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
