import { describe, expect, test } from 'vitest';
import { buildFacts, type PlainDeployment, type PlainFacts, type PlainIncident } from './build-facts.ts';
import { coverage } from './coverage.ts';
import { measurePlain, PLAIN_RULES, selectPeriod } from './plain-question.ts';
import type { Rules } from './resolution.ts';
import { resolve } from './resolve.ts';
import type { Selection } from './selection.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (text: string) => Date.parse(text);
/** October 2024 in UTC: 31 days, its 1st a Tuesday. */
const october = selectPeriod('2024-10-01', '2024-11-01');

describe('a whole period', () => {
  const commits = [...'abcdef'].map((sha, i, all) => ({
    sha,
    at: at('2024-10-01T00:00:00Z') + i * DAY,
    ...(i === 0 ? {} : { parents: [all[i - 1] as string] }),
  }));
  const deploy = (sha: string, finished: string, more: Partial<PlainDeployment> = {}): PlainDeployment => ({
    service: 'web',
    team: 'blue',
    environment: 'prod',
    sha,
    version: `v-${sha}`,
    startedAt: at(finished) - HOUR,
    finishedAt: at(finished),
    ...more,
  });
  const plain: PlainFacts = {
    repositories: { app: commits },
    deployments: [
      deploy('a', '2024-10-02T00:00:00Z'),
      deploy('c', '2024-10-04T00:00:00Z'),
      deploy('e', '2024-10-06T00:00:00Z'),
      deploy('c', '2024-10-06T12:00:00Z'),
      deploy('f', '2024-10-08T00:00:00Z'),
      deploy('f', '2024-10-09T00:00:00Z', { status: 'failure' }),
      deploy('f', '2024-10-09T00:00:00Z', { environment: 'staging' }),
    ],
    incidents: [
      { services: ['web'], startedAt: at('2024-10-08T01:00:00Z'), resolvedAt: at('2024-10-08T01:36:00Z') },
      { services: ['web'], startedAt: at('2024-10-08T02:00:00Z'), resolvedAt: at('2024-10-08T03:00:00Z') },
      { services: ['web'], environment: 'dev', startedAt: at('2024-10-08T02:00:00Z') },
      { services: ['web'], environment: 'prod', startedAt: at('2024-10-31T02:00:00Z') },
    ],
  };

  test('is measured by the default profile', () => {
    const { deploymentFrequency, changeLeadTime, changeFailureRate, recoveryTime, reworkRate } = measurePlain(
      plain,
      october,
    );
    expect(deploymentFrequency).toMatchObject({
      n: 5,
      reason: null,
      perDay: 5 / 31,
      perWeek: 35 / 31,
      deploymentDays: 4,
      // Whole weeks: of the 7th, 14th and 21st of October.
      medianDeploymentDaysPerWeek: 0,
      medianDeploymentDaysPerMonth: 4,
      meanSecondsBetween: (6 * 86_400) / 4,
    });
    expect(deploymentFrequency.perMonth).toBeCloseTo((5 / 31) * 30.436875, 9);
    // b 2 d, c 1 d in the second deployment; d 2 d, e 1 d in the third; f 2 d in the last.
    expect(changeLeadTime).toEqual({
      n: 5,
      reason: null,
      interval: [86_400, 172_800],
      medianSeconds: 172_800,
      meanSeconds: 1.6 * 86_400,
      p75Seconds: 172_800,
      p90Seconds: 172_800,
      medianPerDeploymentSeconds: 1.5 * 86_400,
      deployments: 3,
      nonPositive: 0,
      stages: [
        {
          stage: 'time_to_deploy',
          n: 5,
          meanSeconds: 1.6 * 86_400 - 3600,
          medianSeconds: 172_800 - 3600,
          minSeconds: 86_400 - 3600,
          maxSeconds: 172_800 - 3600,
          sumSeconds: 8 * 86_400 - 5 * 3600,
          lastSeconds: 172_800 - 3600,
          partial: 0,
        },
        {
          stage: 'deploy',
          n: 5,
          meanSeconds: 3600,
          medianSeconds: 3600,
          minSeconds: 3600,
          maxSeconds: 3600,
          sumSeconds: 5 * 3600,
          lastSeconds: 3600,
          partial: 0,
        },
      ],
    });
    // The rollback shows that e failed; two incidents show that f did, once.
    expect(changeFailureRate).toMatchObject({
      n: 5,
      failed: 2,
      incidents: 3,
      rate: 0.4,
      unknownOutcome: 0,
      reason: null,
    });
    expect(recoveryTime).toEqual({
      n: 2,
      reason: null,
      interval: null,
      open: 1,
      medianSeconds: 48 * 60,
      meanSeconds: 48 * 60,
    });
    expect(reworkRate).toMatchObject({ n: 5, reworked: 1, rate: 0.2, rollbacks: 1, hotfixes: 0, reverts: 0 });
  });

  test('is measured by the profile of the deck', () => {
    const { changeLeadTime, changeFailureRate, recoveryTime } = measurePlain(plain, october, { profile: 'deck-2024' });
    // Each deployment's own commit: a 1 d, c 1 d, e 1 d, c again 3.5 d, f 2 d.
    expect(changeLeadTime).toMatchObject({ n: 5, meanSeconds: 1.7 * 86_400, medianSeconds: 86_400 });
    expect(changeFailureRate).toMatchObject({ n: 5, failed: 2, incidents: 3, rate: 0.6 });
    expect(recoveryTime).toMatchObject({ n: 2, meanSeconds: 48 * 60 });
  });

  test('is covered as the report says', () => {
    const facts = buildFacts(plain);
    expect(coverage(facts, resolve(facts, PLAIN_RULES), october)).toEqual({
      deployments: {
        stored: 7,
        counted: 5,
        withSha: 5,
        withCommits: 5,
        missing: 0,
        partlyMissing: 0,
        unknownOutcome: 0,
      },
      incidents: { stored: 4, inPeriod: 3, linked: 2, open: 1 },
      commits: { stored: 6, deployed: 5, nonPositive: 0, bad: 0 },
      pulls: { stored: 0, deployed: 0 },
    });
  });
});

