import { expect, test } from 'vitest';
import { measuredSlice } from './compare-fixture.ts';
import { coursesOf } from './courses.ts';

const GONE = { kind: 'failed', label: '', error: { code: 'workspace-missing', params: {} } } as const;

test('all courses have one scale and one width; a slice that failed has none', () => {
  const slices = [measuredSlice({}, [2, 0, 5]), GONE, measuredSlice({}, [1, 9, 3])];
  const courses = coursesOf({ bucket: 'day', slices }, 'deploymentFrequency');
  const days = ['2024-03-04', '2024-03-05', '2024-03-06'];
  expect(courses).toEqual({
    slices: [{ days, values: [2, 0, 5] }, null, { days, values: [1, 9, 3] }],
    length: 3,
    max: 9,
    sameDays: true,
  });
  // No deployment failed: a rate of zero where there are any, none where there are not.
  expect(coursesOf({ bucket: 'day', slices }, 'changeFailureRate').slices[0]?.values).toEqual([0, null, 0]);
});

test('periods of different length run from their own beginning', () => {
  const slices = [measuredSlice({}, [2]), measuredSlice({}, [1, 9])];
  expect(coursesOf({ bucket: 'day', slices }, 'deploymentFrequency')).toMatchObject({ length: 2, sameDays: false });
});
