/** The rounds there are: those kept in the workspace, and those that can't be, which last as long as the window. */
import { create } from 'zustand';
import { AppError } from '../../../shared/errors.ts';
import { type QuickCheckRound, readRound, writeRound } from '../../../shared/guidance/quick-check-round.ts';
import type { SavedItem } from '../../../shared/saved-items.ts';
import { useAnswer } from '../../store/results.ts';
import { remove, rename, save } from '../../store/saved.ts';
import { useWorkspace } from '../../store/workspace.ts';

export interface NamedRound {
  readonly name: string;
  readonly round: QuickCheckRound;
  /** In the workspace; false = in the window alone. */
  readonly isSaved: boolean;
}

export interface Rounds {
  /** Newest first. */
  readonly rounds: readonly NamedRound[];
  /** Names of those that can't be read. */
  readonly damaged: readonly string[];
  readonly isLoading: boolean;
}

/** By name; null = removed, where it can't be removed from the workspace. */
const useUnsaved = create<{ readonly rounds: ReadonlyMap<string, QuickCheckRound | null> }>()(() => ({
  rounds: new Map(),
}));

const KIND = 'quick-check';

export function useRounds(): Rounds {
  const isOpen = useWorkspace((state) => state.status === 'open');
  const unsaved = useUnsaved((state) => state.rounds);
  const { value, error } = useAnswer('saved.list', isOpen ? { kind: KIND } : null);
  return { ...listed(isOpen ? (value ?? []) : [], unsaved), isLoading: isOpen && value === null && error === null };
}

function listed(
  items: readonly SavedItem[],
  unsaved: ReadonlyMap<string, QuickCheckRound | null>,
): Pick<Rounds, 'rounds' | 'damaged'> {
  const kept = items
    .filter(({ name }) => !unsaved.has(name))
    .map(({ name, content }) => ({ name, round: readRound(content) }));
  const saved = kept.flatMap(({ name, round }) => (round === null ? [] : [{ name, round, isSaved: true }]));
  const own = [...unsaved].flatMap(([name, round]) => (round === null ? [] : [{ name, round, isSaved: false }]));
  return {
    rounds: [...saved, ...own].sort(newestFirst),
    damaged: kept.flatMap(({ name, round }) => (round === null ? [name] : [])),
  };
}

function newestFirst(one: NamedRound, other: NamedRound): number {
  const [earlier, later] = [one.round.heldOn, other.round.heldOn];
  if (earlier !== later) return earlier < later ? 1 : -1;
  return one.name < other.name ? 1 : -1;
}

/** Whether rounds can be kept in the workspace. */
export function useCanSave(): boolean {
  return useWorkspace(({ status, summary }) => status === 'open' && summary?.readOnly === false);
}

function canSave(): boolean {
  const { status, summary } = useWorkspace.getState();
  return status === 'open' && summary?.readOnly === false;
}

/** In place of one of the same name. */
export async function putRound(name: string, round: QuickCheckRound): Promise<void> {
  if (!canSave()) return setUnsaved(name, round);
  await save(KIND, name, writeRound(round));
  forgetUnsaved(name);
}

/** Throws 'name-taken'. */
export async function renameRound({ name, round, isSaved }: NamedRound, newName: string): Promise<void> {
  if (isSaved && canSave()) return rename(KIND, name, newName);
  if (name === newName) return;
  if (useUnsaved.getState().rounds.get(newName) != null) throw new AppError('name-taken', { name: newName });
  setUnsaved(newName, round);
  if (isSaved) setUnsaved(name, null);
  else forgetUnsaved(name);
}

export async function removeRound({ name, isSaved }: Pick<NamedRound, 'name' | 'isSaved'>): Promise<void> {
  if (!isSaved) forgetUnsaved(name);
  else if (canSave()) await remove(KIND, name);
  else setUnsaved(name, null);
}

function setUnsaved(name: string, round: QuickCheckRound | null): void {
  useUnsaved.setState(({ rounds }) => ({ rounds: new Map(rounds).set(name, round) }));
}

function forgetUnsaved(name: string): void {
  const rounds = new Map(useUnsaved.getState().rounds);
  rounds.delete(name);
  useUnsaved.setState({ rounds });
}

/** For tests: as a window that was just opened. */
export function forgetRounds(): void {
  useUnsaved.setState({ rounds: new Map() });
}
