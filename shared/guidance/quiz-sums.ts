/**
 * Questions from the figures of a workspace: sums to work out and charts to read. What is right follows from the numbers
 * that the question shows, the other answers are the usual mistakes. Nothing is asked of fewer than five values, so a
 * report with little in it gives few questions, or none.
 */
import type { Report } from '../report.ts';
import { createRandom } from '../stats.ts';
import { OWN_NUMBERS_PACK } from './built-in-pack-ids.ts';
import type { QuizPack, QuizQuestion } from './quiz.ts';
import { say } from './sums/ask.ts';
import { busiestBucket, failingBucket, recoveryMedian } from './sums/buckets.ts';
import { between, frequencyChange, perWeek, serviceShare } from './sums/counts.ts';
import { bottleneck, leadChange, level, meanOrMedian, stageShare } from './sums/lead-times.ts';
import { failureRate, rework } from './sums/rates.ts';

type Kind = (report: Report, random: () => number) => QuizQuestion | null;

const KINDS: readonly Kind[] = [
  perWeek,
  failureRate,
  bottleneck,
  leadChange,
  recoveryMedian,
  stageShare,
  failingBucket,
  rework,
  level,
  serviceShare,
  between,
  busiestBucket,
  frequencyChange,
  meanOrMedian,
];

/** `seed` chooses which service and which stage is asked for; the same seed asks the same. */
export function quizSums(report: Report, seed: number): readonly QuizQuestion[] {
  const random = createRandom(seed);
  return KINDS.flatMap((kind) => kind(report, random) ?? []);
}

/** They as a pack; null where the report gives none. */
export function ownNumbersPack(report: Report, seed: number): QuizPack | null {
  const questions = quizSums(report, seed);
  if (questions.length === 0) return null;
  return { id: OWN_NUMBERS_PACK, title: say('quizSums.title'), about: say('quizSums.about'), questions };
}
