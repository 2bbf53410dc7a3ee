/** Deployment frequency under each profile, by hand. */
import { expect, test } from 'vitest';
import type { ProfileId } from '../model.ts';
import type { PlainFacts } from './build-facts.ts';
import { compareFigures } from './compare.ts';
import { gradeMetric, LEVEL_SETS } from './levels.ts';
import { at, figuresUnder, headlineUnder } from './plain-profiles.ts';
import { selectPeriod } from './plain-question.ts';
import { PROFILES } from './profiles.ts';

/** Deployment days in the four weeks: 1, 2, 3 and 5; eleven days, fifteen deployments, five of them on one day. */
const days = [0, 7, 8, 14, 15, 16, 21, 22, 23, 24, 25, 25, 25, 25, 25];
const plain: PlainFacts = { deployments: days.map((day, i) => ({ finishedAt: at(day, 8, i), version: `v${i}` })) };

test.each(['doradeck', 'deck-2024', 'datadog', 'gitlab'] as const)('%s: deployments ÷ time', (profile) => {
  expect(headlineUnder(profile, 'deploymentFrequency', plain)).toEqual([15 / 4, 'deployments-per-week']);
  expect(figuresUnder(profile, plain).deploymentFrequency.perDay).toBe(15 / 28);
});

test.each(['devlake-2023', 'devlake-2021'] as const)('%s: lower median of deployment days a week', (profile) => {
  expect(headlineUnder(profile, 'deploymentFrequency', plain)).toEqual([2, 'days-per-week']);
  // The average stands beside it.
  expect(figuresUnder(profile, plain).deploymentFrequency).toMatchObject({ perWeek: 15 / 4, deploymentDays: 11 });
});

test('four-keys: distinct days, their median a week, and in a word', () => {
  expect(headlineUnder('four-keys', 'deploymentFrequency', plain)).toEqual([2.5, 'days-per-week']);
  expect(figuresUnder('four-keys', plain).deploymentFrequency).toMatchObject({ deploymentDays: 11, cadence: 'weekly' });
  expect('cadence' in figuresUnder('doradeck', plain).deploymentFrequency).toBe(false);
});

test.each([
  ['daily', [0, 1, 2, 7, 8, 9, 14, 15, 16, 21]],
  ['weekly', [0, 7, 14]],
  // Of four weeks only two have one: the median week has half of one.
  ['monthly', [0, 7]],
] as const)('four-keys: %s', (cadence, deployed) => {
  const deployments = deployed.map((day) => ({ finishedAt: at(day) }));
  expect(figuresUnder('four-keys', { deployments }).deploymentFrequency.cadence).toBe(cadence);
});

test('four-keys: a deployment in one month of three is yearly', () => {
  const quarter = selectPeriod('2024-07-01', '2024-10-01');
  expect(figuresUnder('four-keys', { deployments: [{ finishedAt: at(3) }] }, quarter).deploymentFrequency.cadence).toBe(
    'yearly',
  );
});

test('four-keys: the level is that of the word, not of the days', () => {
  // A week of two days and one of none, twice: the median week has one day, but only every other week has one.
  const deployments = [0, 1, 14, 15, 16].map((day) => ({ finishedAt: at(day) }));
  const measured = figuresUnder('four-keys', { deployments });
  expect(measured.deploymentFrequency).toMatchObject({ medianDeploymentDaysPerWeek: 1, cadence: 'monthly' });
  const grade = (set: 'four-keys' | '2023') =>
    gradeMetric(LEVEL_SETS[set], 'deploymentFrequency', measured, PROFILES['four-keys']).level;
  expect([grade('four-keys'), grade('2023')]).toEqual(['medium', 'high']);
});

test('DevLake and four keys count weeks that the period cuts', () => {
  // Thursday to Wednesday: two weeks, cut both, with three days and one.
  const cut = selectPeriod('2024-07-04', '2024-07-11');
  const deployments = [3, 4, 5, 8].map((day) => ({ finishedAt: at(day) }));
  expect(headlineUnder('devlake-2023', 'deploymentFrequency', { deployments }, cut)[0]).toBe(1);
  expect(headlineUnder('four-keys', 'deploymentFrequency', { deployments }, cut)[0]).toBe(2);
  expect(figuresUnder('doradeck', { deployments }, cut).deploymentFrequency.medianDeploymentDaysPerWeek).toBeNull();
});

test.each([
  // 15 in 28 days, four weeks of one month.
  [plain, [3, 'whole-deployments-per-week'], { perDay: 0, perWeek: 3, perMonth: 15 }],
  [
    { deployments: Array.from({ length: 59 }, (_, i) => ({ finishedAt: at(i % 28, 1, i) })) },
    [2, 'whole-deployments-per-day'],
    { perDay: 2, perWeek: 14, perMonth: 59 },
  ],
  [
    { deployments: [{ finishedAt: at(1) }] },
    [1, 'whole-deployments-per-month'],
    { perDay: 0, perWeek: 0, perMonth: 1 },
  ],
] as const)('middleware: whole numbers a day, week or month (%#)', (given, expected, rates) => {
  expect(headlineUnder('middleware', 'deploymentFrequency', given)).toEqual(expected);
  expect(figuresUnder('middleware', given).deploymentFrequency).toMatchObject(rates);
});

test('datadog: between the newest deployment of a version and the newest of the one before, by service', () => {
  const deployments = [
    { service: 'a', version: 'X', finishedAt: at(0, 0, 20) },
    { service: 'b', version: '1', finishedAt: at(0, 0, 25) },
    { service: 'a', version: 'Y', finishedAt: at(0, 0, 30) },
    { service: 'a', version: 'Y', finishedAt: at(0, 0, 45) },
    { service: 'b', version: '2', finishedAt: at(0, 0, 60) },
  ];
  const between = (profile: ProfileId) => figuresUnder(profile, { deployments }).deploymentFrequency.meanSecondsBetween;
  expect(between('datadog')).toBe(((25 + 35) / 2) * 60);
  expect(between('doradeck')).toBe((40 / 4) * 60);
});

test('a headline is compared in the unit of the later period', () => {
  const before = figuresUnder('middleware', { deployments: [{ finishedAt: at(1) }] });
  const now = figuresUnder('middleware', plain);
  const { deploymentFrequency } = compareFigures(now, before, LEVEL_SETS['2024'], PROFILES.middleware);
  expect(deploymentFrequency).toMatchObject({
    headline: 3,
    headlineUnit: 'whole-deployments-per-week',
    change: null,
  });
});
