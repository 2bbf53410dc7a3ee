/** Where one is in a check, as the location says: a round, and what of it is shown. */
import { setScreenParams, useScreenParam } from '../../store/view.ts';

const SHOWN = ['ask', 'done', 'result', 'person', 'import', 'trend'] as const;
export type Shown = (typeof SHOWN)[number];

export interface CheckPlace {
  /** Null = all rounds, 'trend' side by side. */
  readonly round: string | null;
  readonly show: Shown | null;
  /** Id within the round. */
  readonly person: number | null;
}

export function useCheckPlace(): CheckPlace {
  const round = useScreenParam('round');
  const show = useScreenParam('show');
  const person = useScreenParam('person');
  return {
    round,
    show: SHOWN.find((known) => known === show) ?? null,
    person: person !== null && /^\d{1,9}$/.test(person) ? Number(person) : null,
  };
}

/** A step that back undoes; `replace` where going back to this place would make no sense. */
export function showOfRound(round: string, show: Shown, person: number | null = null, replace = false): void {
  setScreenParams({ round, show, person: person === null ? null : String(person) }, replace);
}

/** The rounds, or their results side by side. */
export function showRounds(show: 'trend' | null = null): void {
  setScreenParams({ round: null, show, person: null });
}
