/** Questions from the open workspace's own figures. */
import type { QuizPack } from '../../../shared/guidance/quiz.ts';

/** null = no workspace is open, or its figures make no question. */
export function useNumbersPack(_seed: number): QuizPack | null | 'waiting' {
  return null;
}
