import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_METRICS, point, reportWith } from '../../renderer/features/overview/report-fixture.ts';
import { LEVEL_SETS } from '../metrics/levels.ts';
import { PROFILES } from '../metrics/profiles.ts';
import { type BreakdownRow, type Metrics, type Report, type SeriesPoint, STAGE_NAMES } from '../report.ts';
import type { QuizPack } from './quiz.ts';
import { readPack } from './quiz-pack.ts';
import { ownNumbersPack, quizSums } from './quiz-sums.ts';
import { CHECKS, rowsOf } from './quiz-sums-fixture.ts';

const FIRST = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;
const iso = (day: number): string => new Date(FIRST + day * DAY).toISOString().replace('.000', '');

type Parts = { readonly [M in keyof Metrics]?: object };

function metricsWith(parts: Parts): Metrics {
  const entries = Object.entries(NO_METRICS).map(([name, figure]) => [
    name,
    { ...figure, ...parts[name as keyof Metrics] },
  ]);
  return Object.fromEntries(entries) as Metrics;
}

const count = fc.nat({ max: 3000 });
const seconds = fc.double({ min: 1, max: 2e7, noNaN: true });
const maybeSeconds = fc.option(seconds, { freq: 5 });
const names = fc.uniqueArray(
  fc.oneof(fc.string({ maxLength: 90 }), fc.constantFrom('$t(app.name)', '{{count}}', '<b>a')),
  {
    maxLength: 8,
  },
);

const rates = fc.tuple(count, count, count).map(([n, some, other]) => {
  const part = n === 0 ? 0 : some % (n + 1);
  return { n, part, other, rate: n === 0 ? null : part / n };
});

const leadTimes = fc.record({ n: count, medianSeconds: maybeSeconds, meanSeconds: maybeSeconds });

const points = fc.array(fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 }), fc.nat({ max: 5 }), maybeSeconds), {
  maxLength: 20,
});

const reports: fc.Arbitrary<Report> = fc
  .record({
    days: fc.integer({ min: 1, max: 800 }),
    deployments: fc.tuple(count, count),
    failures: rates,
    reworked: rates,
    lead: fc.tuple(leadTimes, fc.option(leadTimes)),
    stages: fc.array(fc.tuple(count, maybeSeconds), { minLength: 5, maxLength: 5 }),
    points,
    services: names.chain((keys) => fc.tuple(fc.constant(keys), fc.array(count, { minLength: 8, maxLength: 8 }))),
    levels: fc.constantFrom('2024' as const, '2023' as const, '2021' as const, 'four-keys' as const),
    profile: fc.constantFrom('doradeck' as const, 'deck-2024' as const),
    bucket: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
  })
  .map(({ days, deployments, failures, reworked, lead, stages, services, levels, profile, bucket, ...rest }) => {
    const [now, before] = lead;
    const value = PROFILES[profile].leadTime.statistic === 'mean' ? now.meanSeconds : now.medianSeconds;
    return reportWith({
      levels,
      profile,
      period: {
        from: iso(0),
        to: iso(days),
        timeZone: 'UTC',
        previous: { from: iso(-days), to: iso(0) },
        comparedWith: 'previous',
      },
      metrics: metricsWith({
        deploymentFrequency: { n: deployments[0], previous: { n: deployments[1] } },
        changeFailureRate: { ...failures, failed: failures.part, incidents: failures.other },
        reworkRate: { ...reworked, reworked: reworked.part, rollbacks: reworked.other },
        changeLeadTime: {
          ...now,
          previous: before,
          level: value === null || now.n < 5 ? null : levelOf(levels, value),
          stages: stages.map(([n, meanSeconds], index) => ({ stage: STAGE_NAMES[index], n, meanSeconds })),
        },
      }),
      breakdown: {
        service: services[0].map(
          (key, index): BreakdownRow => ({
            key,
            metrics: metricsWith({ deploymentFrequency: { n: services[1][index] } }),
          }),
        ),
      },
      series: {
        bucket,
        points: rest.points.map(pointOf(bucket === 'month' ? 31 : bucket === 'week' ? 7 : 1)),
        previousPoints: [],
      },
    });
  });

function pointOf(step: number) {
  return (
    [deployments, failed, resolved, recovery]: readonly [number, number, number, number | null],
    index: number,
  ): SeriesPoint =>
    point(iso(index * step).slice(0, 10), {
      deployments,
      failed: Math.min(failed, deployments),
      resolved,
      medianRecoverySeconds: resolved === 0 ? null : recovery,
    });
}

function levelOf(set: Report['levels'], value: number) {
  const bounds = LEVEL_SETS[set].bounds.changeLeadTime;
  for (const level of ['elite', 'high', 'medium'] as const) if (value < (bounds?.[level]?.value ?? 0)) return level;
  return 'low';
}

