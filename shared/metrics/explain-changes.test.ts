import { describe, expect, test } from 'vitest';
import type { ProfileId } from '../model.ts';
import type { Report } from '../report.ts';
import { breakdown } from './breakdown.ts';
import { buildFacts, type PlainDeployment, type PlainFacts } from './build-facts.ts';
import { compareFigures } from './compare.ts';
import { explainChanges } from './explain-changes.ts';
import { LEVEL_SETS } from './levels.ts';
import { measure } from './measure.ts';
import { PROFILES } from './profiles.ts';
import { resolve } from './resolve.ts';
import { series } from './series.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const MIDDLE = Date.UTC(2024, 5, 3);

/** `count` deployments of a service spread over the week from `start`, each of a commit that is `age` old. */
function deployments(service: string, start: number, count: number, age: number, took = 0): PlainDeployment[] {
  return Array.from({ length: count }, (_, index) => {
    const finishedAt = start + ((index + 0.5) * WEEK) / count;
    return {
      service,
      environment: 'prod',
      status: 'success',
      startedAt: finishedAt - took,
      finishedAt,
      committedAt: finishedAt - age,
    };
  });
}

/** Only what the sentences read: the figures of the week from MIDDLE against the week before, and the services'. */
function report(plain: PlainFacts, profile: ProfileId = 'doradeck'): Report {
  const facts = buildFacts(plain);
  const resolution = resolve(facts, {
    profile,
    environmentPattern: '^prod',
    environmentsAsSaid: true,
    linkWindowSeconds: 604_800,
    excludeBots: false,
  });
  const all = {
    timeZone: 'UTC',
    weekStart: 1,
    services: null,
    teams: null,
    repositories: null,
    environments: null,
  } as const;
  const current = { ...all, from: MIDDLE, to: MIDDLE + WEEK };
  const previous = { ...all, from: MIDDLE - WEEK, to: MIDDLE };
  const levels = LEVEL_SETS['2024'];
  return {
    profile,
    metrics: compareFigures(
      measure(facts, resolution, current),
      measure(facts, resolution, previous),
      levels,
      PROFILES[profile],
    ),
    breakdown: {
      service: breakdown(facts, resolution, current, previous, 'service', levels),
      severity: breakdown(facts, resolution, current, previous, 'severity', levels),
    },
    series: {
      bucket: 'day',
      points: series(facts, resolution, current, 'day'),
      previousPoints: series(facts, resolution, previous, 'day'),
    },
  } as unknown as Report;
}

const before = MIDDLE - WEEK;

