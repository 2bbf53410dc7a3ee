/**
 * A check that several people answer one after the other: its rounds, the sheet of the person who answers right now (kept
 * while the window is open, so that a look at another screen loses nothing), and what happens between two people.
 */
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import {
  type CheckRound,
  type NewPerson,
  type PersonOf,
  withChangedPerson,
  withPeople,
} from '../../../shared/guidance/check-round.ts';
import type { SavedKind } from '../../../shared/saved-items.ts';
import { attempt } from '../../attempt.ts';
import { showOfRound } from './round-place.ts';
import { createRoundStore, type NamedRound, type RoundStore } from './round-store.ts';

export interface Sheet<R extends CheckRound> {
  /** Name of the round that is answered; null = nobody answers. */
  readonly round: string | null;
  /** Whose answers are changed; null = somebody new. */
  readonly changed: PersonOf<R> | null;
  /** Index of the page shown. */
  readonly step: number;
  readonly answers: PersonOf<R>['answers'];
}

export interface Check<R extends CheckRound> extends RoundStore<R> {
  readonly useSheet: UseBoundStore<StoreApi<Sheet<R>>>;
  /** A new sheet for somebody new, or that of somebody who changes theirs. */
  startPerson(round: string, changed?: PersonOf<R> | null): void;
  forgetPerson(): void;
  /** `null` takes the answer back. */
  answer(question: string, answer: number | null): void;
  /** False where there is no page left. */
  move(step: -1 | 1, pages: number): boolean;
  /** Somebody new, whatever the one before left. */
  askNext(round: string, replace?: boolean): void;
  startRound(name: string, round: R): Promise<void>;
  /** Keeps the sheet that is filled in; one without an answer is nobody's. */
  finishPerson(named: NamedRound<R>): Promise<void>;
}

export function createCheck<R extends CheckRound>(kind: SavedKind, read: (content: string) => R | null): Check<R> {
  const store = createRoundStore(kind, read);
  const nobody: Sheet<R> = { round: null, changed: null, step: 0, answers: {} };
  const useSheet = create<Sheet<R>>()(() => nobody);
  const forgetPerson = (): void => useSheet.setState(nobody);
  const startPerson = (round: string, changed: PersonOf<R> | null = null): void =>
    useSheet.setState({ round, changed, step: 0, answers: changed?.answers ?? {} });

  function askNext(round: string, replace = false): void {
    startPerson(round);
    showOfRound(round, 'ask', null, replace);
  }

  /** Id of the person. */
  async function keepSheet({ name, round }: NamedRound<R>): Promise<number> {
    const { answers, changed } = useSheet.getState();
    if (changed !== null) {
      await store.putRound(name, withChangedPerson(round, { ...changed, answers }));
      return changed.id;
    }
    // A round's people are what its sheets make of them.
    const added = { name: null, group: null, answers, answeredAt: Date.now() } as unknown as NewPerson<R>;
    const grown = withPeople(round, [added]);
    await store.putRound(name, grown);
    return grown.people.at(-1)?.id ?? 0;
  }

  return {
    ...store,
    useSheet,
    startPerson,
    forgetPerson,
    answer: (question, answer) =>
      useSheet.setState(({ answers }) => {
        const { [question]: _before, ...others } = answers;
        return { answers: answer === null ? others : { ...others, [question]: answer } };
      }),
    move(step, pages) {
      const next = Math.max(0, useSheet.getState().step + step);
      if (next >= pages) return false;
      useSheet.setState({ step: next });
      return true;
    },
    askNext,
    async startRound(name, round) {
      await store.putRound(name, round);
      askNext(name);
    },
    finishPerson: (named) =>
      attempt(async () => {
        const isEmpty = Object.keys(useSheet.getState().answers).length === 0;
        const kept = isEmpty ? null : await keepSheet(named);
        forgetPerson();
        showOfRound(named.name, 'done', kept, true);
      }),
  };
}
