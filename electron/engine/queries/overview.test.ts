import { afterEach, beforeEach, expect, test } from 'vitest';
import type { View } from '../../../shared/view.ts';
import { WEEK } from '../client-fixture.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';

const HOUR = 3600;
let fixture: EngineFixture;
beforeEach(async () => {
  fixture = await openEngine();
});
afterEach(() => fixture.close());

test('a client’s folder becomes a report whose figures can be worked out by hand', async () => {
  const { engine, client } = fixture;
  const outcome = await importPaths(engine, client.deployments, client.incidents, client.repository);
  expect(
    outcome.files.map((file) => (file.kind === 'imported' ? [file.batch.stored, file.batch.rejected] : file)),
  ).toEqual([
    [7, 1],
    [2, 0],
  ]);
  expect(outcome.repositories.map(({ name, commits, tags }) => [name, commits, tags])).toEqual([['shop', 4, 1]]);

  const { report, sentences } = await engine.handle('overview', { view: WEEK, by: ['service', 'team'] });
  // Tables: exact Poisson for 4, Wilson for 3 of 4 and 1 of 4.
  const between = (low: number, high: number) => [expect.closeTo(low, 4), expect.closeTo(high, 4)];
  const few = { level: null, levelReason: 'too-few' };
  expect(report).toEqual({
    schema: 'doradeck.report/1',
    app: { version: '1.2.3' },
    profile: 'doradeck',
    levels: '2024',
    period: {
      from: '2024-03-04T00:00:00Z',
      to: '2024-03-11T00:00:00Z',
      timeZone: 'UTC',
      previous: { from: '2024-02-26T00:00:00Z', to: '2024-03-04T00:00:00Z' },
      comparedWith: 'previous',
    },
    filters: { env: '^(prod|production|prd|live)', service: [], team: [], repo: [] },
    imports: [
      {
        file: 'deployments.csv',
        kind: 'deployments',
        preset: 'generic-csv',
        read: 8,
        stored: 7,
        duplicate: 0,
        rejected: 1,
        blank: 0,
        rejects: [{ line: 9, column: 'finished_at', code: 'time-impossible', value: '2024-13-09T00:00:00Z' }],
      },
      {
        file: 'incidents.json',
        kind: 'incidents',
        preset: 'datadog-dora-incident',
        read: 2,
        stored: 2,
        duplicate: 0,
        rejected: 0,
        blank: 0,
        rejects: [],
      },
    ],
    coverage: {
      deployments: {
        stored: 7,
        counted: 4,
        withSha: 3,
        withCommits: 3,
        missing: 1,
        partlyMissing: 0,
        unknownOutcome: 0,
      },
      incidents: { stored: 2, inPeriod: 2, linked: 2, open: 1 },
      commits: { stored: 4, deployed: 3, nonPositive: 0, bad: 0 },
      pulls: { stored: 0, deployed: 0 },
    },
    metrics: {
      // d2, d3, d4, d7: four on four days, 108 h from first to last.
      deploymentFrequency: {
        headline: 4,
        headlineUnit: 'deployments-per-week',
        n: 4,
        perDay: 4 / 7,
        perWeek: 4,
        perMonth: expect.closeTo((4 / 7) * (365.2425 / 12), 9),
        deploymentDays: 4,
        medianDeploymentDaysPerWeek: 4,
        medianDeploymentDaysPerMonth: null,
        meanSecondsBetween: 36 * HOUR,
        reason: null,
        interval: between(1.0899, 10.2416),
        ...few,
        change: 3,
        verdict: expect.any(String),
        previous: expect.objectContaining({ n: 1, perWeek: 1 }),
      },
      // 26 h, 24 h, 2 h; ten minutes of each are the deployment itself.
      changeLeadTime: {
        headline: 24 * HOUR,
        headlineUnit: 'seconds',
        n: 3,
        medianSeconds: 24 * HOUR,
        meanSeconds: 62_400,
        p75Seconds: 25 * HOUR,
        p90Seconds: 25.6 * HOUR,
        medianPerDeploymentSeconds: 24 * HOUR,
        deployments: 3,
        nonPositive: 0,
        stages: [
          {
            stage: 'time_to_deploy',
            n: 3,
            meanSeconds: 61_800,
            medianSeconds: 24 * HOUR - 600,
            minSeconds: 2 * HOUR - 600,
            maxSeconds: 26 * HOUR - 600,
            sumSeconds: 52 * HOUR - 1800,
            lastSeconds: 2 * HOUR - 600,
            partial: 0,
          },
          {
            stage: 'deploy',
            n: 3,
            meanSeconds: 600,
            medianSeconds: 600,
            minSeconds: 600,
            maxSeconds: 600,
            sumSeconds: 1800,
            lastSeconds: 600,
            partial: 0,
          },
        ],
        reason: null,
        interval: null,
        ...few,
        change: null,
        verdict: null,
        previous: expect.objectContaining({ n: 0, reason: 'no-lead-times' }),
      },
      // d2 and d4 by incidents, d3 by the revert in d4.
      changeFailureRate: {
        headline: 0.75,
        headlineUnit: 'ratio',
        n: 4,
        failed: 3,
        incidents: 2,
        rate: 0.75,
        unknownOutcome: 0,
        reason: null,
        interval: between(0.3006, 0.9544),
        ...few,
        change: null,
        verdict: 'undecided',
        previous: expect.objectContaining({ n: 1, failed: 0, rate: 0 }),
      },
      recoveryTime: {
        headline: HOUR,
        headlineUnit: 'seconds',
        n: 1,
        open: 1,
        medianSeconds: HOUR,
        meanSeconds: HOUR,
        reason: null,
        interval: null,
        ...few,
        change: null,
        verdict: null,
        previous: expect.objectContaining({ n: 0 }),
      },
      reworkRate: {
        headline: 0.25,
        headlineUnit: 'ratio',
        n: 4,
        reworked: 1,
        rate: 0.25,
        rollbacks: 0,
        hotfixes: 0,
        reverts: 1,
        reason: null,
        interval: between(0.0456, 0.6994),
        level: null,
        levelReason: 'no-level',
        change: null,
        verdict: 'undecided',
        previous: expect.objectContaining({ n: 1, rate: 0 }),
      },
    },
    breakdown: {
      service: [
        expect.objectContaining({ key: 'web', team: 'red' }),
        expect.objectContaining({ key: 'api', team: 'blue' }),
      ],
      team: [expect.objectContaining({ key: 'red' }), expect.objectContaining({ key: 'blue' })],
    },
    series: {
      bucket: 'day',
      points: ['04', '05', '06', '07', '08', '09', '10'].map((day) =>
        expect.objectContaining({
          day: `2024-03-${day}`,
          deployments: ['04', '05', '06', '09'].includes(day) ? 1 : 0,
          failed: ['04', '05', '06'].includes(day) ? 1 : 0,
          reworked: day === '06' ? 1 : 0,
          incidents: ['04', '10'].includes(day) ? 1 : 0,
          medianLeadSeconds: { '04': 26 * HOUR, '05': 24 * HOUR, '06': 2 * HOUR }[day] ?? null,
          medianRecoverySeconds: day === '04' ? HOUR : null,
        }),
      ),
      previousPoints: expect.objectContaining({ length: 7 }),
    },
    // Two of the four values rest on too little.
    closestCluster: null,
    historyIncompleteSince: null,
  });
  expect(sentences.length).toBeGreaterThan(0);
});

