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
  const rows = stageRows(
    [figure('review_time', 10, 300), figure('deploy_time', 20, 30)],
    [figure('review_time', 5, 200)],
  );
  expect(rows.map(({ stage, share, change, previous }) => [stage, share, change, previous?.n ?? null])).toEqual([
    ['review_time', 3000 / 3600, 0.5, 5],
    ['deploy_time', 600 / 3600, null, null],
  ]);
  expect(stageRows([figure('deploy_time', 2, 0)], [figure('deploy_time', 2, 0)])).toMatchObject([
    { share: 0, change: null },
  ]);
});

test('the stage with most of the total need not be the one that grew most', () => {
  const now = [figure('review_time', 10, 300), figure('time_to_deploy', 12, 290), figure('deploy_time', 12, 30)];
  expect(
    waiting(now, [figure('review_time', 8, 100), figure('time_to_deploy', 9, 280), figure('deploy_time', 9, 5)]),
  ).toEqual(['time_to_deploy', 'review_time']);
});

test('fewer than five values are never named', () => {
  expect(
    waiting([figure('review_time', 4, 9000), figure('deploy_time', 5, 30)], [figure('deploy_time', 4, 1)]),
  ).toEqual(['deploy_time', null]);
});

test('nothing grew, nothing took time, nothing is known', () => {
  expect(waiting([figure('deploy_time', 5, 30)], [figure('deploy_time', 5, 30)])).toEqual(['deploy_time', null]);
  expect(waiting([figure('deploy_time', 5, 0)], [])).toEqual([null, null]);
  expect(waiting([], [figure('deploy_time', 5, 30)])).toEqual([null, null]);
});

test('time to deploy is not compared with a period that has no pull requests', () => {
  const now = [figure('review_time', 10, 100), figure('merge_time', 10, 10), figure('time_to_deploy', 12, 300)];
  const without = [figure('time_to_deploy', 12, 200), figure('deploy_time', 12, 5)];
  expect(stageRows(now, without).map(({ stage, change }) => [stage, change])).toEqual([
    ['review_time', null],
    ['merge_time', null],
    ['time_to_deploy', null],
  ]);
  expect(waiting(now, without)).toEqual(['time_to_deploy', null]);
  const alike = [figure('review_time', 9, 100), figure('time_to_deploy', 12, 200)];
  expect(waiting(now, alike)).toEqual(['time_to_deploy', 'time_to_deploy']);
});

test('the stage that shrank most', () => {
  const now = [figure('review_time', 10, 100), figure('deploy_time', 10, 30)];
  const before = [figure('review_time', 10, 120), figure('deploy_time', 10, 90)];
  expect(shrunkStage(stageRows(now, before))?.stage).toBe('deploy_time');
  expect(shrunkStage(stageRows(before, now))).toBeNull();
  expect(shrunkStage(stageRows([figure('deploy_time', 4, 1)], before))).toBeNull();
});
