import { expect, test } from 'vitest';
import type { StageFigure, StageName } from '../report.ts';
import { shrunkStage, stageRows, waitingStages } from './stage-rows.ts';

function figure(stage: StageName, n: number, meanSeconds: number): StageFigure {
  const all = { meanSeconds, medianSeconds: meanSeconds, minSeconds: meanSeconds, maxSeconds: meanSeconds };
  return { stage, n, ...all, sumSeconds: n * meanSeconds, lastSeconds: meanSeconds, partial: 0 };
}

const waiting = (stages: readonly StageFigure[], before: readonly StageFigure[]) => {
  const { most, grew } = waitingStages(stageRows(stages, before));
  return [most?.stage ?? null, grew?.stage ?? null];
};

test('each stage with its share of the total and its change', () => {
  const rows = stageRows([figure('review', 10, 300), figure('deploy', 20, 30)], [figure('review', 5, 200)]);
  expect(rows.map(({ stage, share, change, previous }) => [stage, share, change, previous?.n ?? null])).toEqual([
    ['review', 3000 / 3600, 0.5, 5],
    ['deploy', 600 / 3600, null, null],
  ]);
  expect(stageRows([figure('deploy', 2, 0)], [figure('deploy', 2, 0)])).toMatchObject([{ share: 0, change: null }]);
});

test('the stage with most of the total need not be the one that grew most', () => {
  const now = [figure('review', 10, 300), figure('time_to_deploy', 12, 290), figure('deploy', 12, 30)];
  expect(waiting(now, [figure('review', 8, 100), figure('time_to_deploy', 9, 280), figure('deploy', 9, 5)])).toEqual([
    'time_to_deploy',
    'review',
  ]);
});

test('fewer than five values are never named', () => {
  expect(waiting([figure('review', 4, 9000), figure('deploy', 5, 30)], [figure('deploy', 4, 1)])).toEqual([
    'deploy',
    null,
  ]);
});

test('nothing grew, nothing took time, nothing is known', () => {
  expect(waiting([figure('deploy', 5, 30)], [figure('deploy', 5, 30)])).toEqual(['deploy', null]);
  expect(waiting([figure('deploy', 5, 0)], [])).toEqual([null, null]);
  expect(waiting([], [figure('deploy', 5, 30)])).toEqual([null, null]);
});

test('time to deploy is not compared with a period that has no pull requests', () => {
  const now = [figure('review', 10, 100), figure('merge', 10, 10), figure('time_to_deploy', 12, 300)];
  const without = [figure('time_to_deploy', 12, 200), figure('deploy', 12, 5)];
  expect(stageRows(now, without).map(({ stage, change }) => [stage, change])).toEqual([
    ['review', null],
    ['merge', null],
    ['time_to_deploy', null],
  ]);
  expect(waiting(now, without)).toEqual(['time_to_deploy', null]);
  const alike = [figure('review', 9, 100), figure('time_to_deploy', 12, 200)];
  expect(waiting(now, alike)).toEqual(['time_to_deploy', 'time_to_deploy']);
});

test('the stage that shrank most', () => {
  const now = [figure('review', 10, 100), figure('deploy', 10, 30)];
  const before = [figure('review', 10, 120), figure('deploy', 10, 90)];
  expect(shrunkStage(stageRows(now, before))?.stage).toBe('deploy');
  expect(shrunkStage(stageRows(before, now))).toBeNull();
  expect(shrunkStage(stageRows([figure('deploy', 4, 1)], before))).toBeNull();
});
