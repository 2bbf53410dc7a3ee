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
    breakdown: { service: breakdown(facts, resolution, current, previous, 'service', levels) },
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
      { code: 'next-stage', tone: 'neutral', stage: 'time_to_deploy', share: 9 / 13 },
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
      { code: 'next-stage', tone: 'neutral', stage: 'time_to_deploy', share: 1 },
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
});