describe('where there is no data there is a reason, not 0', () => {
  const reasons = (plain: PlainFacts, selection: Selection = october, changed: Partial<Rules> = {}) =>
    Object.fromEntries(
      Object.entries(measurePlain(plain, selection, changed)).map(([metric, figure]) => [metric, figure.reason]),
    );
  const some = (more: Partial<PlainDeployment> = {}) =>
    [1, 2, 3].map((day) => ({ finishedAt: october.from + day * DAY, ...more }));

  test('at all', () => {
    expect(reasons({})).toEqual({
      deploymentFrequency: 'no-deployments',
      changeLeadTime: 'no-deployments',
      changeFailureRate: 'no-deployments',
      recoveryTime: 'no-incidents',
      reworkRate: 'no-deployments',
    });
    expect(measurePlain({}, october).deploymentFrequency.perWeek).toBeNull();
  });

  test('but deployments without anything else', () => {
    const { changeLeadTime, changeFailureRate, reworkRate } = measurePlain({ deployments: some() }, october);
    expect(changeLeadTime).toMatchObject({ reason: 'no-commits', medianSeconds: null, meanSeconds: null, stages: [] });
    expect(changeFailureRate).toMatchObject({ reason: 'no-outcomes', rate: null, unknownOutcome: 3 });
    expect(reworkRate).toMatchObject({ reason: 'no-commits', rate: null });
  });

  test('but some that never failed is 0', () => {
    const incident: PlainIncident = { services: ['other'], startedAt: october.from, environment: 'dev' };
    expect(measurePlain({ deployments: some(), incidents: [incident] }, october).changeFailureRate.rate).toBe(0);
    expect(measurePlain({ deployments: some({ failed: false }) }, october).changeFailureRate.rate).toBe(0);
    expect(
      measurePlain({ deployments: some(), incidents: [incident] }, october, { profile: 'deck-2024' }),
    ).toMatchObject({
      changeFailureRate: { rate: 0, reason: null },
    });
    expect(measurePlain({ deployments: some({ version: '1' }) }, october).reworkRate.rate).toBe(0);
  });

  test('a deployment that brings no new commit has no lead time', () => {
    const plain = { repositories: { app: [{ sha: 'a', at: 0 }] }, deployments: some({ sha: 'a' }) };
    expect(reasons(plain).changeLeadTime).toBe('no-lead-times');
  });

  test('negative and zero lead times are set aside and counted', () => {
    const commits = [...'abc'].map((sha, i, all) => ({
      sha,
      at: october.from + ([0, 2 * DAY, 9 * DAY][i] ?? 0),
      ...(i === 0 ? {} : { parents: [all[i - 1] as string] }),
    }));
    const deployments = [...'abc'].map((sha, i) => ({ sha, finishedAt: october.from + (i + 1) * DAY }));
    expect(measurePlain({ repositories: { app: commits }, deployments }, october).changeLeadTime).toMatchObject({
      n: 0,
      nonPositive: 2,
      deployments: 2,
      reason: 'no-lead-times',
      medianSeconds: null,
    });
  });

  test('an incident resolved after the period was open when it ended', () => {
    const late = { incidents: [{ startedAt: october.to - HOUR, resolvedAt: october.to }], deployments: some() };
    expect(measurePlain(late, october).recoveryTime).toMatchObject({ n: 0, open: 1, reason: 'no-resolved-incidents' });
    expect(measurePlain(late, selectPeriod('2024-11-01', '2024-12-01')).recoveryTime).toMatchObject({ n: 1, open: 0 });
  });

  test('an open incident is no recovery', () => {
    const open = { incidents: [{ startedAt: october.from }], deployments: some() };
    expect(measurePlain(open, october).recoveryTime).toMatchObject({ n: 0, open: 1, reason: 'no-resolved-incidents' });
  });

  test('a month without deployments between two with some is 0; before and after the data nothing is known', () => {
    const plain = { deployments: ['2024-09-15', '2024-11-15'].map((day) => ({ finishedAt: at(`${day}T00:00:00Z`) })) };
    expect(measurePlain(plain, october).deploymentFrequency).toMatchObject({
      n: 0,
      perWeek: 0,
      reason: null,
      deploymentDays: 0,
    });
    expect(measurePlain(plain, selectPeriod('2024-08-01', '2024-09-01')).deploymentFrequency.perWeek).toBeNull();
    expect(measurePlain(plain, selectPeriod('2024-12-01', '2025-01-01')).deploymentFrequency.perWeek).toBeNull();
  });
});