describe('explainChanges', () => {
  test('names the service behind a drop with its share, also where others rose', () => {
    const plain = {
      deployments: [
        ...deployments('cart', before, 80, HOUR),
        ...deployments('cart', MIDDLE, 20, HOUR),
        ...deployments('search', before, 40, HOUR),
        ...deployments('search', MIDDLE, 34, HOUR),
      ],
    };
    expect(explainChanges(report(plain))[0]).toEqual({
      code: 'frequency-service',
      tone: 'bad',
      service: 'cart',
      from: 80,
      to: 20,
      share: 60 / 66,
    });
  });

  test('names no service where many moved alike', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const plain = {
      deployments: names.flatMap((name) => [
        ...deployments(name, before, 30, HOUR),
        ...deployments(name, MIDDLE, 60, HOUR),
      ]),
    };
    expect(explainChanges(report(plain))[0]).toEqual({ code: 'frequency', tone: 'good', from: 150, to: 300 });
  });

  test('names the stage that grew, not the one that is largest', () => {
    const plain = {
      deployments: [
        ...deployments('cart', before, 40, 10 * HOUR, HOUR),
        ...deployments('cart', MIDDLE, 40, 13 * HOUR, 4 * HOUR),
      ],
    };
    const sentences = explainChanges(report(plain));
    expect(sentences).toEqual([
      { code: 'lead-stage', tone: 'bad', stage: 'deploy', from: 3600, to: 4 * 3600, share: 4 / 13 },
      { code: 'next-stage', tone: 'neutral', stage: 'time_to_deploy', share: 9 / 13, saves: 4.5 * 3600 },
    ]);
  });

  test('tells recovery by what the profile shows, and no frequency where days are counted', () => {
    const recovered = (start: number, long: number) =>
      Array.from({ length: 20 }, (_, i) => {
        const startedAt = start + i * HOUR;
        // One of them four times as long: the mean is above the median.
        return { services: ['cart'], startedAt, resolvedAt: startedAt + (i === 0 ? 4 * long : long) };
      });
    const plain = {
      deployments: [...deployments('cart', before, 80, HOUR), ...deployments('cart', MIDDLE, 20, HOUR)],
      incidents: [...recovered(before, HOUR), ...recovered(MIDDLE, 5 * HOUR)],
    };
    const told = (profile: ProfileId, code: string) =>
      explainChanges(report(plain, profile)).find((sentence) => sentence.code === code);
    expect(told('doradeck', 'recovery')).toMatchObject({ from: 3600, to: 5 * 3600 });
    expect(told('middleware', 'recovery')).toMatchObject({ from: 1.15 * 3600, to: 5.75 * 3600 });
    expect(told('doradeck', 'frequency')).toMatchObject({ from: 80, to: 20 });
    expect(told('devlake-2023', 'frequency')).toBeUndefined();
  });

  test('says that nothing changed where chance would do as much', () => {
    const plain = { deployments: [...deployments('cart', before, 10, HOUR), ...deployments('cart', MIDDLE, 11, HOUR)] };
    expect(explainChanges(report(plain))).toEqual([
      { code: 'unchanged', tone: 'neutral' },
      { code: 'next-stage', tone: 'neutral', stage: 'time_to_deploy', share: 1, saves: 1800 },
    ]);
  });

  test('sends to the service that fails most when failures are many', () => {
    const week = deployments('cart', MIDDLE, 10, HOUR);
    const incidents = week.slice(0, 4).map(({ finishedAt }) => ({
      services: ['cart'],
      startedAt: finishedAt + HOUR,
      resolvedAt: finishedAt + 2 * HOUR,
    }));
    const sentences = explainChanges(
      report({ deployments: [...deployments('cart', before, 10, HOUR), ...week], incidents }),
    );
    expect(sentences).toEqual([
      { code: 'failures', tone: 'bad', from: 0, to: 4 },
      { code: 'next-failures', tone: 'neutral', service: 'cart', failed: 4, deployments: 10 },
    ]);
  });

  test('says of two services that cancel each other out that they do', () => {
    const plain = {
      deployments: [
        ...deployments('cart', before, 80, HOUR),
        ...deployments('cart', MIDDLE, 20, HOUR),
        ...deployments('search', before, 20, HOUR),
        ...deployments('search', MIDDLE, 78, HOUR),
      ],
    };
    expect(explainChanges(report(plain))[0]).toEqual({
      code: 'frequency-offset',
      tone: 'neutral',
      service: 'cart',
      from: 80,
      to: 20,
      other: 'search',
      otherFrom: 20,
      otherTo: 78,
    });
  });

  test('a service that came or went is called so; a team is named where no one service is', () => {
    const came = {
      deployments: [
        ...deployments('cart', before, 40, HOUR),
        ...deployments('cart', MIDDLE, 40, HOUR),
        ...deployments('young', MIDDLE, 60, HOUR),
      ],
    };
    expect(explainChanges(report(came))[0]).toEqual({
      code: 'service-new',
      tone: 'good',
      service: 'young',
      to: 60,
      share: 1,
    });
    const teams = ['a', 'b', 'c', 'd'].flatMap((service) => [
      ...deployments(service, before, 60, HOUR).map((row) => ({ ...row, team: 'red' })),
      ...deployments(service, MIDDLE, 30, HOUR).map((row) => ({ ...row, team: 'red' })),
    ]);
    const others = ['e', 'f'].flatMap((service) => [
      ...deployments(service, before, 40, HOUR).map((row) => ({ ...row, team: 'blue' })),
      ...deployments(service, MIDDLE, 40, HOUR).map((row) => ({ ...row, team: 'blue' })),
    ]);
    expect(explainChanges(report({ deployments: [...teams, ...others] }))[0]).toEqual({
      code: 'frequency-team',
      tone: 'bad',
      team: 'red',
      from: 240,
      to: 120,
      share: 1,
    });
  });

  test('tells a service that got slower from one that became a larger part', () => {
    const slower = {
      deployments: [
        ...deployments('cart', before, 60, 2 * HOUR),
        ...deployments('cart', MIDDLE, 60, 12 * HOUR),
        ...deployments('search', before, 40, HOUR),
        ...deployments('search', MIDDLE, 40, HOUR),
      ],
    };
    const told = (plain: PlainFacts, ...codes: readonly string[]) =>
      explainChanges(report(plain)).filter(({ code }) => codes.includes(code));
    expect(told(slower, 'lead-stage', 'lead-service')).toEqual([
      {
        code: 'lead-stage',
        tone: 'bad',
        stage: 'time_to_deploy',
        from: 1.6 * 3600,
        to: 7.6 * 3600,
        share: 1,
        service: 'cart',
      },
      { code: 'lead-service', tone: 'bad', service: 'cart', from: 2 * 3600, to: 12 * 3600, share: 1 },
    ]);
    const moved = {
      deployments: [
        ...deployments('cart', before, 20, 12 * HOUR),
        ...deployments('cart', MIDDLE, 80, 12 * HOUR),
        ...deployments('search', before, 80, HOUR),
        ...deployments('search', MIDDLE, 20, HOUR),
      ],
    };
    expect(told(moved, 'lead-service', 'lead-mix')).toEqual([
      {
        code: 'lead-mix',
        tone: 'bad',
        service: 'cart',
        from: 0.2,
        to: 0.8,
        seconds: 12 * 3600,
        share: expect.closeTo(0.5),
      },
    ]);
  });

  test('a clear rise of failures names the service whose rate rose', () => {
    const failing = (start: number, count: number) =>
      deployments('cart', start, 60, HOUR).map((row, k) => ({ ...row, failed: k < count }));
    const plain = {
      deployments: [
        ...failing(before, 3),
        ...failing(MIDDLE, 30),
        ...deployments('search', before, 60, HOUR).map((row) => ({ ...row, failed: false })),
        ...deployments('search', MIDDLE, 60, HOUR).map((row) => ({ ...row, failed: false })),
      ],
    };
    expect(explainChanges(report(plain))).toEqual([
      { code: 'failures', tone: 'bad', from: 3, to: 30 },
      { code: 'failures-service', tone: 'bad', service: 'cart', from: 0.05, to: 0.5, share: expect.closeTo(1) },
      { code: 'next-failures', tone: 'neutral', service: 'cart', failed: 30, deployments: 60 },
    ]);
  });

  test('slower recovery names the severity it is in, and then the service to begin with', () => {
    const incidents = (start: number, severity: string, hours: number) =>
      Array.from({ length: 15 }, (_, k) => {
        const startedAt = start + DAY + k * 5 * HOUR;
        return { services: ['cart'], severity, startedAt, resolvedAt: startedAt + hours * HOUR + k * 60_000 };
      });
    const plain = {
      deployments: [
        // Quick, so that recovery is what is worst.
        ...deployments('cart', before, 500, HOUR),
        ...deployments('cart', MIDDLE, 500, HOUR),
      ],
      incidents: [
        ...incidents(before, 'SEV-1', 1),
        ...incidents(before, 'SEV-2', 2),
        ...incidents(MIDDLE, 'SEV-1', 30),
        ...incidents(MIDDLE, 'SEV-2', 2),
      ],
    };
    const sentences = explainChanges(report(plain));
    expect(sentences.filter(({ code }) => code === 'recovery-of' || code === 'next-recovery')).toEqual([
      {
        code: 'recovery-of',
        tone: 'bad',
        by: 'severity',
        name: 'SEV-1',
        from: 3600 + 7 * 60,
        to: 30 * 3600 + 7 * 60,
        share: expect.closeTo(1),
      },
      { code: 'next-recovery', tone: 'neutral', service: 'cart', failures: 30, seconds: expect.any(Number), share: 1 },
    ]);
  });
});
