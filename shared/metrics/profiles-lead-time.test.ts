/** Change lead time under each profile, by hand. */
import { expect, test } from 'vitest';
import type { ProfileId } from '../model.ts';
import { buildFacts, type PlainFacts } from './build-facts.ts';
import type { PlainCommit } from './build-plain-commits.ts';
import type { PlainPull } from './build-plain-pulls.ts';
import { at, DAY, FOUR_WEEKS, figuresUnder, HOUR } from './plain-profiles.ts';
import { measurePlain, PLAIN_RULES, selectPeriod } from './plain-question.ts';
import { resolve } from './resolve.ts';
import type { Selection } from './selection.ts';
import { series } from './series.ts';

/** a ← b ← c ← e, b ← d, e merges d. */
const commits: readonly PlainCommit[] = [
  { sha: 'a', at: at(0) },
  { sha: 'b', parents: ['a'], at: at(1) },
  { sha: 'c', parents: ['b'], at: at(2, 9) },
  { sha: 'd', parents: ['b'], at: at(2, 12) },
  { sha: 'e', parents: ['c', 'd'], at: at(3) },
];
const repositories = { app: commits };
const lead = (profile: ProfileId, plain: PlainFacts, selection?: Selection) =>
  figuresUnder(profile, plain, selection).changeLeadTime;

test('datadog: the mean of previous..sha less merges, the median of that over deployments', () => {
  const deployments = [
    { sha: 'a', finishedAt: at(4) },
    { sha: 'b', finishedAt: at(5) },
    { sha: 'e', finishedAt: at(6) },
  ];
  // b: 96 hours. c and d: 87 and 84 hours, 85.5.
  expect(lead('datadog', { repositories, deployments })).toMatchObject({
    n: 2,
    medianSeconds: 90.75 * 3600,
    meanSeconds: 90.75 * 3600,
    deployments: 2,
  });
  // All in one: 120, 87 and 84 hours, 97.
  const together = [deployments[0], deployments[2]].flatMap((one) => one ?? []);
  expect(lead('datadog', { repositories, deployments: together })).toMatchObject({ n: 1, medianSeconds: 97 * 3600 });
  // Over commits: 96, 87 and 84 hours.
  expect(lead('doradeck', { repositories, deployments })).toMatchObject({ n: 3, medianSeconds: 87 * 3600 });
});

test('datadog: what a rollback took out is brought again; each environment has deployments of its own', () => {
  const deployments = [
    { sha: 'b', environment: 'prod-eu', finishedAt: at(4) },
    { sha: 'b', environment: 'prod-us', finishedAt: at(4) },
    { sha: 'c', environment: 'prod-eu', finishedAt: at(5) },
    { sha: 'b', environment: 'prod-eu', finishedAt: at(6) },
    { sha: 'c', environment: 'prod-eu', finishedAt: at(7) },
    { sha: 'c', environment: 'prod-us', finishedAt: at(8) },
  ];
  // 63, 111 and 135 hours.
  expect(lead('datadog', { repositories, deployments })).toMatchObject({ n: 3, medianSeconds: 111 * 3600 });
  expect(lead('doradeck', { repositories, deployments })).toMatchObject({ n: 1, medianSeconds: 63 * 3600 });
});

test.each([
  [60, 1],
  [61, 0],
])('datadog: the deployment before %i days ago', (gap, n) => {
  const deployments = [
    { sha: 'a', finishedAt: at(4 - gap) },
    { sha: 'b', finishedAt: at(4) },
  ];
  expect(lead('datadog', { repositories, deployments }).n).toBe(n);
  expect(lead('doradeck', { repositories, deployments }).n).toBe(1);
});

test('datadog: times that the rows themselves give, from the second deployment on', () => {
  const deployments = [1, 2, 3, 70].map((day) => ({ finishedAt: at(day), committedAt: at(day, -day) }));
  const quarter = selectPeriod('2024-07-01', '2024-10-01');
  expect(lead('datadog', { deployments }, quarter)).toMatchObject({ n: 2, medianSeconds: 2.5 * 3600 });
  expect(lead('doradeck', { deployments }, quarter).n).toBe(4);
});

