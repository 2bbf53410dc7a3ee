import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QuizQuestion } from '../../../shared/guidance/quiz.ts';
import { drawQuestions } from './draw-questions.ts';
import { question, THREE } from './quiz-fixture.ts';

const ALL = { topics: [], count: null, seed: null } as const;
const ids = (questions: readonly QuizQuestion[]): readonly string[] => questions.map(({ id }) => id);

describe('without a seed', () => {
  test('the questions stand as the pack has them', () => {
    expect(drawQuestions(THREE.questions, ALL)).toEqual(THREE.questions);
  });
  test('topics and number choose from the front', () => {
    expect(ids(drawQuestions(THREE.questions, { ...ALL, topics: ['definitions'] }))).toEqual(['two', 'three']);
    expect(ids(drawQuestions(THREE.questions, { ...ALL, count: 2 }))).toEqual(['one', 'two']);
  });
});

describe('with a seed', () => {
  const many = Array.from({ length: 30 }, (_, index) => question(`q-${index}`, ['a', 'b', 'c', 'd'], ['a']));
  test('the same number deals the same, another deals otherwise', () => {
    const dealt = (seed: number) => drawQuestions(many, { ...ALL, seed, count: 10 });
    expect(dealt(7)).toEqual(dealt(7));
    expect(ids(dealt(7))).not.toEqual(ids(dealt(8)));
  });
  test('nothing is lost or doubled, and options that belong last stay last', () => {
    const withLast: QuizQuestion = {
      ...question('all', ['a', 'b', 'c'], ['all']),
      options: [
        { id: 'all', text: { en: 'All', ko: '모두' }, last: true },
        ...question('x', ['a', 'b', 'c'], []).options,
      ],
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (seed) => {
        const [drawn] = drawQuestions([withLast], { ...ALL, seed });
        const options = drawn?.options.map(({ id }) => id) ?? [];
        expect(options.at(-1)).toBe('all');
        expect([...options].sort()).toEqual(['a', 'all', 'b', 'c']);
        expect([...ids(drawQuestions(many, { ...ALL, seed }))].sort()).toEqual([...ids(many)].sort());
      }),
    );
  });
  test('the order says nothing of which option is right', () => {
    const otherwise = many.map((each) => ({ ...each, correct: ['d'] }));
    const order = (questions: readonly QuizQuestion[]) =>
      drawQuestions(questions, { ...ALL, seed: 42 }).map(({ id, options }) => [id, options.map((option) => option.id)]);
    expect(order(otherwise)).toEqual(order(many));
  });
});
