import { expect, test } from 'vitest';
import { type ChartMark, labelWithMarks, marksByBucket, twinWithMarks, withMarkLines } from './chart-marks.ts';

const mark = (day: string): ChartMark => ({ day, word: '−52 %', label: `Fell on ${day}.`, tone: 'bad' });
const WEEKS = ['2024-10-28', '2024-11-04', '2024-11-11'];

test('a mark stands on the bucket that holds its day, and on none before the first', () => {
  const placed = marksByBucket([mark('2024-11-10'), mark('2024-11-04'), mark('2024-10-27'), mark('2024-12-24')], WEEKS);
  expect([...placed].map(([day, marks]) => [day, marks.map((one) => one.day)])).toEqual([
    ['2024-11-04', ['2024-11-10', '2024-11-04']],
    ['2024-11-11', ['2024-12-24']],
  ]);
  expect(marksByBucket([mark('2024-11-04')], []).size).toBe(0);
});

test('what is marked is said in the chart’s name, its hover and its table', () => {
  const marks = [mark('2024-11-05')];
  expect(labelWithMarks('Deployments.', marks)).toBe('Deployments. Fell on 2024-11-05.');
  const point = { day: '2024-11-04', value: 1, previous: null, isQuiet: false, failed: 0, title: 'Week', lines: ['1'] };
  const placed = marksByBucket(marks, WEEKS);
  expect(withMarkLines(point, placed)?.lines).toEqual(['1', '◆ Fell on 2024-11-05.']);
  expect(withMarkLines({ ...point, day: '2024-11-11' }, placed)?.lines).toEqual(['1']);
  const twin = { columns: ['Week', 'Deployments'], rows: WEEKS.map((day) => [day, '1']) };
  expect(twinWithMarks(twin, WEEKS, marks, 'Shift')).toEqual({
    columns: ['Week', 'Deployments', 'Shift'],
    rows: [
      ['2024-10-28', '1', ''],
      ['2024-11-04', '1', 'Fell on 2024-11-05.'],
      ['2024-11-11', '1', ''],
    ],
  });
  expect(twinWithMarks(twin, WEEKS, [], 'Shift')).toBe(twin);
});
