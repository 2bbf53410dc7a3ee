import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CAPABILITIES } from './capabilities.ts';
import { CAPABILITY_QUESTIONS, statementId } from './capability-questions.ts';
import { guessSurveyColumns } from './guess-survey-columns.ts';
import { isPercentMetric, QUICK_CHECK_METRICS } from './quick-check.ts';
import { QUICK_CHECK_QUESTIONS } from './quick-check-questions.ts';
import { readSurvey } from './read-survey.ts';
import { surveyQuestions } from './survey-questions.ts';

function guessed(columns: readonly string[], check: 'quick-check' | 'capabilities' = 'quick-check') {
  return Object.fromEntries(guessSurveyColumns(columns, surveyQuestions(check)));
}

describe('which column is which question', () => {
  test('short ids of dora.dev', () => {
    expect(guessed(['leadtime', 'deployfreq', 'changefailure', 'failurerecovery', 'rework'])).toEqual({
      changeLeadTime: 'leadtime',
      deploymentFrequency: 'deployfreq',
      changeFailureRate: 'changefailure',
      recoveryTime: 'failurerecovery',
      reworkRate: 'rework',
    });
  });

  test('the long headers of a form in English, in any order', () => {
    const columns = [
      'Timestamp',
      'What is your role?',
      '4. How long does it generally take to restore service after a change to production or release to users results in degraded service (for example, lead to service impairment or service outage) and subsequently require remediation (for example, require a hotfix, rollback, fix forward, or patch)?',
      'Approximately what percentage of changes to production or releases to users result in degraded service and subsequently require remediation?',
      'For the primary application you work on, how often does your organization deploy code to production?',
      'What is your lead time for changes (i.e. from code committed to production)?',
      'Approximately what percentage of deployments in the last 6 months were not planned?',
    ];
    expect(guessed(columns)).toEqual({
      group: columns[1],
      recoveryTime: columns[2],
      changeFailureRate: columns[3],
      deploymentFrequency: columns[4],
      changeLeadTime: columns[5],
      reworkRate: columns[6],
    });
  });

  test('Korean, in words of their own', () => {
    const columns = [
      '타임스탬프',
      '이름 (선택)',
      '소속 팀',
      '리드 타임은 얼마나 되나요?',
      '배포는 얼마나 자주 하나요?',
      '변경 실패율(%)',
      '장애가 나면 복구까지 얼마나 걸리나요?',
      '계획에 없던 배포의 비율',
    ];
    expect(guessed(columns)).toEqual({
      name: columns[1],
      group: columns[2],
      changeLeadTime: columns[3],
      deploymentFrequency: columns[4],
      changeFailureRate: columns[5],
      recoveryTime: columns[6],
      reworkRate: columns[7],
    });
  });

  test('our own questions, word by word, in both languages', () => {
    for (const language of ['en', 'ko'] as const) {
      const columns = QUICK_CHECK_METRICS.map((metric) => QUICK_CHECK_QUESTIONS[metric].question[language]);
      expect(guessed(columns)).toEqual(
        Object.fromEntries(QUICK_CHECK_METRICS.map((metric, index) => [metric, columns[index]])),
      );
    }
  });

  test('statements of capabilities: ids, both languages, a grid of DORA’s own words', () => {
    for (const name of ['id', 'en', 'ko', 'published'] as const) {
      const expected = CAPABILITY_QUESTIONS.flatMap((asked) =>
        asked.statements.flatMap((statement, index) => {
          const id = statementId(asked, index);
          const text = name === 'id' ? id : statement[name];
          return text === undefined ? [] : [[id, name === 'published' ? `How much do you agree? [${text}]` : text]];
        }),
      );
      expect(
        guessed(
          expected.map(([, column]) => column ?? ''),
          'capabilities',
        ),
      ).toEqual(Object.fromEntries(expected));
    }
  });

  test('columns of something else are none', () => {
    expect(guessed(['Timestamp', 'Email Address', 'Comments', 'Score'])).toEqual({});
  });
});

test('every capability has three to six statements, each id once', () => {
  const ids = CAPABILITY_QUESTIONS.flatMap((asked) => asked.statements.map((_, index) => statementId(asked, index)));
  expect(new Set(ids).size).toBe(ids.length);
  for (const { capability, statements } of CAPABILITY_QUESTIONS) {
    expect(CAPABILITIES).toContain(capability);
    expect(statements.length >= 3 && statements.length <= 6).toBe(true);
  }
  expect(CAPABILITY_QUESTIONS.map(({ capability }) => capability).sort()).toEqual([...CAPABILITIES].sort());
});

const TABLE = {
  columns: ['Name', 'Team', 'leadtime', 'changefailure', 'Comments'],
  rows: [
    { line: 2, cells: ['Ada', 'Payments', 'Less than one day', '0.1', 'fine'] },
    { line: 3, cells: ['', '', '4', 'lots', ''] },
    { line: 4, cells: ['Eve', 'Payments', '', 'N/A', ''] },
    { line: 5, cells: ['Bob', '', 'long', '0.25', ''] },
  ],
};

