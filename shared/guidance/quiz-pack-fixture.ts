/** Any pack that is sound, for tests. */
import fc from 'fast-check';
import type { Localised } from './localised.ts';
import { QUIZ_TOPICS, type QuizFigure, type QuizPack, type QuizQuestion } from './quiz.ts';

const id = fc
  .array(fc.stringMatching(/^[a-z0-9]{1,6}$/), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('-'));

/** Of any characters, with one at least that is seen; lone surrogates are no text. */
function words(longest: number): fc.Arbitrary<string> {
  return fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(longest, 30) })
    .filter((text) => /\S/.test(text) && text.length <= longest);
}

function text(longest: number): fc.Arbitrary<Localised> {
  return fc.record({ en: words(longest), ko: words(longest) });
}

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));

const course: fc.Arbitrary<QuizFigure> = fc.integer({ min: 1, max: 8 }).chain((size) =>
  fc.record({
    kind: fc.constantFrom('bars' as const, 'line' as const),
    labels: fc.array(text(100), { minLength: size, maxLength: size }),
    series: fc.array(
      fc.record({ name: text(100), values: fc.array(fc.option(number), { minLength: size, maxLength: size }) }),
      { minLength: 1, maxLength: 6 },
    ),
    unit: fc.constantFrom(
      'deployments' as const,
      'hours' as const,
      'percent' as const,
      'incidents' as const,
      'none' as const,
    ),
  }),
);

const table: fc.Arbitrary<QuizFigure> = fc.integer({ min: 1, max: 8 }).chain((width) => {
  const row = fc.array(text(100), { minLength: width, maxLength: width });
  return fc.record({
    kind: fc.constant('table' as const),
    columns: row,
    rows: fc.array(row, { minLength: 1, maxLength: 8 }),
  });
});

const options = fc
  .uniqueArray(fc.record({ id, en: words(300), ko: words(300), last: fc.boolean() }), {
    minLength: 2,
    maxLength: 8,
    comparator: (one, other) =>
      one.id === other.id || one.en.trim() === other.en.trim() || one.ko.trim() === other.ko.trim(),
  })
  .map((list) => list.map(({ id, en, ko, last }) => ({ id, text: { en, ko }, ...(last ? { last } : {}) })));

const question: fc.Arbitrary<QuizQuestion> = options.chain((list) =>
  fc.record(
    {
      id,
      prompt: text(1000),
      options: fc.constant(list),
      correct: fc.subarray(
        list.map((option) => option.id),
        { minLength: 1 },
      ),
      explanation: text(2000),
      source: fc.option(fc.record({ title: text(200), url: fc.webUrl() })),
      topic: fc.constantFrom(...QUIZ_TOPICS),
      figure: fc.oneof(course, table),
      seconds: fc.integer({ min: 5, max: 600 }),
      hostNote: text(1000),
    },
    { requiredKeys: ['id', 'prompt', 'options', 'correct', 'explanation', 'source', 'topic'] },
  ),
);

export const quizPacks: fc.Arbitrary<QuizPack> = fc.record(
  {
    id: id.map((text) => `any-${text}`),
    title: text(200),
    about: text(1000),
    author: words(200),
    licence: words(200),
    questions: fc.uniqueArray(question, { minLength: 1, maxLength: 5, selector: (each) => each.id }),
  },
  { requiredKeys: ['id', 'title', 'questions'] },
);