test('figures are set against the days that are asked for', async () => {
  const { engine, client } = fixture;
  await importPaths(engine, client.deployments, client.incidents, client.repository);
  const after: View = { ...WEEK, from: '2025-03-04', to: '2025-03-11' };
  const compared = async (view: View) => {
    const { report } = await engine.handle('overview', { view, by: [] });
    const { previous, comparedWith } = report.period;
    return { ...previous, comparedWith, deployments: report.metrics.deploymentFrequency.previous?.n };
  };
  expect(await compared(after)).toEqual({
    from: '2025-02-25T00:00:00Z',
    to: '2025-03-04T00:00:00Z',
    comparedWith: 'previous',
    deployments: 0,
  });
  expect(await compared({ ...after, compareWith: 'year-before' })).toEqual({
    from: '2024-03-04T00:00:00Z',
    to: '2024-03-11T00:00:00Z',
    comparedWith: 'year-before',
    deployments: 4,
  });
  expect(await compared({ ...after, compareWith: { from: '2024-03-04', to: '2024-03-06' } })).toMatchObject({
    to: '2024-03-06T00:00:00Z',
    comparedWith: 'chosen',
  });
  await expect(compared({ ...after, compareWith: { from: '2024-03-06', to: '2024-03-04' } })).rejects.toMatchObject({
    code: 'period-invalid',
  });
});
