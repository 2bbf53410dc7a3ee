import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BUILT_IN_PACK_IDS } from './built-in-pack-ids.ts';
import { BUILT_IN_PACKS } from './built-in-packs.ts';
import type { Localised } from './localised.ts';
import { QUIZ_TOPICS, type QuizFigure, type QuizPack, type QuizQuestion, scoreQuiz } from './quiz.ts';
import { packSchemaText, readPack } from './quiz-pack.ts';

const folder = join(import.meta.dirname, 'packs');
const files = readdirSync(folder).filter((name) => name !== 'quiz-pack.schema.json');
const questions = BUILT_IN_PACKS.flatMap((pack) => pack.questions.map((question) => ({ pack, question })));
const HANGUL = /[가-힣]/;

const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const count = <T>(values: readonly T[], holds: (value: T) => boolean): number => values.filter(holds).length;

function figureTexts(figure: QuizFigure | undefined): readonly Localised[] {
  if (figure === undefined) return [];
  return figure.kind === 'table'
    ? [...figure.columns, ...figure.rows.flat()]
    : [...figure.labels, ...figure.series.map(({ name }) => name)];
}

/** What is read as sentences, so must be in both languages. */
function proseOf({ prompt, explanation, hostNote, source }: QuizQuestion): readonly Localised[] {
  return [prompt, explanation, ...(hostNote ? [hostNote] : []), ...(source ? [source.title] : [])];
}

function textsOf(question: QuizQuestion): readonly Localised[] {
  return [...proseOf(question), ...question.options.map(({ text }) => text), ...figureTexts(question.figure)];
}

test('every file is a pack of the published form, named by its id, and offered', () => {
  expect(files.map((name) => (read(name) as { id: string }).id)).toEqual(
    files.map((name) => name.replace('.json', '')),
  );
  const byId = new Map(files.map((name) => [name.replace('.json', ''), readPack(read(name), name)]));
  expect(BUILT_IN_PACKS.map((pack) => byId.get(pack.id))).toEqual(BUILT_IN_PACKS);
  expect([...BUILT_IN_PACK_IDS]).toEqual(BUILT_IN_PACKS.map(({ id }) => id).sort());
  expect([...byId.keys()].sort()).toEqual([...BUILT_IN_PACK_IDS]);
});

test('the published schema is the one that packs are read with', () => {
  expect(read('quiz-pack.schema.json')).toEqual(JSON.parse(packSchemaText()));
});

test('there are the five questions of the deck, and many more of every kind', () => {
  const [deck, ...others] = BUILT_IN_PACKS;
  expect(deck?.questions.map((each) => [each.id, each.options.length, each.correct])).toEqual([
    ['pipeline-bottleneck', 5, ['ci-visibility']],
    ['stop-the-pipeline', 5, ['quality-gate']],
    ['spread-the-news', 4, ['incident-management', 'on-call']],
    ['act-from-the-dashboard', 4, ['app-builder']],
    ['start-a-workflow', 6, ['all']],
  ]);
  expect(others.flatMap((pack) => pack.questions).length).toBeGreaterThanOrEqual(50);
  for (const topic of QUIZ_TOPICS) {
    expect(
      count(questions, ({ question }) => question.topic === topic),
      topic,
    ).toBeGreaterThanOrEqual(9);
  }
  const ids = questions.map(({ pack, question }) => `${pack.id}/${question.id}`);
  expect(new Set(ids.map((id) => id.split('/')[1])).size).toBe(ids.length);
});

test('answering everything right scores everything', () => {
  for (const pack of BUILT_IN_PACKS) {
    const total = pack.questions.length;
    const answers = Object.fromEntries(pack.questions.map((each) => [each.id, each.correct]));
    expect(scoreQuiz(pack, answers)).toEqual({ right: total, answered: total, total });
  }
});

describe.each(BUILT_IN_PACKS.map((pack) => [pack.id, pack] as const))('%s', (_id, pack: QuizPack) => {
  test('speaks both languages', () => {
    const prose = [pack.title, ...(pack.about ? [pack.about] : []), ...pack.questions.flatMap(proseOf)];
    for (const { en, ko } of prose) {
      expect(ko).toMatch(HANGUL);
      expect(en).not.toMatch(HANGUL);
      expect(en.trim() === en && ko.trim() === ko && !/ {2}/.test(en + ko), en).toBe(true);
    }
    for (const question of pack.questions) for (const { en } of textsOf(question)) expect(en).not.toMatch(HANGUL);
  });

  test('a text that is the same in both is a number or a name', () => {
    for (const { en, ko } of pack.questions.flatMap(textsOf)) {
      if (en === ko) expect(en).toMatch(/^(?:[\d.,]+|[A-Z][\w-]*(?: [A-Z]\w*)*)$/);
    }
  });

  test('has no dashes for breath and no marks of a hurried typist', () => {
    for (const { en, ko } of pack.questions.flatMap(textsOf)) {
      expect(en).not.toMatch(/—|--|\.\.\.|'|"/);
      expect(ko).not.toMatch(/—|--|\.\.\.|'|"/);
      // Percent signs as the rest of the application writes them.
      expect(en).not.toMatch(/\d%/);
      expect(ko).not.toMatch(/\d %/);
    }
  });

  test('teaches after each answer, in few sentences', () => {
    for (const { explanation } of pack.questions) {
      for (const text of Object.values(explanation)) {
        expect(text.length).toBeGreaterThan(15);
        expect(text.split(/[.!?](?:\s|$)/).filter((part) => part !== '').length, text).toBeLessThanOrEqual(4);
      }
    }
  });
});

describe('an answer can’t be guessed', () => {
  const single = questions
    .map(({ question }) => question)
    .filter(({ correct, options }) => correct.length === 1 && !options.some(({ last }) => last));

  test('by its place', () => {
    const places = single.map(({ options, correct }) => options.findIndex(({ id }) => id === correct[0]));
    for (const place of [0, 1, 2, 3]) {
      const share = count(places, (each) => each === place) / places.length;
      expect(share, `place ${place}`).toBeGreaterThan(0.15);
      expect(share, `place ${place}`).toBeLessThan(0.35);
    }
  });

  test.each(['en', 'ko'] as const)('by its length (%s)', (language) => {
    const longest = single.filter(({ options, correct }) => {
      const right = options.find(({ id }) => id === correct[0])?.text[language].length ?? 0;
      return options.every(({ id, text }) => id === correct[0] || text[language].length < right);
    });
    expect(longest.length / single.length).toBeLessThan(0.35);
  });

  test('several questions ask for more than one', () => {
    expect(count(questions, ({ question }) => question.correct.length > 1)).toBeGreaterThanOrEqual(6);
  });
});

test('numbers of one unit stand in order, so that no order gives one away', () => {
  for (const { question } of questions) {
    const parts = question.options.map(({ text }) => /^(\d+(?:\.\d+)?)( ?%| \w+)?$/.exec(text.en));
    if (new Set(parts.map((part) => part?.[2])).size > 1 || parts.includes(null)) continue;
    const values = parts.map((part) => Number(part?.[1]));
    expect(values, question.id).toEqual(values.toSorted((a, b) => a - b));
  }
});
