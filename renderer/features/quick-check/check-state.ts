/** The person who answers right now: kept while the window is open, so that a look at another screen loses nothing. */
import { create } from 'zustand';
import {
  editionMetrics,
  type QuickCheckAnswers,
  type QuickCheckEdition,
} from '../../../shared/guidance/quick-check.ts';
import type { RoundPerson } from '../../../shared/guidance/quick-check-round.ts';
import type { MetricName } from '../../../shared/model.ts';

interface CheckState {
  /** Name of the round that is answered; null = nobody answers. */
  readonly round: string | null;
  /** Whose answers are changed; null = somebody new. */
  readonly changed: RoundPerson | null;
  /** Index of the question shown. */
  readonly step: number;
  readonly answers: QuickCheckAnswers;
}

const NOBODY: CheckState = { round: null, changed: null, step: 0, answers: {} };

export const useCheck = create<CheckState>()(() => NOBODY);

/** A new sheet for somebody new, or that of somebody who changes theirs. */
export function startPerson(round: string, changed: RoundPerson | null = null): void {
  useCheck.setState({ round, changed, step: 0, answers: changed?.answers ?? {} });
}

export function forgetPerson(): void {
  useCheck.setState(NOBODY);
}

/** `null` takes the answer back. */
export function answerCheck(metric: MetricName, answer: number | null): void {
  useCheck.setState(({ answers }) => {
    const { [metric]: _before, ...others } = answers;
    return { answers: answer === null ? others : { ...others, [metric]: answer } };
  });
}

/** False where there is no question left. */
export function moveCheck(step: -1 | 1, edition: QuickCheckEdition): boolean {
  const next = Math.max(0, useCheck.getState().step + step);
  if (next >= editionMetrics(edition).length) return false;
  useCheck.setState({ step: next });
  return true;
}
