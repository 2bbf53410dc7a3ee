import { describe, expect, test } from 'vitest';
import { adviceWords, evidenceWords, gainWords } from '../../i18n/advice-words.ts';
import { createTranslator } from '../../i18n/translator.ts';
import type { Metrics } from '../../report.ts';
import type { Scenario } from '../scenario.ts';
import { advise } from './advise.ts';
import type { Evidence, FaultyVersion } from './evidence.ts';
import { deployed, evidenceOf, many, pulled, recovered } from './evidence-fixture.ts';
import { RULES } from './rules.ts';
import { chanceOfMedians, chanceOfShares, shareOf } from './statistics.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** As if each lever went straight into its metric. */
function measured(evidence: Evidence) {
  return (scenario: Scenario): Metrics => {
    const { metrics } = evidence;
    const factors = Object.values(scenario.stages);
    const scaled = <M extends Metrics[keyof Metrics]>(metric: M, factor: number): M => ({
      ...metric,
      headline: (metric.headline ?? 0) * factor,
    });
    return {
      deploymentFrequency: scaled(metrics.deploymentFrequency, 1 / scenario.deploymentSize),
      changeLeadTime: scaled(metrics.changeLeadTime, factors.length === 0 ? 1 : 0.5),
      changeFailureRate: scaled(metrics.changeFailureRate, scenario.failureRate),
      recoveryTime: scaled(metrics.recoveryTime, scenario.recovery),
      reworkRate: scaled(metrics.reworkRate, scenario.failureRate),
    };
  };
}

const ask = (evidence: Evidence) => advise(evidence, measured(evidence));
const names = (evidence: Evidence) => ask(evidence).advice.map(({ rule }) => rule);

test('a sound client is told nothing, and how many rules were judged', () => {
  expect(ask(evidenceOf())).toEqual({ advice: [], unjudged: [], judged: RULES.length });
});

test('without data nothing is advised, and every rule says what it lacks or has nothing to say', () => {
  const { advice, unjudged, judged } = ask(
    evidenceOf({ deployments: [], pulls: [], recoveries: [], hasOutcomes: false, runs: null, versions: null }),
  );
  expect(advice).toEqual([]);
  expect(unjudged.length + judged).toBe(RULES.length);
  expect(new Set(unjudged.map(({ lacks }) => lacks))).toEqual(
    new Set(['deployments', 'lead-times', 'incidents', 'pipelines', 'versions']),
  );
});

describe('ranking', () => {
  const late = (i: number) => pulled(i, { review: 3 * DAY });

  test('strongest first; strength is doublings × need × confidence ÷ what is worth it', () => {
    const { advice } = ask(evidenceOf({ pulls: many(64, late) }));
    expect(advice.map(({ rule }) => rule)).toEqual(['review-wait']);
    expect(advice[0]?.strength).toBeCloseTo((1 * 0.75 * (1 - 1 / 8)) / 0.3, 10);
    expect(advice[0]?.gain?.metrics).toEqual([
      {
        metric: 'changeLeadTime',
        now: 90_000,
        after: 45_000,
        unitNow: 'seconds',
        unitAfter: 'seconds',
        levelNow: 'high',
        levelAfter: 'high',
      },
    ]);
  });

  test('a low level needs it more than a high one', () => {
    const strengthAt = (level: 'low' | 'high') =>
      ask(evidenceOf({ pulls: many(64, late) }, { changeLeadTime: level })).advice[0]?.strength ?? 0;
    expect(strengthAt('low') / strengthAt('high')).toBeCloseTo(1.25 / 0.75, 10);
  });

  test('a cause goes before what it causes: the failing service before the rate', () => {
    const deployments = many(240, (i) => {
      const failed = i % 3 === 1 ? i % 2 === 0 : i % 9 === 0;
      return deployed(i, { failed, failedBy: failed ? 'incident' : null });
    });
    expect(names(evidenceOf({ deployments }))).toEqual(['failing-services', 'high-failure-rate']);
  });

  test('a finding that only one service makes comes after that service', () => {
    const pulls = many(90, (i) => pulled(i, i % 3 === 0 ? { review: 20 * DAY } : {}));
    const [first, ...others] = names(evidenceOf({ pulls }));
    expect(first).toBe('behind-the-others');
    expect(others).not.toContain('long-branches');
  });
});

