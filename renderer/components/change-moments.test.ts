import { expect, test } from 'vitest';
import type { CommitDetail } from '../../shared/lead-time-answers.ts';
import { COMMIT, HOUR } from '../features/lead-time/lead-time-fixture.ts';
import { momentsOf } from './change-moments.ts';

type Way = CommitDetail['deployments'][number];
const [WAY] = COMMIT.deployments as readonly [Way];

/** Hours before production, and what was waited for. */
function way(detail: CommitDetail, deployment: Way): readonly string[] {
  return momentsOf(detail, deployment).map(({ name, at, wait }) => {
    const hours = (deployment.deployment.finishedAt - at) / HOUR / 1000;
    return `${hours} h ${name}${wait === null ? '' : ` after ${wait.seconds / HOUR} h ${wait.stage}`}`;
  });
}

test('the moments of a change follow one another, each ending a stage', () => {
  expect(way(COMMIT, WAY)).toEqual([
    '20 h committed',
    '19 h ready after 1 h time_to_pr_ready',
    '10 h approved after 9 h review',
    '10 h merged after 0 h merge',
    '0.5 h started after 9.5 h time_to_deploy',
    '0 h finished after 0.5 h deploy',
  ]);
});

test('without a pull request a change waits for its deployment alone', () => {
  const stages = { time_to_deploy: 19.5 * HOUR, deploy: HOUR / 2 };
  expect(way({ ...COMMIT, pull: null }, { ...WAY, stages })).toEqual([
    '20 h committed',
    '0.5 h started after 19.5 h time_to_deploy',
    '0 h finished after 0.5 h deploy',
  ]);
});

test('a wait that no stage explains is only a time; what came before the change is no part of its way', () => {
  const pull = COMMIT.pull && {
    ...COMMIT.pull,
    readyAt: null,
    createdAt: COMMIT.commit.authoredAt - 1,
    approvedAt: null,
  };
  const deployment = { ...WAY.deployment, startedAt: null };
  expect(way({ ...COMMIT, pull }, { ...WAY, deployment, stages: {} })).toEqual([
    '20 h committed',
    '10 h merged after 10 h null',
    '0 h finished after 10 h null',
  ]);
});

test('a squash begins with the first commit that it was made of', () => {
  const commit = { ...COMMIT.commit, authoredAt: WAY.deployment.finishedAt - 10 * HOUR * 1000 };
  expect(way({ ...COMMIT, commit }, WAY)[0]).toBe('20 h first-commit');
});

test('a deployment that is charged with nothing begins with the commit itself', () => {
  expect(way(COMMIT, { ...WAY, leadSeconds: null, stages: {} }).at(0)).toBe('20 h committed');
});