/** Merged as c and e; d comes with e. */
const pulls: readonly PlainPull[] = [
  {
    number: 1,
    repository: 'app',
    createdAt: at(2, 10, 0, 30),
    firstReviewAt: at(2, 10, 20),
    mergedAt: at(2, 12),
    mergeSha: 'c',
    commits: [{ sha: 'c', at: at(2, 9) }],
  },
  {
    number: 2,
    repository: 'app',
    createdAt: at(2, 13),
    mergedAt: at(3),
    mergeSha: 'e',
    commits: [{ sha: 'd', at: at(2, 12) }],
  },
];
const deployments = [
  { sha: 'b', finishedAt: at(1, 12) },
  { sha: 'c', finishedAt: at(2, 12, 29, 10) },
  { sha: 'e', finishedAt: at(3, 1) },
];
const withPulls: PlainFacts = { repositories, pulls, deployments };

test.each(['devlake-2023', 'devlake-2021'] as const)('%s: stages in whole minutes, lower median', (profile) => {
  // 1: coding 61 + pickup 20 + review 100 + deploy 30; 2: coding 60 + creation to merge 660 + deploy 60.
  expect(lead(profile, withPulls)).toMatchObject({
    n: 2,
    medianSeconds: 211 * 60,
    meanSeconds: ((211 + 780) / 2) * 60,
  });
});

test('devlake: a negative stage is left out', () => {
  const [first] = pulls as [PlainPull];
  const late = { ...first, createdAt: at(2, 8) };
  // Pickup 140, review 100, deploy 30.
  expect(lead('devlake-2023', { ...withPulls, pulls: [late] }).medianSeconds).toBe(270 * 60);
});

test('devlake: a deployment without one before it brings nothing, the next that contains the merge does', () => {
  const again = [
    { sha: 'c', finishedAt: at(3) },
    { sha: 'b', finishedAt: at(4) },
    { sha: 'c', finishedAt: at(5) },
    { sha: 'e', finishedAt: at(6) },
  ];
  const measured = lead('devlake-2023', { repositories, pulls: pulls.slice(0, 1), deployments: again });
  expect(measured).toMatchObject({ n: 1, medianSeconds: (61 + 20 + 100) * 60 + (at(5) - at(2, 12)) / 1000 });
});

test('devlake: one pull request belongs to one deployment, the earliest of all services', () => {
  const twice = deployments.flatMap((row) => [row, { ...row, service: 'worker', finishedAt: row.finishedAt + HOUR }]);
  expect(lead('devlake-2023', { ...withPulls, deployments: twice }).n).toBe(2);
  expect(lead('gitlab', { ...withPulls, deployments: twice }).n).toBe(4);
});

test('gitlab: median of merge to deployment, the first deployment included', () => {
  expect(lead('gitlab', withPulls)).toMatchObject({ n: 2, medianSeconds: (29 * 60 + 10 + 3600) / 2 });
  expect(lead('gitlab', { ...withPulls, deployments: deployments.slice(2) })).toMatchObject({
    n: 2,
    medianSeconds: (13 * 3600 + 3600) / 2,
  });
});

test('middleware: mean from the first commit to the first deployment after the merge, by merge', () => {
  // 1: 09:00 → 12:29:10; 2: 12:00 → 01:00 the day after.
  const seconds = [3 * 3600 + 29 * 60 + 10, 13 * 3600];
  expect(lead('middleware', withPulls)).toMatchObject({
    n: 2,
    meanSeconds: ((seconds[0] ?? 0) + (seconds[1] ?? 0)) / 2,
  });
  // A deployment of the repository needs no commit that anybody knows; one of another repository is none.
  const named = [
    { repository: 'app', finishedAt: at(2, 12) },
    { repository: 'other', finishedAt: at(3) },
    { repository: 'app', finishedAt: at(3, 2) },
  ];
  expect(lead('middleware', { repositories, pulls, deployments: named })).toMatchObject({
    n: 2,
    meanSeconds: ((3 + 14) / 2) * 3600,
  });
});

