import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AppError, type ErrorData } from '../errors.ts';
import { createTranslator } from '../i18n/translator.ts';
import { packSchemaText, packText, readPack } from './quiz-pack.ts';
import { quizPacks } from './quiz-pack-fixture.ts';
import { type PackProblem, problemsTold } from './quiz-pack-problems.ts';

const PACK = {
  id: 'night-shift',
  title: 'Night shift',
  questions: [
    {
      id: 'alarm',
      topic: 'practices',
      prompt: { en: 'Who is woken?' },
      options: [
        { id: 'nobody', text: { ko: '아무도' } },
        { id: 'somebody', text: { en: 'Somebody', ko: '누군가' } },
      ],
      correct: ['somebody'],
      explanation: 'Since it is night.',
    },
    {
      id: 'chart',
      topic: 'charts',
      prompt: 'Which?',
      options: [
        { id: 'a', text: 'A' },
        { id: 'b', text: 'B' },
      ],
      correct: ['a', 'b'],
      explanation: 'Both.',
      source: { title: 'A page', url: 'https://example.invalid/page' },
      figure: { kind: 'bars', unit: 'none', labels: ['Mon', 'Tue'], series: [{ name: 'n', values: [1, null] }] },
      seconds: 20,
    },
  ],
};

function errorOf(json: unknown): ErrorData {
  try {
    readPack(json, 'a.json');
  } catch (error) {
    if (error instanceof AppError) return error.toData();
    throw error;
  }
  throw new Error('it was read');
}

type Change = (pack: typeof PACK & Record<string, unknown>) => void;

function problemsAfter(change: Change): readonly PackProblem[] {
  const pack = structuredClone(PACK) as Parameters<Change>[0];
  change(pack);
  return problemsTold(errorOf(pack));
}

const both = (text: string) => ({ en: text, ko: text });

test('a text is one for every language, or one a language; what is absent reads the other', () => {
  const [alarm] = readPack({ ...PACK, $schema: './x.json', format: 'doradeck.quiz-pack/1' }, 'a.json').questions;
  expect(alarm).toEqual({
    id: 'alarm',
    topic: 'practices',
    prompt: both('Who is woken?'),
    options: [
      { id: 'nobody', text: both('아무도') },
      { id: 'somebody', text: { en: 'Somebody', ko: '누군가' } },
    ],
    correct: ['somebody'],
    explanation: both('Since it is night.'),
    source: null,
  });
});

