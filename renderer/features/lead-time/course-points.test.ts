import { expect, test } from 'vitest';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import { bucketDays, courseTwin, linePoints, stagePoints, stagesOf } from './course-points.ts';
import { ANSWER } from './lead-time-fixture.ts';

const { series } = ANSWER;
const EN = { t: createTranslator('en'), locale: 'en', over: 'changes', against: 'period before' } as const;

test('a line has the same bucket of the period before behind it; nothing measured is a gap', () => {
  expect(linePoints(series, 'p90', EN).map(({ value, previous }) => [value, previous])).toEqual([
    [97_200, null],
    [118_800, 86_400],
  ]);
  expect(linePoints(series, 'median', EN)[1]).toMatchObject({
    title: 'Week from 4 Nov 2024',
    lines: ['11 h', '6 changes', 'period before: 8 h'],
  });
});

test('stages are stacked from what has data', () => {
  expect(stagePoints(series, EN).map(({ previousSeconds, lines }) => [previousSeconds, lines])).toEqual([
    [0, ['Review: 9 h', '4 changes']],
    [3600, ['6 changes']],
  ]);
  expect([...stagesOf(series)]).toEqual(['review']);
});

test('the table says what the chart shows', () => {
  expect(courseTwin(series, 'mean', EN)).toEqual({
    columns: ['Week from', 'Mean', 'Period before', 'Changes'],
    rows: [
      ['28 Oct 2024', '18 h', '–', '4'],
      ['4 Nov 2024', '22 h', '16 h', '6'],
    ],
  });
  expect(courseTwin(series, 'stages', EN)).toEqual({
    columns: ['Week from', 'Review', 'Changes'],
    rows: [
      ['28 Oct 2024', '9 h', '4'],
      ['4 Nov 2024', '–', '6'],
    ],
  });
});

test('a bucket reaches to the next one, the last as far as its size', () => {
  expect([bucketDays(series, '2024-10-28'), bucketDays(series, '2024-11-04')]).toEqual([
    { from: '2024-10-28', to: '2024-11-04' },
    { from: '2024-11-04', to: '2024-11-11' },
  ]);
  const months = { ...series, bucket: 'month' as const };
  expect(bucketDays(months, '2024-11-04').to).toBe('2024-12-04');
});
