import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workbookOf } from '../import/archives/workbook-fixture.ts';
import { surveyRead } from './survey-read.ts';

const folder = mkdtempSync(join(tmpdir(), 'doradeck-survey-'));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const read = (path: string, check: 'quick-check' | 'capabilities' = 'quick-check') => surveyRead({ path, check }, 0);

test('an export of a form: long headers with commas, words, blanks, a row cut short', async () => {
  const path = file(
    'form.csv',
    [
      'Timestamp,Your name,Team,"What is your lead time for changes (i.e., how long from commit to production)?","How often do you deploy, or release?",Change failure rate,"How long to restore service, usually?"',
      '2026/01/05 9:12:44,Ada,Payments,Less than one day,On demand (multiple deploys per day),15%,Less than one hour',
      '2026/01/05 9:14:02,,Search,"One week to one month",3,I don\'t know,ages',
      '',
      '2026/01/05 9:20:10,Eve',
    ].join('\n'),
  );
  expect(await read(path)).toEqual({
    columns: expect.arrayContaining(['Timestamp', 'Your name', 'Team']),
    mapping: {
      changeLeadTime: 'What is your lead time for changes (i.e., how long from commit to production)?',
      deploymentFrequency: 'How often do you deploy, or release?',
      changeFailureRate: 'Change failure rate',
      recoveryTime: 'How long to restore service, usually?',
      name: 'Your name',
      group: 'Team',
    },
    people: [
      {
        line: 2,
        name: 'Ada',
        group: 'Payments',
        answers: { changeLeadTime: 5, deploymentFrequency: 6, changeFailureRate: 15, recoveryTime: 6 },
      },
      { line: 3, name: null, group: 'Search', answers: { changeLeadTime: 3, deploymentFrequency: 3 } },
    ],
    problems: [
      { line: 3, column: 'How long to restore service, usually?', value: 'ages' },
      { line: 5, column: '', value: '2026/01/05 9:20:10,Eve' },
    ],
    ranges: [],
    blank: 0,
    points: null,
  });
});

test.each([
  {
    form: 'Google Forms in Korean: a byte order mark, wave dashes, numbered questions',
    lines: [
      '\ufeff"타임스탬프","1. 소속 팀","2. 배포는 얼마나 자주 하나요?","3. 변경 실패율은 얼마인가요? (%)","4. 복구까지 얼마나 걸리나요?"',
      '"2026. 1. 5. 오전 9:12:44","결제","주 2～3회","10%~20%","1~2시간"',
      '"2026. 1. 5. 오후 2:01:10","검색","매일","5% 미만","하루 안에"',
    ],
    answers: [
      { deploymentFrequency: 4, changeFailureRate: 15, recoveryTime: 5 },
      { deploymentFrequency: 5, changeFailureRate: 2.5, recoveryTime: 5 },
    ],
  },
  {
    form: 'Microsoft Forms: several choices end with a semicolon, spaces that do not break',
    lines: [
      'ID\tStart time\tCompletion time\tEmail\tName\tHow often do you deploy to production?\tWhat is your change failure\u00a0rate?',
      '1\t1/5/26 9:12:44\t1/5/26 9:14:02\tanonymous\t\tOn demand (multiple deploys per day);\t16%\u201130%;',
      '2\t1/5/26 9:20:44\t1/5/26 9:24:02\tanonymous\t\tWeekly\t0%\u2013\u200b15%',
    ],
    answers: [
      { deploymentFrequency: 6, changeFailureRate: 23 },
      { deploymentFrequency: 4, changeFailureRate: 7.5 },
    ],
  },
  {
    form: 'Typeform: an id in front, labels of options, dates behind',
    lines: [
      '#,"What is your *lead time* for changes?","Rework rate, about?",Response Type,Start Date (UTC),Network ID',
      'k3j,"A) One day to one week",Between 5 and 10 %,completed,2026-01-05 09:12:44,ab12',
      'k4j,"2 – 3 days",about 20 percent,completed,2026-01-05 09:19:44,ab13',
    ],
    answers: [
      { changeLeadTime: 4, reworkRate: 7.5 },
      { changeLeadTime: 4, reworkRate: 20 },
    ],
  },
  {
    form: 'Naver Form: numbers of options in circles, full width',
    lines: [
      '응답번호,응답일시,리드 타임은 얼마나 되나요?(필수),변경 실패율(％)',
      '1,2026-01-05 09:12,① １～２일,② １０～２０％',
      '2,2026-01-05 09:15,④ 한 달 넘게 걸림,약 10% 정도',
    ],
    answers: [{ changeLeadTime: 4, changeFailureRate: 15 }, { changeFailureRate: 10 }],
  },
])('$form', async ({ lines, answers }) => {
  const { people } = await read(file('export.csv', lines.join('\r\n')));
  expect(people.map((person) => person.answers)).toEqual(answers);
});