describe('what is wrong is told with its place', () => {
  const many = <T>(value: T, count: number): T[] => Array.from({ length: count }, () => value);
  const wrong = (value: unknown) => value as never;

  test.each<readonly [string, string, string, Change]>([
    ['missing', 'title', 'no title', (pack) => Object.assign(pack, { title: undefined })],
    ['missing', 'title', 'no language', (pack) => Object.assign(pack, { title: {} })],
    ['unknown-field', 'title.fr', 'another language', (pack) => Object.assign(pack, { title: { en: 'T', fr: 'T' } })],
    ['wrong-type', 'title.ko', 'a number', (pack) => Object.assign(pack, { title: { en: 'T', ko: 5 } })],
    ['wrong-type', 'title', 'a list', (pack) => Object.assign(pack, { title: ['T'] })],
    ['empty', 'title.en', 'blanks', (pack) => Object.assign(pack, { title: { en: ' \n', ko: 'T' } })],
    ['too-long', 'title', 'long', (pack) => Object.assign(pack, { title: 'x'.repeat(201) })],
    [
      'too-long',
      'questions[0].prompt.en',
      'long',
      ({ questions }) => Object.assign(questions[0]?.prompt ?? {}, { en: 'x'.repeat(1001) }),
    ],
    ['bad-id', 'id', 'capitals', (pack) => Object.assign(pack, { id: 'Night' })],
    ['bad-id', 'id', 'a path', (pack) => Object.assign(pack, { id: '../night' })],
    ['too-long', 'id', 'long', (pack) => Object.assign(pack, { id: 'x'.repeat(65) })],
    ['not-allowed', 'format', 'a later format', (pack) => Object.assign(pack, { format: 'doradeck.quiz-pack/2' })],
    ['too-few', 'questions', 'none', (pack) => Object.assign(pack, { questions: [] })],
    ['too-many', 'questions', '501', (pack) => Object.assign(pack, { questions: many(pack.questions[0], 501) })],
    ['same-id', 'questions[1].id', 'twice', ({ questions }) => Object.assign(questions[1] ?? {}, { id: 'alarm' })],
    [
      'not-allowed',
      'questions[0].topic',
      'a topic of its own',
      ({ questions }) => Object.assign(questions[0] ?? {}, { topic: 'food' }),
    ],
    [
      'missing',
      'questions[0].topic',
      'no topic',
      ({ questions }) => Object.assign(questions[0] ?? {}, { topic: undefined }),
    ],
    [
      'unknown-field',
      'questions[0].explaination',
      'misspelt',
      ({ questions }) => Object.assign(questions[0] ?? {}, { explaination: '' }),
    ],
    ['too-few', 'questions[1].options', 'one option', ({ questions }) => questions[1]?.options.pop()],
    [
      'too-many',
      'questions[1].options',
      'nine',
      ({ questions }) => questions[1]?.options.push(...many(wrong({ id: 'c', text: 'C' }), 7)),
    ],
    [
      'same-id',
      'questions[1].options[1].id',
      'twice',
      ({ questions }) => Object.assign(questions[1]?.options[1] ?? {}, { id: 'a' }) && questions[1]?.correct.pop(),
    ],
    [
      'same-text',
      'questions[1].options[1].text',
      'twice',
      ({ questions }) => Object.assign(questions[1]?.options[1] ?? {}, { text: 'A ' }),
    ],
    [
      'same-text',
      'questions[1].options[1].text',
      'in one language',
      ({ questions }) => Object.assign(questions[1]?.options[1] ?? {}, { text: { en: 'B', ko: 'A' } }),
    ],
    ['too-few', 'questions[0].correct', 'none', ({ questions }) => questions[0]?.correct.pop()],
    [
      'no-such-option',
      'questions[0].correct[0]',
      'another',
      ({ questions }) => questions[0]?.correct.splice(0, 1, 'everybody'),
    ],
    ['same-id', 'questions[1].correct[2]', 'twice', ({ questions }) => questions[1]?.correct.push('a')],
    [
      'bad-address',
      'questions[1].source.url',
      'a script',
      ({ questions }) => Object.assign(questions[1]?.source ?? {}, { url: 'javascript:alert(1)' }),
    ],
    [
      'out-of-range',
      'questions[1].seconds',
      'short',
      ({ questions }) => Object.assign(questions[1] ?? {}, { seconds: 4 }),
    ],
    [
      'out-of-range',
      'questions[1].seconds',
      'long',
      ({ questions }) => Object.assign(questions[1] ?? {}, { seconds: 601 }),
    ],
    [
      'not-allowed',
      'questions[1].figure.kind',
      'a pie',
      ({ questions }) => Object.assign(questions[1]?.figure ?? {}, { kind: 'pie' }),
    ],
    [
      'uneven-figure',
      'questions[1].figure.series[0].values',
      'one more',
      ({ questions }) => questions[1]?.figure?.series[0]?.values.push(3),
    ],
    [
      'wrong-type',
      'questions[1].figure.series[0].values[0]',
      'words',
      ({ questions }) => questions[1]?.figure?.series[0]?.values.splice(0, 1, wrong('1')),
    ],
    [
      'uneven-figure',
      'questions[1].figure.rows[1]',
      'one less',
      ({ questions }) =>
        Object.assign(questions[1] ?? {}, {
          figure: { kind: 'table', columns: ['A', 'B'], rows: [['1', '2'], ['1']] },
        }),
    ],
  ])('%s at %s: %s', (problem, place, _what, change) => {
    expect(problemsAfter(change)).toEqual([{ problem, place }]);
  });

  test('all of it at once, and first things first in the sentence', () => {
    const problems = problemsAfter((pack) => {
      pack.id = '';
      Object.assign(pack.questions[0] ?? {}, { prompt: 7, seconds: 1 });
    });
    expect(problems).toEqual([
      { problem: 'bad-id', place: 'id' },
      { problem: 'wrong-type', place: 'questions[0].prompt' },
      { problem: 'out-of-range', place: 'questions[0].seconds' },
    ]);
    const { code, params } = errorOf({ ...PACK, id: '' });
    expect(createTranslator('en')(`errors.${code}`, params)).toBe(
      'a.json: an id consists of small letters a–z, digits and hyphens (id).',
    );
    expect(createTranslator('ko')(`errors.${code}`, params)).toBe(
      'a.json: ID에는 영문 소문자, 숫자, 하이픈만 쓸 수 있습니다 (위치: id).',
    );
    expect(problemsTold({ code: 'file-missing', params: {} })).toEqual([]);
  });

  test.each([null, undefined, [], 'pack', 5, true])('%j is no pack', (json) => {
    expect(errorOf(json)).toMatchObject({ code: 'quiz-pack-invalid', params: { place: '$' } });
  });
});

