/** The rounds of a check: those kept in the workspace, and those that can't be, which last as long as the window. */
import { create } from 'zustand';
import { AppError } from '../../../shared/errors.ts';
import { type CheckRound, writeRound } from '../../../shared/guidance/check-round.ts';
import type { SavedItem, SavedKind } from '../../../shared/saved-items.ts';
import { useAnswer } from '../../store/results.ts';
import { remove, rename, save } from '../../store/saved.ts';
import { useWorkspace } from '../../store/workspace.ts';

export interface NamedRound<R extends CheckRound> {
  readonly name: string;
  readonly round: R;
  /** In the workspace; false = in the window alone. */
  readonly isSaved: boolean;
}

export interface Rounds<R extends CheckRound> {
  /** Newest first. */
  readonly rounds: readonly NamedRound<R>[];
  /** Names of those that can't be read. */
  readonly damaged: readonly string[];
  readonly isLoading: boolean;
}

/** By name; null = removed, where it can't be removed from the workspace. */
type Unsaved<R> = ReadonlyMap<string, R | null>;

export interface RoundStore<R extends CheckRound> {
  useRounds(): Rounds<R>;
  /** In place of one of the same name. */
  putRound(name: string, round: R): Promise<void>;
  /** Throws 'name-taken'. */
  renameRound(named: NamedRound<R>, newName: string): Promise<void>;
  removeRound(named: Pick<NamedRound<R>, 'name' | 'isSaved'>): Promise<void>;
  /** For tests: as a window that was just opened. */
  forgetRounds(): void;
}

/** `read` gives null of what is damaged. */
export function createRoundStore<R extends CheckRound>(
  kind: SavedKind,
  read: (content: string) => R | null,
): RoundStore<R> {
  const useUnsaved = create<{ readonly rounds: Unsaved<R> }>()(() => ({ rounds: new Map() }));

  function setUnsaved(name: string, round: R | null): void {
    useUnsaved.setState(({ rounds }) => ({ rounds: new Map(rounds).set(name, round) }));
  }

  function forgetUnsaved(name: string): void {
    const rounds = new Map(useUnsaved.getState().rounds);
    rounds.delete(name);
    useUnsaved.setState({ rounds });
  }

  return {
    useRounds() {
      const isOpen = useWorkspace((state) => state.status === 'open');
      const unsaved = useUnsaved((state) => state.rounds);
      const { value, error } = useAnswer('saved.list', isOpen ? { kind } : null);
      const isLoading = isOpen && value === null && error === null;
      return { ...listed(isOpen ? (value ?? []) : [], unsaved, read), isLoading };
    },
    async putRound(name, round) {
      if (!canSave()) return setUnsaved(name, round);
      await save(kind, name, writeRound(round));
      forgetUnsaved(name);
    },
    async renameRound({ name, round, isSaved }, newName) {
      if (isSaved && canSave()) return rename(kind, name, newName);
      if (name === newName) return;
      if (useUnsaved.getState().rounds.get(newName) != null) throw new AppError('name-taken', { name: newName });
      setUnsaved(newName, round);
      if (isSaved) setUnsaved(name, null);
      else forgetUnsaved(name);
    },
    async removeRound({ name, isSaved }) {
      if (!isSaved) forgetUnsaved(name);
      else if (canSave()) await remove(kind, name);
      else setUnsaved(name, null);
    },
    forgetRounds: () => useUnsaved.setState({ rounds: new Map() }),
  };
}

function listed<R extends CheckRound>(
  items: readonly SavedItem[],
  unsaved: Unsaved<R>,
  read: (content: string) => R | null,
): Pick<Rounds<R>, 'rounds' | 'damaged'> {
  const kept = items
    .filter(({ name }) => !unsaved.has(name))
    .map(({ name, content }) => ({ name, round: read(content) }));
  const saved = kept.flatMap(({ name, round }) => (round === null ? [] : [{ name, round, isSaved: true }]));
  const own = [...unsaved].flatMap(([name, round]) => (round === null ? [] : [{ name, round, isSaved: false }]));
  return {
    rounds: [...saved, ...own].sort(newestFirst),
    damaged: kept.flatMap(({ name, round }) => (round === null ? [name] : [])),
  };
}

function newestFirst(one: NamedRound<CheckRound>, other: NamedRound<CheckRound>): number {
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
