import { describe, expect, test } from 'vitest';
import { LEVEL_SETS, LEVELS } from '../../../shared/metrics/levels.ts';
import type { LevelSetId, MetricName } from '../../../shared/model.ts';
import { translate } from '../../i18n.ts';
import { boundWords } from './level-bounds.ts';

function words(set: LevelSetId, metric: MetricName): readonly string[] {
  const bounds = LEVEL_SETS[set].bounds[metric];
  return bounds === null ? [] : LEVELS.map((level) => boundWords(metric, bounds, level, translate, 'en'));
}

describe('boundWords', () => {
  test('the 2024 table as the deck reads it', () => {
    expect(words('2024', 'deploymentFrequency')).toEqual([
      '2 or more a day',
      '1 or more a week',
      '1 or more a month',
      'less often',
    ]);
    expect(words('2024', 'changeLeadTime')).toEqual([
      'less than 1 day',
      'less than 1 week',
      'less than 1 month',
      'longer',
    ]);
    expect(words('2024', 'changeFailureRate')).toEqual([
      '5 % or less',
      '20 % or less',
      '10 % or less',
      'more than that',
    ]);
    expect(words('2024', 'recoveryTime')).toEqual(['less than 1 hour', 'less than 1 day', 'less than 1 day', 'longer']);
  });

  test('units as published: days of deployment, 180 days, 730 hours, a level that a set does not have', () => {
    expect(words('2021', 'deploymentFrequency').slice(0, 3)).toEqual([
      'on 5 or more days a week',
      'on 1 or more days a month',
      'on 1 or more days in six months',
    ]);
    expect(words('2021', 'changeLeadTime')[2]).toBe('less than 180 days');
    expect(words('four-keys', 'changeLeadTime')[2]).toBe('less than 730 hours');
    expect(words('four-keys', 'changeFailureRate')).toEqual([
      '15 % or less',
      'no bound',
      'less than 46 %',
      'more than that',
    ]);
  });
});
