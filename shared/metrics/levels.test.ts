import { describe, expect, test } from 'vitest';
import type { LevelSetId, MetricName } from '../model.ts';
import { closestCluster } from './closest-cluster.ts';
import { type FigureValues, levelFigures as figures } from './level-figures-fixture.ts';
import { gradeMetric, LEVEL_SETS } from './levels.ts';
import { NOT_APPLICABLE } from './not-applicable.ts';
import { PROFILES } from './profiles.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const MONTH = (365.2425 / 12) * DAY;

function grade(set: LevelSetId, metric: MetricName, values: FigureValues) {
  const { level, reason } = gradeMetric(LEVEL_SETS[set], metric, figures(values), PROFILES.doradeck);
  return level ?? reason;
}

const just = 1e-6;

describe('bounds hold at their very edge', () => {
  test.each<readonly [LevelSetId, FigureValues, string]>([
    ['2024', { deployments: [60, 30] }, 'elite'],
    ['2024', { deployments: [59, 30] }, 'high'],
    ['2024', { deployments: [5, 35] }, 'high'],
    ['2024', { deployments: [5, 36] }, 'medium'],
    ['2024', { deployments: [5, 152] }, 'medium'],
    ['2024', { deployments: [5, 153] }, 'low'],
    ['2023', { daysPerWeek: 5, daysPerMonth: 20 }, 'elite'],
    ['2023', { daysPerWeek: 4.5, daysPerMonth: 20 }, 'high'],
    ['2023', { daysPerWeek: 1, daysPerMonth: 4 }, 'high'],
    ['2023', { daysPerWeek: 0.5, daysPerMonth: 1 }, 'medium'],
    ['2023', { daysPerWeek: 0, daysPerMonth: 0.5 }, 'low'],
    ['2021', { daysPerWeek: 5, daysPerMonth: 20 }, 'elite'],
    ['2021', { daysPerWeek: 0, daysPerMonth: 1 }, 'high'],
    ['2021', { daysPerWeek: 0, daysPerMonth: 0, deployments: [5, 900] }, 'medium'],
    ['2021', { daysPerWeek: 0, daysPerMonth: 0, deployments: [5, 914] }, 'low'],
    ['four-keys', { daysPerWeek: 3, daysPerMonth: 12 }, 'elite'],
    ['four-keys', { daysPerWeek: 2.5, daysPerMonth: 12 }, 'high'],
    ['four-keys', { daysPerWeek: 0, daysPerMonth: 1 }, 'medium'],
    ['four-keys', { daysPerWeek: 0, daysPerMonth: 0 }, 'low'],
  ])('frequency, %s: %j is %s', (set, values, level) => {
    expect(grade(set, 'deploymentFrequency', values)).toBe(level);
  });

  test.each<readonly [LevelSetId, MetricName, keyof FigureValues, readonly (readonly [number, string])[]]>([
    [
      '2024',
      'changeLeadTime',
      'lead',
      [
        [DAY - just, 'elite'],
        [DAY, 'high'],
        [7 * DAY - just, 'high'],
        [7 * DAY, 'medium'],
        [MONTH - just, 'medium'],
        [MONTH, 'low'],
      ],
    ],
    [
      '2024',
      'changeFailureRate',
      'failureRate',
      [
        [0, 'elite'],
        [0.05, 'elite'],
        [0.05 + just, 'high'],
        [0.1, 'high'],
        [0.2, 'high'],
        [0.2 + just, 'low'],
      ],
    ],
    [
      '2024',
      'recoveryTime',
      'recovery',
      [
        [HOUR - just, 'elite'],
        [HOUR, 'high'],
        [DAY - just, 'high'],
        [DAY, 'low'],
      ],
    ],
    [
      '2023',
      'changeLeadTime',
      'lead',
      [
        [DAY - just, 'elite'],
        [7 * DAY - just, 'high'],
        [30 * DAY - just, 'medium'],
        [30 * DAY, 'low'],
      ],
    ],
    [
      '2023',
      'changeFailureRate',
      'failureRate',
      [
        [0.05, 'elite'],
        [0.1, 'high'],
        [0.15, 'medium'],
        [0.15 + just, 'low'],
      ],
    ],
    [
      '2023',
      'recoveryTime',
      'recovery',
      [
        [HOUR - just, 'elite'],
        [DAY - just, 'high'],
        [7 * DAY - just, 'medium'],
        [7 * DAY, 'low'],
      ],
    ],
    [
      '2021',
      'changeLeadTime',
      'lead',
      [
        [HOUR - just, 'elite'],
        [HOUR, 'high'],
        [7 * DAY, 'medium'],
        [180 * DAY, 'low'],
      ],
    ],
    [
      '2021',
      'changeFailureRate',
      'failureRate',
      [
        [0.15, 'elite'],
        [0.2, 'high'],
        [0.3, 'medium'],
        [0.3 + just, 'low'],
      ],
    ],
    [
      'four-keys',
      'changeLeadTime',
      'lead',
      [
        [DAY - just, 'elite'],
        [DAY, 'high'],
        [168 * HOUR, 'medium'],
        [730 * HOUR, 'low'],
      ],
    ],
    [
      'four-keys',
      'changeFailureRate',
      'failureRate',
      [
        [0.15, 'elite'],
        [0.15 + just, 'medium'],
        [0.46 - just, 'medium'],
        [0.46, 'low'],
      ],
    ],
    [
      'four-keys',
      'recoveryTime',
      'recovery',
      [
        [DAY - just, 'elite'],
        [168 * HOUR - just, 'high'],
        [730 * HOUR - just, 'medium'],
        [730 * HOUR, 'low'],
      ],
    ],
  ])('%s, %s', (set, metric, field, edges) => {
    expect(edges.map(([value]) => [value, grade(set, metric, { [field]: value })])).toEqual(edges);
  });
});

