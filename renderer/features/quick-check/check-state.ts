/** The quick check under way: kept while the window is open, so that a look at another screen loses nothing. */
import { create } from 'zustand';
import { QUICK_CHECK_METRICS, type QuickCheckAnswers } from '../../../shared/guidance/quick-check.ts';
import type { MetricName } from '../../../shared/model.ts';

interface CheckState {
  /** Index of the question shown; as many as there are questions = the result. */
  readonly step: number;
  readonly answers: QuickCheckAnswers;
}

const START: CheckState = { step: 0, answers: {} };

export const useCheck = create<CheckState>()(() => START);

/** `null` takes the answer back. */
export function answerCheck(metric: MetricName, answer: number | null): void {
  useCheck.setState(({ answers }) => {
    const { [metric]: _before, ...others } = answers;
    return { answers: answer === null ? others : { ...others, [metric]: answer } };
  });
}

export function moveCheck(step: -1 | 1): void {
  useCheck.setState((state) => ({ step: Math.min(QUICK_CHECK_METRICS.length, Math.max(0, state.step + step)) }));
}

export function restartCheck(): void {
  useCheck.setState(START);
}
