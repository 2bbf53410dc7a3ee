/** Change failure rate and recovery time under each profile, by hand. */
import { describe, expect, test } from 'vitest';
import type { ProfileId } from '../model.ts';
import { buildFacts, type PlainFacts } from './build-facts.ts';
import { at, DAY, figuresUnder, headlineUnder } from './plain-profiles.ts';
import { PLAIN_RULES, selectPeriod } from './plain-question.ts';
import { resolve } from './resolve.ts';
import type { Selection } from './selection.ts';

describe('change failure rate', () => {
  /** v2 is rolled back; an incident of another service follows it, one names its SHA, and one is before all. */
  const plain: PlainFacts = {
    deployments: [
      { service: 'a', team: 'T', version: 'v1', sha: 's1', finishedAt: at(1) },
      { service: 'a', team: 'T', version: 'v2', sha: 's2', finishedAt: at(2) },
      { service: 'a', team: 'T', version: 'v3', sha: 's3', finishedAt: at(3) },
      { service: 'a', team: 'T', version: 'v1', sha: 's1', finishedAt: at(4) },
      { service: 'b', team: 'U', version: 'w1', sha: 't1', finishedAt: at(5) },
    ],
    incidents: [
      { services: ['a'], startedAt: at(0), resolvedAt: at(0, 1) },
      { services: ['b'], startedAt: at(3, 6), resolvedAt: at(3, 9) },
      { services: ['a'], sha: 's2', startedAt: at(6), resolvedAt: at(6, 1) },
    ],
  };
  const rate = (profile: ProfileId, given = plain) => figuresUnder(profile, given).changeFailureRate;
  const failed = (profile: ProfileId, given = plain) => {
    const resolution = resolve(buildFacts(given), { ...PLAIN_RULES, profile });
    return [...resolution.failedBy.keys()].filter((row) => resolution.failedBy[row] !== 0);
  };

  test('doradeck and datadog: rolled back, rolled forward or linked', () => {
    for (const profile of ['doradeck', 'datadog'] as const) {
      expect(failed(profile)).toEqual([1]);
      expect(rate(profile).rate).toBe(1 / 5);
    }
  });

  test.each(['devlake-2023', 'devlake-2021'] as const)(
    '%s: the latest deployment of any service before an incident',
    (profile) => {
      // v3 before the second incident, w1 before the third; a rollback or a SHA says nothing.
      expect(failed(profile)).toEqual([2, 4]);
      expect(rate(profile).rate).toBe(2 / 5);
      const instant = { ...plain, incidents: [{ startedAt: at(1) }] };
      expect(failed(profile, instant)).toEqual([]);
    },
  );

  test('middleware: the deployment of the team up to the next', () => {
    // The second incident is of a service of team U, which had deployed nothing yet; the third of one of team T: the latest.
    expect(failed('middleware')).toEqual([3]);
    expect(rate('middleware').rate).toBe(1 / 5);
    // Without teams all deployments are one row, and the very instant of one belongs to it.
    expect(
      failed('middleware', {
        deployments: [{ finishedAt: at(1) }, { finishedAt: at(2) }],
        incidents: [{ startedAt: at(1) }],
      }),
    ).toEqual([0]);
  });

  test('middleware: 0 with none', () => {
    expect(rate('middleware', {})).toEqual({
      n: 0,
      failed: 0,
      incidents: 0,
      unknownOutcome: 0,
      reason: null,
      rate: 0,
      interval: null,
    });
    expect(rate('middleware', { deployments: [{ finishedAt: at(1) }] })).toMatchObject({ n: 1, rate: 0, reason: null });
    expect(rate('doradeck', { deployments: [{ finishedAt: at(1) }] })).toMatchObject({
      rate: null,
      reason: 'no-outcomes',
    });
  });

  test('four-keys: incidents that name the commit of a deployment ÷ deployments', () => {
    expect(failed('four-keys')).toEqual([1]);
    expect(rate('four-keys')).toMatchObject({ rate: 1 / 5, incidents: 3 });
    // Two incidents of one deployment are two.
    const incidents = [...(plain.incidents ?? []), { services: ['a'], sha: 's2', startedAt: at(7) }];
    expect(rate('four-keys', { ...plain, incidents }).rate).toBe(2 / 5);
  });

  test.each(['gitlab', 'deck-2024'] as const)('%s: incidents ÷ deployments', (profile) => {
    expect(rate(profile).rate).toBe(3 / 5);
  });
});

