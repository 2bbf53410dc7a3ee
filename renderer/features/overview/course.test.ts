import { expect, test } from 'vitest';
import type { ProfileId } from '../../../shared/model.ts';
import { courseOf } from './course.ts';
import { point } from './report-fixture.ts';

const series = {
  bucket: 'day' as const,
  points: [
    point('2024-11-04', {
      deployments: 4,
      failed: 1,
      incidents: 2,
      medianRecoverySeconds: 60,
      meanRecoverySeconds: 90,
    }),
    point('2024-11-05', { incidents: 1 }),
  ],
  previousPoints: [],
};

test.each([
  ['doradeck', 0.25, 60],
  ['deck-2024', 0.5, 90],
  ['gitlab', 0.5, 60],
  ['middleware', 0.25, 90],
  ['devlake-2023', 0.25, 60],
] as const)('%s: the line goes by what the headline goes by', (profile: ProfileId, rate, recovery) => {
  // No deployments, no rate.
  expect(courseOf({ series, profile }, 'changeFailureRate').values).toEqual([rate, null]);
  expect(courseOf({ series, profile }, 'recoveryTime').values).toEqual([recovery, null]);
});