describe('there is no level', () => {
  test('from fewer than five values', () => {
    expect(grade('2024', 'changeLeadTime', { n: 4 })).toBe('too-few');
    expect(grade('2024', 'changeLeadTime', { n: 5 })).toBe('high');
    expect(grade('2024', 'deploymentFrequency', { deployments: [4, 1] })).toBe('too-few');
  });

  test('for a metric that the set says nothing of, or that has no value', () => {
    expect(grade('2024', 'reworkRate', {})).toBe('no-level');
    const none = { ...figures({}), recoveryTime: { ...NOT_APPLICABLE.recoveryTime, reason: 'no-incidents' as const } };
    expect(gradeMetric(LEVEL_SETS['2024'], 'recoveryTime', none, PROFILES.doradeck)).toEqual({
      level: null,
      reason: 'no-incidents',
    });
  });
});

test('the 2024 set has no way to Medium by failures or recovery', () => {
  for (let value = 0; value <= 1; value += 0.001) {
    expect(grade('2024', 'changeFailureRate', { failureRate: value })).not.toBe('medium');
  }
  for (let hours = 0; hours < 100; hours++) {
    expect(grade('2024', 'recoveryTime', { recovery: hours * HOUR })).not.toBe('medium');
  }
});

test('grades go by the profile’s statistic', () => {
  const measured = figures({ lead: HOUR });
  const deck = { ...measured, changeLeadTime: { ...measured.changeLeadTime, meanSeconds: 3 * DAY } };
  const set = LEVEL_SETS['2024'];
  expect(gradeMetric(set, 'changeLeadTime', deck, PROFILES.doradeck).level).toBe('elite');
  expect(gradeMetric(set, 'changeLeadTime', deck, PROFILES['deck-2024']).level).toBe('high');
});

describe('the closest cluster', () => {
  const closest = (values: FigureValues, set: LevelSetId = '2024') =>
    closestCluster(LEVEL_SETS[set], figures(values), PROFILES.doradeck);

  test('is the level itself where all four agree', () => {
    expect(closest({ deployments: [100, 30], lead: 3 * HOUR, failureRate: 0.05, recovery: HOUR / 2 })).toBe('elite');
    expect(closest({ deployments: [10, 30], lead: 3 * DAY, failureRate: 0.2, recovery: 5 * HOUR })).toBe('high');
    expect(closest({ deployments: [5, 50], lead: 14 * DAY, failureRate: 0.1, recovery: 5 * HOUR })).toBe('medium');
    expect(closest({ deployments: [5, 500], lead: 90 * DAY, failureRate: 0.4, recovery: 14 * DAY })).toBe('low');
  });

  test('can be Medium, which the failure rate alone can’t', () => {
    expect(closest({ deployments: [5, 50], lead: 14 * DAY, failureRate: 0.12, recovery: 20 * HOUR })).toBe('medium');
  });

  test('takes a rate of 0 as a small one', () => {
    expect(closest({ deployments: [100, 30], lead: 3 * HOUR, failureRate: 0, recovery: HOUR / 2 })).toBe('elite');
  });

  test('is of 2024 alone, and of four values', () => {
    expect(closest({}, '2023')).toBeNull();
    expect(closest({ n: 4 })).toBeNull();
    expect(closestCluster(LEVEL_SETS['2024'], NOT_APPLICABLE, PROFILES.doradeck)).toBeNull();
  });
});
