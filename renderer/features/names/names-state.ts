/** The mapping as the engine has it, and as it is about to be while a change is on its way there. */
import { create } from 'zustand';
import type { ErrorData } from '../../../shared/errors.ts';
import type { MappedPaths, MappedRepository, NameChoice, NameMapping } from '../../../shared/name-mapping.ts';
import { applyChoices, takeBack } from '../../../shared/names.ts';
import { request } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { runJob } from '../../store/jobs.ts';
import { useAnswer } from '../../store/results.ts';
import { useWorkspace } from '../../store/workspace.ts';

interface NamesState {
  /** The answer that `shown` was made from: the next one replaces it. */
  readonly basis: NameMapping | null;
  readonly shown: NameMapping | null;
  /** What takes back the changes made here, the newest last. */
  readonly undo: readonly (readonly NameChoice[])[];
  /** Path of the workspace that `undo` is of. */
  readonly workspace: string | null;
}

const NOTHING: NamesState = { basis: null, shown: null, undo: [], workspace: null };
const useNamesState = create<NamesState>()(() => NOTHING);

export interface Names {
  readonly mapping: NameMapping | null;
  readonly error: ErrorData | null;
  readonly readOnly: boolean;
  /** Stores what the user says, at once. */
  readonly say: (choices: readonly NameChoice[]) => void;
  /** Takes back the last change; null = there is none. */
  readonly takeBackLast: (() => void) | null;
}

export function useNames(): Names {
  const { value, error } = useAnswer('names.read', {});
  const state = useNamesState();
  const summary = useWorkspace((workspace) => workspace.summary);
  const workspace = summary?.path ?? null;
  const mapping = value !== null && state.basis === value ? state.shown : value;
  const undo = state.workspace === workspace ? state.undo : [];
  const last = undo.at(-1);
  const change = (choices: readonly NameChoice[], kept: NamesState['undo']): void => {
    if (mapping === null || choices.length === 0) return;
    const shown = applyChoices(mapping, choices);
    useNamesState.setState({ basis: value, shown, undo: kept, workspace });
    void attempt(() => store(choices, value, undo));
  };
  return {
    mapping,
    error,
    readOnly: summary?.readOnly ?? true,
    say: (choices) => mapping !== null && change(choices, [...undo, takeBack(mapping, choices)]),
    takeBackLast: last === undefined ? null : () => change(last, undo.slice(0, -1)),
  };
}

/** What is shown follows the engine's answer; where it refuses, all is as it was. */
async function store(
  choices: readonly NameChoice[],
  basis: NameMapping | null,
  before: NamesState['undo'],
): Promise<void> {
  try {
    const shown = await request('names.change', { choices });
    useNamesState.setState((state) => (state.basis === basis ? { shown } : {}));
    for (const repository of withNewPaths(shown, choices)) void readPaths(repository);
  } catch (error) {
    useNamesState.setState({ basis: null, shown: null, undo: before });
    throw error;
  }
}

function withNewPaths({ repositories }: NameMapping, choices: readonly NameChoice[]): readonly MappedRepository[] {
  const changed = new Set(choices.flatMap((choice) => (choice.kind === 'repository' ? [choice.repositoryId] : [])));
  return repositories.filter(({ id, services }) => changed.has(id) && services.some(needsReading));
}

/** Which commits touch the paths is not known yet. */
export function needsReading({ paths, touching }: MappedPaths): boolean {
  return paths.length > 0 && touching === null;
}

export async function readPaths({ id, name }: Pick<MappedRepository, 'id' | 'name'>): Promise<void> {
  // The jobs tray says why it failed.
  await runJob('repository.read-paths', { repositoryId: id }, name).catch(() => null);
}

/** For tests: as when the window opens. */
export function forgetNames(): void {
  useNamesState.setState(NOTHING, true);
}
