/**
 * A check that several people answer one after the other: its rounds, the sheet of the person who answers right now (kept
 * so that a look at another screen, or the end of the application, loses nothing), and what happens between two people.
 */
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import {
  type CheckRound,
  type NewPerson,
  type PersonOf,
  withChangedPerson,
  withPeople,
  writeRound,
} from '../../../shared/guidance/check-round.ts';
import { attempt } from '../../attempt.ts';
import { showOfRound } from './round-place.ts';
import { createRoundStore, type NamedRound, type RoundStore } from './round-store.ts';
import {
  keepSheet as keepDraftOf,
  type SheetDraft,
  type SheetKind,
  type Unfinished,
  useUnfinished,
} from './sheet-draft.ts';

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
  /** What somebody left in an earlier start, unless somebody answers now. */
  useUnfinished(): Unfinished | null;
  /** From the first page, with the answers there are. */
  resume(named: NamedRound<R>, unfinished: SheetDraft): void;
  dropUnfinished(): void;
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

export function createCheck<R extends CheckRound>(kind: SheetKind, read: (content: string) => R | null): Check<R> {
  const store = createRoundStore(kind, read);
  const nobody: Sheet<R> = { round: null, changed: null, step: 0, answers: {} };
  const useSheet = create<Sheet<R>>()(() => nobody);
  const forgetPerson = (): void => {
    // Another's draft, which nobody has taken up, stays.
    if (Object.keys(useSheet.getState().answers).length > 0) keepDraftOf(kind, null);
    useSheet.setState(nobody);
  };
  const startPerson = (round: string, changed: PersonOf<R> | null = null): void =>
    useSheet.setState({ round, changed, step: 0, answers: changed?.answers ?? {} });

  function askNext(round: string, replace = false): void {
    startPerson(round);
    showOfRound(round, 'ask', null, replace);
  }

  /** A round's people are what its sheets make of them. */
  function newPerson(answers: PersonOf<R>['answers']): NewPerson<R> {
    return { name: null, group: null, answers, answeredAt: Date.now() } as unknown as NewPerson<R>;
  }

  /** Id of the person. */
  async function keepSheet({ name, round }: NamedRound<R>): Promise<number> {
    const { answers, changed } = useSheet.getState();
    if (changed !== null) {
      await store.putRound(name, withChangedPerson(round, { ...changed, answers }));
      return changed.id;
    }
    const grown = withPeople(round, [newPerson(answers)]);
    await store.putRound(name, grown);
    return grown.people.at(-1)?.id ?? 0;
  }

  return {
    ...store,
    useSheet,
    startPerson,
    forgetPerson,
    useUnfinished() {
      const unfinished = useUnfinished(kind);
      return useSheet(({ round }) => round === null) ? unfinished : null;
    },
    resume({ name, round }, { person, answers }) {
      const changed = round.people.find(({ id }) => id === person) ?? null;
      // A question that is no longer asked so can't be kept: such a draft is none.
      const whole = withPeople({ ...round, people: [] }, [newPerson(answers)]);
      if (read(writeRound(whole)) === null) return keepDraftOf(kind, null);
      useSheet.setState({ round: name, changed, step: 0, answers });
      showOfRound(name, 'ask');
    },
    dropUnfinished: () => keepDraftOf(kind, null),
    answer(question, answer) {
      const { round, changed, answers: before } = useSheet.getState();
      const { [question]: _before, ...others } = before;
      const answers = answer === null ? others : { ...others, [question]: answer };
      useSheet.setState({ answers });
      if (round !== null) keepDraftOf(kind, { round, person: changed?.id ?? null, answers });
    },
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
