import { describe, expect, test } from 'vitest';
import { isRight, type QuizPack, type QuizQuestion, scoreQuiz, toggleChoice } from './quiz.ts';

function question(id: string, options: readonly string[], correct: readonly string[]): QuizQuestion {
  const text = { en: id, ko: id };
  return {
    id,
    prompt: text,
    options: options.map((option) => ({ id: option, text: { en: option, ko: option } })),
    correct,
    explanation: text,
    source: null,
    topic: 'practices',
  };
}

const one = question('one', ['a', 'b', 'c'], ['b']);
const two = question('two', ['a', 'b', 'c', 'd'], ['b', 'd']);
const pack: QuizPack = { id: 'pack', title: { en: 'Pack', ko: '묶음' }, questions: [one, two] };

describe('isRight', () => {
  test.each([
    [['b', 'd'], true],
    [['d', 'b'], true],
    [['b'], false],
    [['b', 'b'], false],
    [['a', 'b'], false],
    [['a', 'b', 'd'], false],
    [[], false],
  ])('%j of two correct ones -> %s', (chosen, right) => {
    expect(isRight(two, chosen)).toBe(right);
  });
});

describe('toggleChoice', () => {
  test('one choice: the new one replaces the old', () => {
    expect(toggleChoice(one, ['a'], 'b')).toEqual(['b']);
  });
  test('two choices: on, off, and no third', () => {
    expect(toggleChoice(two, ['a'], 'b')).toEqual(['a', 'b']);
    expect(toggleChoice(two, ['a', 'b'], 'a')).toEqual(['b']);
    expect(toggleChoice(two, ['a', 'b'], 'c')).toEqual(['a', 'b']);
  });
});

describe('scoreQuiz', () => {
  test('right, answered and all, told apart', () => {
    expect(scoreQuiz(pack, { one: ['b'], two: ['a', 'b'] })).toEqual({ right: 1, answered: 2, total: 2 });
    expect(scoreQuiz(pack, { two: ['d', 'b'] })).toEqual({ right: 1, answered: 1, total: 2 });
    expect(scoreQuiz(pack, { one: [] })).toEqual({ right: 0, answered: 0, total: 2 });
  });
  test('an id that every object knows is not an answer', () => {
    const odd: QuizPack = { ...pack, questions: [question('constructor', ['a', 'b'], ['a'])] };
    expect(scoreQuiz(odd, {})).toEqual({ right: 0, answered: 0, total: 1 });
    expect(scoreQuiz(odd, { constructor: ['a'] })).toEqual({ right: 1, answered: 1, total: 1 });
  });
});
