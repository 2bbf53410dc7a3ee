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
    blank: 0,
    points: null,
  });
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
