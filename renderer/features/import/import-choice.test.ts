import { describe, expect, test } from 'vitest';
import { choicesFor, columnsOf, fieldsFor, isAnswered, NO_ANSWERS, optionsWith, readingsOf } from './import-choice.ts';

describe('choicesFor', () => {
  test.each([
    ['file-encoding-unknown', ['encoding']],
    ['file-time-zone-needed', ['time-zone']],
    ['file-date-order-needed', ['date-order']],
    ['file-kind-unknown', ['kind', 'mapping']],
    ['file-no-time-column', ['mapping']],
    ['file-no-service-column', ['mapping']],
    ['file-column-ambiguous', ['mapping']],
    ['file-empty', []],
    ['already-imported', []],
  ] as const)('%s asks for %j', (code, choices) => {
    expect(choicesFor({ code, params: {} })).toEqual(choices);
  });
});

test('columns of an error, once each', () => {
  const error = { code: 'file-kind-unknown', params: { file: 'a.csv', columns: 'when, what, when, cut o…' } } as const;
  expect(columnsOf(error)).toEqual(['when', 'what']);
  expect(columnsOf({ code: 'file-column-ambiguous', params: { file: 'a.csv', column: 'id', first: 3 } })).toEqual([
    '#3',
  ]);
  expect(columnsOf({ code: 'file-empty', params: { file: 'a.csv' } })).toEqual([]);
});

test('the field that is missing is the one asked for', () => {
  expect(fieldsFor({ code: 'file-no-service-column', params: {} }, 'deployments')).toEqual(['service']);
  expect(fieldsFor({ code: 'file-no-time-column', params: {} }, 'incidents')).toEqual(['started_at', 'resolved_at']);
});

describe('isAnswered', () => {
  test('a mapping alone needs a column; beside a kind it may stay open', () => {
    expect(isAnswered(['mapping'], NO_ANSWERS)).toBe(false);
    expect(isAnswered(['mapping'], { ...NO_ANSWERS, mapping: { service: '' } })).toBe(false);
    expect(isAnswered(['mapping'], { ...NO_ANSWERS, mapping: { service: 'app' } })).toBe(true);
    expect(isAnswered(['kind', 'mapping'], NO_ANSWERS)).toBe(false);
    expect(isAnswered(['kind', 'mapping'], { ...NO_ANSWERS, kind: 'incidents' })).toBe(true);
  });
});

describe('optionsWith', () => {
  test('adds the answer to what was chosen before', () => {
    const before = { encoding: 'cp949', mapping: { service: 'app' } };
    const answers = { ...NO_ANSWERS, inputTimeZone: 'Asia/Seoul', mapping: { finished_at: 'done', team: '' } };
    expect(optionsWith(before, answers)).toEqual({
      encoding: 'cp949',
      inputTimeZone: 'Asia/Seoul',
      mapping: { service: 'app', finished_at: 'done' },
    });
  });

  test('says nothing about what was left open', () => {
    expect(optionsWith({}, NO_ANSWERS)).toEqual({});
  });
});

describe('readingsOf', () => {
  test.each([
    ['03/04/2024 10:00', { dmy: '2024-04-03', mdy: '2024-03-04' }],
    ['3.4.24', { dmy: '2024-04-03', mdy: '2024-03-04' }],
    ['31-12-2024', { dmy: '2024-12-31', mdy: null }],
    ['30/02/2024', { dmy: null, mdy: null }],
    ['2024-03-04', { dmy: null, mdy: null }],
    ['soon', { dmy: null, mdy: null }],
  ])('%s', (example, readings) => {
    expect(readingsOf(example)).toEqual(readings);
  });
});