test('semicolons, a title above the header, a decimal comma, Korean in another encoding', async () => {
  // "이름;리드 타임;변경 실패율" and "지우;하루 안에;7,5" in CP949.
  const korean = Buffer.from(
    'c0ccb8a7' +
      '3b' +
      'b8aeb5e520c5b8c0d3' +
      '3b' +
      'baafb0e620bdc7c6d0c0b2' +
      '0a' +
      'c1f6bfec' +
      '3b' +
      'c7cfb7e720bec8bfa1' +
      '3b' +
      '372c35' +
      '0a',
    'hex',
  );
  expect(await read(file('korean.csv', korean))).toMatchObject({
    mapping: { name: '이름', changeLeadTime: '리드 타임', changeFailureRate: '변경 실패율' },
    people: [{ line: 2, name: '지우', answers: { changeLeadTime: 5, changeFailureRate: 7.5 } }],
  });
  const titled = file('titled.csv', 'Quick check of the spring\n\nleadtime;rework;name\n4;12;Ada\n');
  expect(await read(titled)).toMatchObject({
    people: [{ line: 4, name: 'Ada', answers: { changeLeadTime: 4, reworkRate: 12 } }],
    problems: [],
  });
});

test('a workbook: the sheet that asks, whatever comes before it; fractions are percentages', async () => {
  const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const number = (value: number): string => `<c><v>${value}</v></c>`;
  const row = (...cells: readonly string[]): string => `<row>${cells.join('')}</row>`;
  const path = file(
    'book.xlsx',
    workbookOf([
      { name: 'Notes', rows: row(cell('Asked in May'), cell('by us')) },
      {
        name: 'Answers',
        rows:
          row(cell('deployfreq'), cell('changefailure')) +
          row(number(5), number(0.25)) +
          row(cell('Between once per week and once per month'), number(0.1)),
      },
    ]),
  );
  expect(await read(path)).toMatchObject({
    people: [
      { answers: { deploymentFrequency: 5, changeFailureRate: 25 } },
      { answers: { deploymentFrequency: 3, changeFailureRate: 10 } },
    ],
  });
});

test('records of JSON; capabilities by their ids; a column that repeats has its number', async () => {
  const records = [{ name: 'Ada', 'ci.1': 4, 'ci.2': 'Strongly agree', role: 'Engineer' }];
  expect(await read(file('answers.json', JSON.stringify(records)), 'capabilities')).toMatchObject({
    people: [{ name: 'Ada', group: 'Engineer', answers: { 'ci.1': 4, 'ci.2': 5 } }],
    points: 5,
  });
  const twice = file('twice.csv', 'leadtime,x,x\n4,1,2\n');
  expect(await read(twice)).toMatchObject({ columns: ['leadtime', 'x', '#3'] });
});

test('what is far too long for a survey is not read to its end', async () => {
  const long = await read(file('long.csv', `leadtime\n${'4\n'.repeat(30_000)}`));
  expect(long.people).toHaveLength(20_000);
});

test('a table of something else is read and asks nothing; what is no table is refused as an import refuses it', async () => {
  expect(await read(file('other.csv', 'service,finished\npay,2026-01-01\n'))).toMatchObject({
    mapping: {},
    people: [],
    blank: 1,
  });
  await expect(read(join(folder, 'nowhere.csv'))).rejects.toMatchObject({ code: 'file-missing' });
  await expect(read(file('empty.csv', ''))).rejects.toMatchObject({ code: 'file-empty' });
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  await expect(read(file('picture.csv', png))).rejects.toMatchObject({ code: 'file-wrong-kind' });
});