test('any pack survives writing and reading, and the published schema allows it', () => {
  const published = z.fromJSONSchema(JSON.parse(packSchemaText()));
  fc.assert(
    fc.property(quizPacks, (pack) => {
      const json: unknown = JSON.parse(packText(pack));
      expect(readPack(json, 'a.json')).toEqual(pack);
      expect(published.safeParse(json).success).toBe(true);
    }),
    { numRuns: 40 },
  );
});

/** Something else at any place of a pack: another value, a key more, nothing. */
const changes = fc.record({
  steps: fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 8 }),
  value: fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom('', ' ', '__proto__', '../../etc', 'x'.repeat(3000), -1, 1e308, [], {}, null),
  ),
  key: fc.constantFrom(null, '__proto__', 'constructor', 'toString', 'last', 'en'),
});

function changed(
  json: unknown,
  { steps, value, key }: typeof changes extends fc.Arbitrary<infer C> ? C : never,
): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || typeof json !== 'object' || json === null) return value;
  const keys = Object.keys(json);
  const copy: Record<string, unknown> | unknown[] = Array.isArray(json) ? [...json] : { ...json };
  const name =
    (rest.length === 0 && key !== null && !Array.isArray(json) ? key : keys[step % Math.max(1, keys.length)]) ?? 'x';
  const next = changed((json as Record<string, unknown>)[name], { steps: rest, value, key });
  // An assignment to __proto__ would be none.
  Object.defineProperty(copy, name, { value: next, enumerable: true, configurable: true, writable: true });
  return copy;
}

test('whatever is changed in one, it is refused with places or it is read and sound; nothing else is thrown', () => {
  const published = z.fromJSONSchema(JSON.parse(packSchemaText()));
  const korean = createTranslator('ko');
  let refused = 0;
  fc.assert(
    fc.property(quizPacks, changes, (pack, change) => {
      const json: unknown = JSON.parse(JSON.stringify(changed(JSON.parse(packText(pack)), change)));
      try {
        const read = readPack(json, 'a.json');
        expect(readPack(JSON.parse(packText(read)), 'a.json')).toEqual(read);
        // What is read, the published schema allows.
        expect(published.safeParse(json).success).toBe(true);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        refused += 1;
        const problems = problemsTold(error.toData());
        expect(problems.length).toBeGreaterThan(0);
        for (const { place, problem } of problems) {
          expect(place).toMatch(/^\$$|^[^.[]/);
          expect(korean(`quizPack.problem.${problem}`)).toMatch(/[가-힣]/);
        }
      }
    }),
    { numRuns: 150 },
  );
  expect(refused).toBeGreaterThan(30);
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('last');
});