describe('of any report', () => {
  test('the right answer follows from what the question shows', () => {
    const asked = new Map<string, number>();
    fc.assert(
      fc.property(reports, fc.integer(), (report, seed) => {
        for (const question of quizSums(report, seed)) {
          asked.set(question.id, (asked.get(question.id) ?? 0) + 1);
          CHECKS[question.id]?.(question);
        }
      }),
      { numRuns: 250 },
    );
    // Each kind was asked, and checked.
    expect([...asked.keys()].sort()).toEqual(Object.keys(CHECKS).sort());
    expect(Math.min(...asked.values())).toBeGreaterThan(0);
  });

  test('questions are a sound pack: options differ in both languages, nothing is left open', () => {
    fc.assert(
      fc.property(reports, fc.integer(), (report, seed) => {
        const pack = ownNumbersPack(report, seed);
        if (pack === null) return;
        // Names may hold anything, so that what is left open is looked for in reports without any.
        expect(readPack(JSON.parse(JSON.stringify(pack)), 'pack')).toEqual(pack);
        const text = JSON.stringify({ ...pack, questions: pack.questions.filter(({ id }) => id !== 'service-share') });
        expect(text).not.toMatch(/NaN|Infinity|undefined|\{\{|\$t\(|quizSums\./);
        for (const { options } of pack.questions) {
          expect(options.length).toBeGreaterThanOrEqual(3);
          for (const language of ['en', 'ko'] as const) {
            expect(new Set(options.map(({ text }) => text[language])).size).toBe(options.length);
          }
        }
      }),
      { numRuns: 120 },
    );
  });

  test('the same seed asks the same', () => {
    fc.assert(
      fc.property(reports, fc.integer(), (report, seed) => {
        expect(quizSums(report, seed)).toEqual(quizSums(report, seed));
      }),
      { numRuns: 30 },
    );
  });
});

describe('too little data', () => {
  test('asks nothing', () => {
    expect(quizSums(reportWith({}), 1)).toEqual([]);
    expect(ownNumbersPack(reportWith({}), 1)).toBeNull();
    const four = {
      deploymentFrequency: { n: 4, previous: { n: 4 } },
      changeFailureRate: { n: 4, failed: 1, rate: 0.25 },
      reworkRate: { n: 4, reworked: 1, rate: 0.25 },
      changeLeadTime: {
        n: 4,
        medianSeconds: 1e4,
        meanSeconds: 1e5,
        previous: { n: 4, medianSeconds: 2e4 },
        level: 'elite',
      },
    };
    const points = [1, 2, 3, 4].map((day) =>
      point(`2024-11-0${day}`, { deployments: day, failed: 1, resolved: 1, medianRecoverySeconds: day * 1000 }),
    );
    const few = reportWith({
      metrics: metricsWith(four),
      breakdown: {
        service: [
          { key: 'a', metrics: metricsWith(four) },
          { key: 'b', metrics: metricsWith(four) },
        ],
      },
      series: { bucket: 'day', points, previousPoints: [] },
    });
    expect(quizSums(few, 1)).toEqual([]);
  });

  test('is no reason not to ask what can be asked', () => {
    const report = reportWith({
      metrics: metricsWith({ changeFailureRate: { n: 48, failed: 6, incidents: 9, rate: 0.125 } }),
    });
    expect(
      quizSums(report, 1).map(({ prompt, options, correct }) => ({
        prompt,
        correct,
        texts: options.map(({ text }) => text.en),
      })),
    ).toEqual([
      {
        prompt: {
          en: '6 of our 48 deployments failed. What is the change failure rate?',
          ko: '배포 48번 중 6번이 실패했습니다. 우리 팀의 변경 실패율은 얼마일까요?',
        },
        texts: ['8.0 %', '12.5 %', '14.3 %', '87.5 %'],
        correct: ['b'],
      },
    ]);
  });

  test('a rate of another kind than failed by all is not asked for', () => {
    const report = reportWith({
      metrics: metricsWith({ changeFailureRate: { n: 48, failed: 6, incidents: 9, rate: 9 / 48 } }),
    });
    expect(quizSums(report, 1)).toEqual([]);
  });
});

test('a name is shown as it is, shortened where it is long', () => {
  const named = (key: string, n: number): BreakdownRow => ({
    key,
    metrics: metricsWith({ deploymentFrequency: { n } }),
  });
  const ask = (key: string): QuizPack | null =>
    ownNumbersPack(reportWith({ breakdown: { service: [named(key, 60), named('', 40)] } }), 3);
  const promptOf = (key: string) => ask(key)?.questions[0]?.prompt.ko;
  expect(promptOf('$t(quizSums.title) {{count}} <b>')).toBe(
    '전체 배포에서 $t(quizSums.title) {{count}} <b> 서비스가 차지하는 비율은 얼마일까요?',
  );
  expect(promptOf('x'.repeat(200))).toBe(`전체 배포에서 ${'x'.repeat(59)}… 서비스가 차지하는 비율은 얼마일까요?`);
  expect(rowsOf(ask('cart')?.questions[0]?.figure)).toEqual([
    ['cart', '60'],
    ['–', '40'],
  ]);
});
