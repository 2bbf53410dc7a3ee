/** One client under every calculation profile, from files to the report of the command line. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LevelSetId, ProfileId } from '../shared/model.ts';
import type { HeadlineUnit, Report } from '../shared/report.ts';
import { makeShopRepository } from './cli/fixture.ts';
import { lineHere } from './cli/line-fixture.ts';

const HOUR = 3600;

let folder: string;

/** Commits of 10 October, 11 October and 14 October 12:00 (and one before), in two pull requests and two deployments of the
 * period; an incident an hour after the second that names its commit, open for 96 minutes. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-profiles-'));
  const [c1, c2, c3, c4] = makeShopRepository(join(folder, 'shop'));
  const exports = join(folder, 'exports');
  mkdirSync(exports);
  const files = {
    'deployments.csv': [
      'deployment_id,service,environment,started_at,finished_at,status,commit_sha',
      `d1,shop,production,2024-10-01T11:50:00Z,2024-10-01T12:00:00Z,success,${c1}`,
      `d2,shop,production,2024-10-11T23:50:00Z,2024-10-12T00:00:00Z,success,${c3}`,
      `d3,shop,production,2024-10-14T17:50:00Z,2024-10-14T18:00:00Z,success,${c4}`,
    ],
    'incidents.csv': [
      'incident_id,service,environment,started_at,resolved_at,commit_sha',
      `i1,shop,production,2024-10-14T19:00:00Z,2024-10-14T20:36:00Z,${c4}`,
    ],
    'pulls.csv': [
      'number,repository,title,author,state,created_at,reviewed_at,merged_at,merge_commit_sha,commits',
      `1,shop,Totals,kim,merged,2024-10-10T06:00:30Z,2024-10-10T12:00:00Z,2024-10-11T01:00:00Z,${c3},${c2};${c3}`,
      `2,shop,Taxes,kim,merged,2024-10-14T12:10:00Z,,2024-10-14T15:00:00Z,${c4},${c4}`,
    ],
  };
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(exports, name), `${lines.join('\n')}\n`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function analyze(
  ...words: readonly string[]
): Promise<{ readonly report: Report | null; readonly stderr: string }> {
  const inputs = ['--data', join(folder, 'exports'), '--repo', `${join(folder, 'shop')}=shop`];
  const period = ['--from', '2024-10-10', '--to', '2024-10-20', '--tz', 'UTC'];
  const { status, stdout, stderr } = await lineHere('analyze', ...inputs, '--format', 'json', ...period, ...words);
  return { report: status === 0 ? (JSON.parse(stdout) as Report) : null, stderr };
}

interface Expected {
  readonly levels: LevelSetId;
  readonly frequency: readonly [number, HeadlineUnit];
  readonly lead: readonly [n: number, seconds: number];
  readonly failed: number;
  readonly recovery: number | null;
}

const MINUTES_IN_STAGES = [361 + 360 + 780 + 1380, 10 + 170 + 180] as const;

const EXPECTED: Readonly<Record<ProfileId, Expected>> = {
  doradeck: {
    levels: '2024',
    frequency: [1.4, 'deployments-per-week'],
    lead: [3, 24 * HOUR],
    failed: 0.5,
    recovery: 96 * 60,
  },
  'deck-2024': {
    levels: '2024',
    frequency: [1.4, 'deployments-per-week'],
    lead: [2, 15 * HOUR],
    failed: 0.5,
    recovery: 96 * 60,
  },
  // Of 48 and 24 hours, and of 6; nothing fixed the failed deployment.
  datadog: {
    levels: '2024',
    frequency: [1.4, 'deployments-per-week'],
    lead: [2, 21 * HOUR],
    failed: 0.5,
    recovery: null,
  },
  'devlake-2023': {
    levels: '2023',
    frequency: [1, 'days-per-week'],
    lead: [2, MINUTES_IN_STAGES[1] * 60],
    failed: 0.5,
    recovery: 156 * 60,
  },
  'devlake-2021': {
    levels: '2021',
    frequency: [1, 'days-per-week'],
    lead: [2, MINUTES_IN_STAGES[1] * 60],
    failed: 0.5,
    recovery: 96 * 60,
  },
  'four-keys': {
    levels: 'four-keys',
    frequency: [1, 'days-per-week'],
    lead: [3, 24 * HOUR],
    failed: 0.5,
    recovery: 2 * HOUR,
  },
  // Two in two weeks.
  middleware: {
    levels: '2024',
    frequency: [1, 'whole-deployments-per-week'],
    lead: [2, 27 * HOUR],
    failed: 0.5,
    recovery: 96 * 60,
  },
  gitlab: {
    levels: '2024',
    frequency: [1.4, 'deployments-per-week'],
    lead: [2, 13 * HOUR],
    failed: 0.5,
    recovery: 96 * 60,
  },
};

test.each(Object.entries(EXPECTED))('--profile %s', async (profile, { levels, frequency, lead, failed, recovery }) => {
  const { report, stderr } = await analyze('--profile', profile, '--by', 'service,week');
  expect(report, stderr).not.toBeNull();
  const metrics = report?.metrics;
  expect({
    profile: report?.profile,
    levels: report?.levels,
    frequency: [metrics?.deploymentFrequency.headline, metrics?.deploymentFrequency.headlineUnit],
    lead: [metrics?.changeLeadTime.n, metrics?.changeLeadTime.headline],
    failed: metrics?.changeFailureRate.headline,
    recovery: metrics?.recoveryTime.headline,
  }).toEqual({ profile, levels, frequency, lead, failed, recovery });
  if (profile === 'devlake-2023') {
    expect(metrics?.changeLeadTime.meanSeconds).toBe(((MINUTES_IN_STAGES[0] + MINUTES_IN_STAGES[1]) / 2) * 60);
  }
  // One service: its row says the same.
  expect(report?.breakdown.service?.[0]?.metrics.changeLeadTime.headline).toBe(lead[1]);
  // The weeks of the pull requests are those of the deployments here.
  const points = report?.series.points.filter(({ leadTimes }) => leadTimes > 0) ?? [];
  expect(points.reduce((sum, point) => sum + point.leadTimes, 0)).toBe(lead[0]);
});

test('the user’s levels win over the profile’s', async () => {
  const { report } = await analyze('--profile', 'devlake-2021', '--levels', '2024');
  expect([report?.profile, report?.levels]).toEqual(['devlake-2021', '2024']);
});

test('a profile that there is none of is bad usage, and is told those there are', async () => {
  const { report, stderr } = await analyze('--profile', 'dora');
  expect(report).toBeNull();
  expect(stderr).toContain(
    'doradeck | deck-2024 | datadog | devlake-2023 | devlake-2021 | four-keys | middleware | gitlab',
  );
});