test('middleware: a pull request belongs to the week it was merged in, whenever it was deployed', () => {
  const plain: PlainFacts = { repositories, pulls, deployments: [{ sha: 'e', finishedAt: at(10) }] };
  const [first, second] = [selectPeriod('2024-07-01', '2024-07-08'), selectPeriod('2024-07-08', '2024-07-15')];
  expect(lead('middleware', plain, first)).toMatchObject({
    n: 2,
    meanSeconds: (7 * DAY + 15 * HOUR + 7 * DAY + 12 * HOUR) / 2000,
  });
  expect(lead('middleware', plain, second)).toMatchObject({ n: 0, reason: 'no-lead-times' });
  const facts = buildFacts(plain);
  const resolution = resolve(facts, { ...PLAIN_RULES, profile: 'middleware' });
  expect(series(facts, resolution, FOUR_WEEKS, 'week').map((point) => point.leadTimes)).toEqual([2, 0, 0, 0]);
});

test('four-keys: median over commits, merges included, in whole minutes; nothing below one', () => {
  const known: readonly PlainCommit[] = [
    { sha: 'a', at: at(0) },
    { sha: 'b', parents: ['a'], at: at(1, 0, 0, 1) },
    { sha: 'c', parents: ['b'], at: at(1, 23, 59, 30) },
    { sha: 'd', parents: ['b'], at: at(1, 12) },
    { sha: 'e', parents: ['c', 'd'], at: at(1, 18) },
  ];
  const deployed = ['a', 'e'].map((sha, i) => ({ sha, finishedAt: at(1 + i) }));
  // 23:59:59, 0:00:30 (set aside), 12:00, 6:00 (the merge).
  expect(lead('four-keys', { repositories: { app: known }, deployments: deployed })).toMatchObject({
    n: 3,
    medianSeconds: 12 * 3600,
    meanSeconds: ((23 * 60 + 59 + 12 * 60 + 6 * 60) * 60) / 3,
    nonPositive: 1,
  });
});

test('deck-2024: mean over deployments of the commit that was deployed', () => {
  // b 12 h, c 3:29:10, e 1 h.
  expect(lead('deck-2024', withPulls)).toMatchObject({
    n: 3,
    meanSeconds: (12 + 3 + 29 / 60 + 10 / 3600 + 1) * 1200,
  });
});

test.each(['devlake-2023', 'gitlab', 'middleware'] as const)('%s: without pull requests there is none', (profile) => {
  expect(lead(profile, { repositories, deployments })).toMatchObject({
    n: 0,
    reason: 'no-pulls',
    medianSeconds: null,
  });
});

test.each(['devlake-2023', 'gitlab', 'middleware'] as const)('%s: pull requests of bots can be left out', (profile) => {
  const byBot = { ...withPulls, pulls: pulls.map((pull, i) => ({ ...pull, bot: i === 0 })) };
  expect(measurePlain(byBot, FOUR_WEEKS, { profile, excludeBots: true }).changeLeadTime.n).toBe(1);
  expect(measurePlain(byBot, FOUR_WEEKS, { profile }).changeLeadTime.n).toBe(2);
});

test('of a monorepo, services are charged with pull requests and commits that touch their paths', () => {
  const paths = [{ service: 'web', repository: 'app', commits: ['c', 'd'] }];
  expect(lead('gitlab', { ...withPulls, paths })).toMatchObject({ n: 1, medianSeconds: 29 * 60 + 10 });
  expect(lead('devlake-2023', { ...withPulls, paths }).n).toBe(1);
  expect(lead('datadog', { ...withPulls, paths }).n).toBe(2);
});

test('without the repository, a deployment of the merge commit brings its pull request', () => {
  const plain = { pulls: pulls.map(({ repository: _, ...pull }) => pull), deployments };
  expect(lead('devlake-2023', plain)).toMatchObject({ n: 2, medianSeconds: 211 * 60 });
  expect(lead('gitlab', plain).n).toBe(2);
});
