/** Packs for tests, whose words say where they stand. */
import type { QuizPack, QuizQuestion } from '../../../shared/guidance/quiz.ts';

export function question(
  id: string,
  options: readonly string[],
  correct: readonly string[],
  more: Partial<QuizQuestion> = {},
): QuizQuestion {
  const both = (text: string) => ({ en: text, ko: `${text} (ko)` });
  return {
    id,
    prompt: both(`What about ${id}?`),
    options: options.map((option) => ({ id: option, text: both(`Option ${option}`) })),
    correct,
    explanation: both(`Because of ${id}.`),
    source: { title: both(`Book of ${id}`), url: 'https://example.invalid/' },
    topic: 'definitions',
    ...more,
  };
}

export const THREE: QuizPack = {
  id: 'three',
  title: { en: 'Three', ko: '세 문제' },
  questions: [
    question('one', ['a', 'b', 'c'], ['b'], { topic: 'sums' }),
    question('two', ['a', 'b', 'c', 'd'], ['b', 'd']),
    question('three', ['a', 'b'], ['a'], { seconds: 20 }),
  ],
};
