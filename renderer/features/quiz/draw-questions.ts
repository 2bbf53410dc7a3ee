/** Which questions of a pack are played, and in which order. */
import type { QuizOption, QuizQuestion, QuizTopic } from '../../../shared/guidance/quiz.ts';
import { createRandom } from '../../../shared/stats.ts';

export interface Drawing {
  /** Empty = all. */
  readonly topics: readonly QuizTopic[];
  /** null = all. */
  readonly count: number | null;
  /** null = in the pack's own order; else the same number draws the same questions in the same order. */
  readonly seed: number | null;
}

/**
 * Questions of the wanted topics, mixed by the seed, cut to the wanted number. Options are mixed too, but those that
 * belong at the end ("all of them") stay there. Nothing depends on which options are correct.
 */
export function drawQuestions(questions: readonly QuizQuestion[], drawing: Drawing): readonly QuizQuestion[] {
  const { topics, count, seed } = drawing;
  const wanted = questions.filter(({ topic }) => topics.length === 0 || topics.includes(topic));
  if (seed === null) return wanted.slice(0, count ?? wanted.length);
  const random = createRandom(seed);
  return shuffle(wanted, random)
    .slice(0, count ?? wanted.length)
    .map((question) => ({ ...question, options: shuffleOptions(question.options, random) }));
}

function shuffleOptions(options: readonly QuizOption[], random: () => number): readonly QuizOption[] {
  return [
    ...shuffle(
      options.filter(({ last }) => last !== true),
      random,
    ),
    ...options.filter(({ last }) => last === true),
  ];
}

/** Fisher and Yates. */
function shuffle<T>(items: readonly T[], random: () => number): readonly T[] {
  const mixed = [...items];
  for (let index = mixed.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [mixed[index], mixed[other]] = [mixed[other] as T, mixed[index] as T];
  }
  return mixed;
}
