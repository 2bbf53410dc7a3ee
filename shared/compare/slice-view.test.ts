import { expect, test } from 'vitest';
import type { View } from '../view.ts';
import { EVERYTHING } from './slice-text.ts';
import { viewOfSlice } from './slice-view.ts';

const FILTERS: View = {
  from: '2024-10-01',
  to: '2024-11-01',
  timeZone: 'Asia/Seoul',
  services: [],
  teams: ['red'],
  repositories: [],
  excludeBots: true,
  env: '^stage$',
  compareWith: { from: '2024-01-01', to: '2024-02-01' },
};

test('what a slice leaves open is as the filters say', () => {
  expect(viewOfSlice(EVERYTHING, FILTERS)).toEqual(FILTERS);
});

test('what it names takes the place of what the filters name of that kind', () => {
  const slice = { ...EVERYTHING, teams: ['blue'], services: ['web'], env: null, profile: 'datadog' as const };
  expect(viewOfSlice(slice, FILTERS)).toEqual({
    ...FILTERS,
    teams: ['blue'],
    services: ['web'],
    env: null,
    profile: 'datadog',
  });
});

test('names of the open workspace are none of another', () => {
  const { env: _, ...others } = FILTERS;
  expect(viewOfSlice({ ...EVERYTHING, workspace: '/b.doradeck' }, FILTERS)).toEqual({ ...others, teams: [] });
  expect(viewOfSlice({ ...EVERYTHING, workspace: '/b.doradeck', teams: ['x'], env: '^p$' }, FILTERS)).toEqual({
    ...FILTERS,
    teams: ['x'],
    env: '^p$',
  });
});

test('a period of its own is set against nothing that was chosen for another', () => {
  const { compareWith: _, ...others } = FILTERS;
  expect(viewOfSlice({ ...EVERYTHING, from: '2024-09-01' }, FILTERS)).toEqual({ ...others, from: '2024-09-01' });
  const usual: View = { ...others, compareWith: 'year-before' };
  expect(viewOfSlice({ ...EVERYTHING, to: '2024-10-08' }, usual)).toEqual({ ...usual, to: '2024-10-08' });
});

test('a period is told by that of the filters, by local midnights, and moves with it', () => {
  const own = (period: 'previous' | 'year-before') => {
    const { from, to } = viewOfSlice({ ...EVERYTHING, period }, FILTERS);
    return [from, to];
  };
  expect(own('previous')).toEqual(
    ['2024-08-30T15:00:00.000Z', '2024-09-30T15:00:00.000Z'].map((at) => at.replace('.000', '')),
  );
  expect(own('year-before')).toEqual(['2023-09-30T15:00:00Z', '2023-10-31T15:00:00Z']);
});

test('before all there is lies nothing', () => {
  const all = { ...FILTERS, from: null, to: null };
  expect(viewOfSlice({ ...EVERYTHING, period: 'previous' }, all)).toEqual(all);
});
