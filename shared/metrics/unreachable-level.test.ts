import { describe, expect, test } from 'vitest';
import type { LevelSetId, MetricName } from '../model.ts';
import { LEVEL_SETS, LEVELS } from './levels.ts';
import { isUnreachable } from './unreachable-level.ts';

function unreachable(set: LevelSetId, metric: MetricName): readonly string[] {
  const bounds = LEVEL_SETS[set].bounds[metric];
  return bounds === null ? [] : LEVELS.filter((level) => isUnreachable(bounds, level));
}

describe('isUnreachable', () => {
  test('in 2024 Medium can’t be reached by failure rate or recovery time, and nothing else is so', () => {
    expect(unreachable('2024', 'changeFailureRate')).toEqual(['medium']);
    expect(unreachable('2024', 'recoveryTime')).toEqual(['medium']);
    expect(unreachable('2024', 'deploymentFrequency')).toEqual([]);
    expect(unreachable('2024', 'changeLeadTime')).toEqual([]);
  });

  test('the other sets are monotonic', () => {
    for (const set of ['2023', '2021', 'four-keys'] as const) {
      expect(unreachable(set, 'changeFailureRate')).toEqual([]);
      expect(unreachable(set, 'recoveryTime')).toEqual([]);
    }
  });
});