const STOPPED_LATE: FaultyVersion = {
  ...{ service: 'cart', team: 'red', version: 'v2.3', against: 'v2.2', extraErrors: 400 },
  canary: {
    ...{ evidence: 1e6, secondsUntilKnown: 900, requestsUntilKnown: 300 },
    saved: { requests: 90_000, errors: 400, seconds: 30_000 },
  },
};

describe.each(['en', 'ko'] as const)('words (%s)', (locale) => {
  const t = createTranslator(locale);
  const troubled = evidenceOf({
    deployments: many(120, (i) =>
      deployed(i, {
        failed: i % 5 === 4,
        failedBy: 'incident',
        reworked: i % 4 === 0,
        seconds: 4 * HOUR,
        size: i % 30,
      }),
    ),
    pulls: many(90, (i) => pulled(i, { review: 3 * DAY, time_to_pr_ready: 5 * DAY, time_to_deploy: 9 * DAY })),
    recoveries: many(20, (i) =>
      recovered({ detection: 2 * HOUR, reaction: 3 * HOUR, repair: 9 * HOUR, by: i % 2 ? 'other' : null }),
    ),
    runs: many(60, (i) => ({ pipeline: 'build', seconds: 2 * HOUR, failed: i % 2 === 0 })),
    versions: { count: 9, faulty: [STOPPED_LATE] },
  });

  test('every rule, tool, effort and lack has words', () => {
    for (const { id, tools } of RULES) {
      for (const key of [
        `rule.${id}.title`,
        `rule.${id}.why`,
        `rule.${id}.first-step`,
        ...tools.map((tool) => `tool.${tool}`),
      ]) {
        expect(t(`advice.${key}` as Parameters<typeof t>[0])).not.toBe(`advice.${key}`);
      }
    }
  });

  test('figures are filled in, none is left open', () => {
    const { advice } = ask(troubled);
    expect(advice.length).toBeGreaterThan(5);
    expect(advice.map(({ rule }) => rule)).toContain('late-stop');
    for (const one of advice) {
      const { title, why, firstStep, gain } = adviceWords(one, t, locale);
      // Where no lever says what it brings, its own words do.
      expect(gain !== null).toBe(one.gain === null);
      const lines = [
        title,
        why,
        firstStep,
        ...(gain === null ? [] : [gain]),
        ...one.evidence.map((row) => evidenceWords(row, t, locale)),
      ];
      for (const line of [...lines, ...(one.gain?.metrics ?? []).map((gain) => gainWords(gain, t, locale))]) {
        expect(line).not.toMatch(/\{\{|NaN|undefined|^advice\./);
      }
    }
  });
});

describe('chance', () => {
  test('of shares: Fisher’s mid-p', () => {
    expect(chanceOfShares(shareOf(10, 100), shareOf(10, 100))).toBeGreaterThan(0.9);
    expect(chanceOfShares(shareOf(5, 100), shareOf(30, 100))).toBeLessThan(1e-4);
    expect(chanceOfShares(shareOf(0, 0), shareOf(3, 10))).toBe(1);
  });

  // scipy.stats.mannwhitneyu(range(10), range(5, 15), use_continuity=False, method='asymptotic')
  test('of medians: ranks with ties', () => {
    const numbers = (from: number) => Array.from({ length: 10 }, (_, i) => from + i);
    expect(chanceOfMedians(numbers(0), numbers(5))).toBeCloseTo(0.0044, 3);
    expect(chanceOfMedians(numbers(0), numbers(0))).toBeCloseTo(1, 6);
    expect(chanceOfMedians([], numbers(0))).toBe(1);
    expect(chanceOfMedians([1, 1, 1], [1, 1])).toBe(1);
  });
});
