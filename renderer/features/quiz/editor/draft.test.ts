import { describe, expect, test } from 'vitest';
import { BUILT_IN_PACKS } from '../../../../shared/guidance/built-in-packs.ts';
import { draftOf, moved, newDraft, packId, packOf } from './draft.ts';
import { type DraftFigure, readFigure } from './draft-figure.ts';
import { draftProblems } from './draft-problems.ts';

const text = (en: string, ko = '') => ({ en, ko });

test.each(BUILT_IN_PACKS.map((pack) => [pack.id, pack] as const))('%s is the same after it was a draft', (_, pack) => {
  const draft = draftOf(pack);
  expect(draftProblems(draft)).toEqual([]);
  expect(packOf(draft, pack.id)).toEqual(pack);
});

test('a new draft says what is missing, and nothing once it is there', () => {
  const draft = newDraft();
  expect(draftProblems(draft).map(({ code, question }) => [code, question])).toEqual([
    ['title-empty', null],
    ['prompt-empty', 0],
    ['option-empty', 0],
    ['option-empty', 0],
    ['none-right', 0],
    ['explanation-empty', 0],
  ]);
  const [question] = draft.questions;
  if (question === undefined) throw new Error('a draft begins with a question');
  const filled = {
    ...draft,
    title: text('', '우리 퀴즈'),
    questions: [
      {
        ...question,
        prompt: text('', '무엇일까요?'),
        options: question.options.map((option, index) => ({
          ...option,
          text: text('', `${index}번`),
          isRight: index === 1,
        })),
        explanation: text('', '그래서 그렇습니다.'),
      },
    ],
  };
  expect(draftProblems(filled)).toEqual([]);
  expect(packOf(filled, 'p')).toEqual({
    id: 'p',
    title: { en: '우리 퀴즈', ko: '우리 퀴즈' },
    questions: [
      {
        id: 'q-1',
        prompt: { en: '무엇일까요?', ko: '무엇일까요?' },
        options: [
          { id: 'o-1', text: { en: '0번', ko: '0번' } },
          { id: 'o-2', text: { en: '1번', ko: '1번' } },
        ],
        correct: ['o-2'],
        explanation: { en: '그래서 그렇습니다.', ko: '그래서 그렇습니다.' },
        source: null,
        topic: 'definitions',
      },
    ],
  });
});

describe('what is wrong is told', () => {
  const [pack] = BUILT_IN_PACKS;
  if (pack === undefined) throw new Error('there are built-in packs');
  const draft = draftOf(pack);
  const withFirst = (patch: Partial<(typeof draft.questions)[number]>) =>
    draftProblems({
      ...draft,
      questions: draft.questions.map((each, index) => (index === 0 ? { ...each, ...patch } : each)),
    });
  const [first] = draft.questions;
  test.each([
    ['one option', { options: first?.options.slice(0, 1) ?? [] }, 'options-few'],
    [
      'an option twice',
      { options: first?.options.map((option) => ({ ...option, text: text('Same') })) ?? [] },
      'option-same',
    ],
    ['seconds in words', { seconds: 'ten' }, 'seconds-range'],
    ['too few seconds', { seconds: '4' }, 'seconds-range'],
    ['an address that is none', { sourceUrl: 'ftp://x' }, 'source-url-bad'],
    ['a source without a name', { sourceTitle: text('') }, 'source-title-empty'],
    ['a source without an address', { sourceUrl: '' }, 'source-url-empty'],
    ['a text that is too long', { prompt: text('x'.repeat(1001)) }, 'too-long'],
  ])('%s', (_, patch, code) => {
    expect(withFirst(patch).map((problem) => [problem.code, problem.question])).toContainEqual([code, 0]);
  });
});

describe('a figure is written as lines', () => {
  const figure = (kind: DraftFigure['kind'], en: string, ko = ''): DraftFigure => ({
    kind,
    text: text(en, ko),
    unit: 'hours',
  });
  test('a chart with labels in both languages and a gap', () => {
    expect(
      readFigure(
        figure(
          'line',
          '| This year | Last year\nMay | 3 | 4.5\nJune | | −1',
          '| 올해 | 작년\n5월 | 3 | 4.5\n6월 | | −1',
        ),
      ).figure,
    ).toEqual({
      kind: 'line',
      labels: [text('May', '5월'), text('June', '6월')],
      series: [
        { name: text('This year', '올해'), values: [3, null] },
        { name: text('Last year', '작년'), values: [4.5, -1] },
      ],
      unit: 'hours',
    });
  });
  test('a table in one language reads the same in both', () => {
    expect(readFigure(figure('table', '', '팀 | 배포\n결제 | 12')).figure).toEqual({
      kind: 'table',
      columns: [text('팀', '팀'), text('배포', '배포')],
      rows: [[text('결제', '결제'), text('12', '12')]],
    });
  });
  test.each([
    [figure('table', ''), { code: 'figure-empty' }],
    [figure('table', 'a | b'), { code: 'figure-empty' }],
    [figure('table', 'a | b\n1 | 2\n3'), { code: 'figure-uneven', line: 3 }],
    [figure('bars', '| a\nMay | three'), { code: 'figure-number', line: 2, value: 'three' }],
    [figure('table', 'a\nb', '가\n나\n다'), { code: 'figure-languages' }],
  ])('problem %#', (draft, problem) => {
    expect(readFigure(draft)).toEqual({ figure: null, problem });
  });
});

test('an id comes from the title, and is one that no other pack has', () => {
  const named = (en: string, ko = '') => ({ ...newDraft(), title: text(en, ko) });
  expect(packId(named('What’s New? 2025!'), [])).toBe('what-s-new-2025');
  expect(packId(named('Pack'), ['pack', 'pack-2'])).toBe('pack-3');
  expect(packId(named('', '우리 퀴즈'), [])).toBe('pack');
});

test('a list moves one place and stays whole', () => {
  expect([moved(['a', 'b', 'c'], 0, 1), moved(['a', 'b'], 0, -1), moved(['a', 'b'], 1, 1)]).toEqual([
    ['b', 'a', 'c'],
    ['a', 'b'],
    ['a', 'b'],
  ]);
});