describe('recovery', () => {
  const plain: PlainFacts = {
    deployments: [
      { version: 'v1', sha: 's1', finishedAt: at(1) },
      { version: 'v2', sha: 's2', finishedAt: at(2) },
      { version: 'v1', sha: 's1', finishedAt: at(2, 5) },
      { version: 'v3', sha: 's3', finishedAt: at(3) },
    ],
    incidents: [
      { sha: 's2', startedAt: at(2, 1), resolvedAt: at(2, 4, 30) },
      { sha: 's3', startedAt: at(2, 22), resolvedAt: at(3, 2, 10) },
      { startedAt: at(0, 6), resolvedAt: at(0, 6, 30) },
      { startedAt: at(4), resolvedAt: at(5) },
      { startedAt: at(6) },
    ],
  };
  const recovery = (profile: ProfileId, given = plain, selection?: Selection) =>
    figuresUnder(profile, given, selection).recoveryTime;

  test('doradeck and gitlab: median from start to resolution', () => {
    for (const profile of ['doradeck', 'gitlab'] as const) {
      // 3:30, 4:10, 0:30, 24:00
      expect(recovery(profile)).toMatchObject({ n: 4, medianSeconds: 230 * 60, open: 1 });
    }
  });

  test('deck-2024 and middleware: mean of the same', () => {
    for (const profile of ['deck-2024', 'middleware'] as const) {
      expect(headlineUnder(profile, 'recoveryTime', plain)).toEqual([((210 + 250 + 30 + 1440) / 4) * 60, 'seconds']);
      expect(recovery(profile, {})).toMatchObject({ n: 0, meanSeconds: null, reason: 'no-incidents' });
    }
  });

  test('middleware: in the week it was resolved', () => {
    const later = { ...plain, incidents: [{ startedAt: at(6), resolvedAt: at(8) }] };
    expect(recovery('middleware', later, selectPeriod('2024-07-01', '2024-07-08')).n).toBe(0);
    expect(recovery('middleware', later, selectPeriod('2024-07-08', '2024-07-15')).meanSeconds).toBe((2 * DAY) / 1000);
  });

  test('devlake-2023: lower median from the end of the deployment before; none without one', () => {
    // v2 → 4:30; v1 again (2, 05:00) → 21:10; v3 → 2 days.
    expect(recovery('devlake-2023')).toMatchObject({ n: 3, medianSeconds: (21 * 60 + 10) * 60 });
    const even = { ...plain, incidents: (plain.incidents ?? []).slice(0, 2) };
    expect(recovery('devlake-2023', even).medianSeconds).toBe(270 * 60);
  });

  test('devlake-2021: lower median from the incident, of those that began in the period', () => {
    expect(recovery('devlake-2021')).toMatchObject({ n: 4, medianSeconds: 210 * 60 });
    const early = { ...plain, incidents: [{ startedAt: at(-1), resolvedAt: at(1) }] };
    expect(recovery('devlake-2021', early).n).toBe(0);
  });

  test('four-keys: median of whole hours from the earlier of incident and root-cause deployment', () => {
    // s2: 02:00 of day 2's deployment at 00:00 → 4.5 h → 4; s3: from the incident, 4.17 → 4; 0.5 → 0; 24.
    expect(recovery('four-keys')).toMatchObject({ n: 4, medianSeconds: 4 * 3600, meanSeconds: (32 / 4) * 3600 });
  });

  test('datadog: from the failed deployment to the one that fixed it', () => {
    // v2 was rolled back after five hours; v3 failed by its incident, and nothing repaired it yet.
    expect(recovery('datadog')).toMatchObject({ n: 1, medianSeconds: 5 * 3600, open: 1 });
  });
});
