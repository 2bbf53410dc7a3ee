/** Questions from the open workspace's own figures. */
import { useMemo } from 'react';
import type { QuizPack } from '../../../shared/guidance/quiz.ts';
import { ownNumbersPack } from '../../../shared/guidance/quiz-sums.ts';
import { useAnswer } from '../../store/results.ts';
import { useView } from '../../store/view.ts';

/** null = no workspace is open, or its figures make no question. The seed chooses what is asked. */
export function useNumbersPack(seed: number): QuizPack | null | 'waiting' {
  const view = useView();
  const { value, error } = useAnswer('overview', view === null ? null : { view, by: ['service'] });
  const report = view === null ? null : (value?.report ?? null);
  return useMemo(() => {
    if (report !== null) return ownNumbersPack(report, seed);
    return view === null || error !== null ? null : 'waiting';
  }, [report, seed, view, error]);
}