test('people, blanks and what was not understood', () => {
  expect(readSurvey(TABLE, { check: 'quick-check' })).toEqual({
    columns: TABLE.columns,
    mapping: { changeLeadTime: 'leadtime', changeFailureRate: 'changefailure', name: 'Name', group: 'Team' },
    people: [
      { line: 2, name: 'Ada', group: 'Payments', answers: { changeLeadTime: 5, changeFailureRate: 10 } },
      { line: 3, name: null, group: null, answers: { changeLeadTime: 4 } },
      { line: 5, name: 'Bob', group: null, answers: { changeFailureRate: 25 } },
    ],
    problems: [
      { line: 3, column: 'changefailure', value: 'lots' },
      { line: 5, column: 'leadtime', value: 'long' },
    ],
    ranges: [],
    blank: 1,
    points: null,
  });
});

test('what was read by its middle is told, and what lies within one answer is not', () => {
  const table = {
    columns: ['변경 실패율', '리드 타임'],
    rows: [
      { line: 2, cells: ['10～20％', '1~2일'] },
      { line: 3, cells: ['5%', '3~10일'] },
    ],
  };
  expect(readSurvey(table, { check: 'quick-check' })).toMatchObject({
    people: [
      { answers: { changeFailureRate: 15, changeLeadTime: 4 } },
      { answers: { changeFailureRate: 5, changeLeadTime: 4 } },
    ],
    problems: [],
    ranges: [
      { line: 2, question: 'changeFailureRate', value: '10～20％', answer: 15 },
      { line: 3, question: 'changeLeadTime', value: '3~10일', answer: 4 },
    ],
  });
});

test('what is chosen wins: another column, or none', () => {
  const reading = readSurvey(TABLE, { check: 'quick-check', mapping: { recoveryTime: 'leadtime', name: '' } });
  expect(reading.mapping).toEqual({ recoveryTime: 'leadtime', changeFailureRate: 'changefailure', group: 'Team' });
  expect(reading.people[0]).toEqual({
    line: 2,
    name: null,
    group: 'Payments',
    answers: { recoveryTime: 5, changeFailureRate: 10 },
  });
  expect(() => readSurvey(TABLE, { check: 'quick-check', mapping: { name: 'Nobody' } })).toThrow(
    expect.objectContaining({ code: 'not-found', params: { what: 'column', id: 'Nobody' } }),
  );
});

test('seven steps of agreement land on five', () => {
  const table = {
    columns: ['ci.1', 'ci.2'],
    rows: [
      { line: 2, cells: ['7', '1'] },
      { line: 3, cells: ['4', ''] },
    ],
  };
  expect(readSurvey(table, { check: 'capabilities' })).toMatchObject({
    people: [{ answers: { 'ci.1': 5, 'ci.2': 1 } }, { answers: { 'ci.1': 3 } }],
    points: 7,
  });
  const five = { ...table, rows: [{ line: 2, cells: ['4', '1'] }] };
  expect(readSurvey(five, { check: 'capabilities' })).toMatchObject({
    people: [{ answers: { 'ci.1': 4 } }],
    points: 5,
  });
  expect(readSurvey(five, { check: 'capabilities', points: 7 })).toMatchObject({
    people: [{ answers: { 'ci.1': 3 } }],
  });
});

test('what people answered is read as they answered, in words of either language or numbers', () => {
  const answer = fc.record({
    language: fc.constantFrom('en' as const, 'ko' as const, 'number' as const),
    category: fc.option(fc.integer({ min: 1, max: 6 })),
    percent: fc.option(fc.integer({ min: 0, max: 100 })),
  });
  const person = fc.tuple(...QUICK_CHECK_METRICS.map(() => answer));
  fc.assert(
    fc.property(fc.array(person, { maxLength: 12 }), (people) => {
      const rows = people.map((answers, index) => ({
        line: index + 2,
        cells: answers.map(({ language, category, percent }, question) => {
          const metric = QUICK_CHECK_METRICS[question] ?? 'changeLeadTime';
          if (isPercentMetric(metric))
            return percent === null ? '' : language === 'number' ? `${percent}` : `${percent} %`;
          if (category === null) return '';
          const option = QUICK_CHECK_QUESTIONS[metric].options?.[category - 1];
          return language === 'number' ? String(category) : (option?.[language] ?? '');
        }),
      }));
      const reading = readSurvey({ columns: [...QUICK_CHECK_METRICS], rows }, { check: 'quick-check' });
      const given = people.map((answers) =>
        Object.fromEntries(
          answers.flatMap(({ category, percent }, question) => {
            const metric = QUICK_CHECK_METRICS[question] ?? 'changeLeadTime';
            const value = isPercentMetric(metric) ? percent : category;
            return value === null ? [] : [[metric, value]];
          }),
        ),
      );
      expect(reading.problems).toEqual([]);
      expect(reading.people.map(({ answers }) => answers)).toEqual(given.filter((one) => Object.keys(one).length > 0));
      expect(reading.blank).toBe(given.length - reading.people.length);
    }),
  );
});
