import { expect, test } from 'vitest';
import { LEVEL_SET_IDS, PROFILE_IDS } from '../model.ts';
import { levelSetOf, PROFILES } from './profiles.ts';

test('each profile is told by its own data, and its levels are a set', () => {
  for (const id of PROFILE_IDS) {
    const { levels } = PROFILES[id];
    expect(PROFILES[id].id).toBe(id);
    expect(levels === null || LEVEL_SET_IDS.includes(levels)).toBe(true);
  }
});

test('levels go with the profile that is looked at, unless it is the workspace’s or has none of its own', () => {
  expect(levelSetOf('devlake-2021', { profile: 'doradeck', levels: '2024' })).toBe('2021');
  expect(levelSetOf('datadog', { profile: 'doradeck', levels: '2023' })).toBe('2023');
  expect(levelSetOf('devlake-2021', { profile: 'devlake-2021', levels: '2024' })).toBe('2024');
});
