import { describe, expect, test } from 'vitest';
import { createRandom } from '../stats.ts';
import type { VersionVerdictKind } from '../version-answers.ts';
import { NO_DISPERSION } from './dispersion.ts';
import { judgeVersion } from './judge-version.ts';
import { historyOf, judgePair } from './random-history.ts';
import { drawHistogram, randomPoints, steady } from './random-points.ts';

describe('evidence', () => {
  const random = createRandom(13);
  const base = historyOf(randomPoints(random, steady(100_000, 100, 0.005)), { version: 'base' });
  const points = randomPoints(random, { ...steady(100_000, 100, 0.005), from: 100 });

  test('is the strongest first, and adds up to the score', () => {
    const remedied = { kind: 'hotfix', by: 'next', at: 1 } as const;
    const { evidence, score } = judgePair(
      base,
      historyOf(points, { incidents: { count: 1, severity: null }, remedied }),
    );
    expect(evidence.map(({ code }) => code)).toEqual(['incidents', 'hotfix', 'error-rate']);
    expect(evidence.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(score, 12);
    expect(evidence.slice(0, 2)).toEqual([
      { code: 'incidents', weight: Math.log(8), count: 1, severity: null },
      { code: 'hotfix', weight: Math.log(8), by: 'next', at: 1 },
    ]);
  });

  test('a new sort of error makes suspect, though the rate is the same', () => {
    const groups = (counts: Readonly<Record<string, number>>) =>
      Object.entries(counts).map(([type, count]) => ({ key: type, type, title: null, count }));
    const before = { ...base, errorGroups: groups({ TypeError: 500 }) };
    const head = historyOf(points, { errorGroups: groups({ TypeError: 400, RangeError: 100 }) });
    const verdict = judgePair(before, head);
    expect(verdict.kind).toBe('suspect');
    expect(verdict.evidence).toContainEqual({ code: 'new-errors', weight: 2, types: ['RangeError'], count: 100 });
    // A base of a few requests could not have shown it.
    const small = historyOf(randomPoints(random, steady(200, 4, 0.005)), { errorGroups: groups({ TypeError: 1 }) });
    const unsure = judgePair(small, head).evidence.find(({ code }) => code === 'new-errors');
    expect(unsure?.weight).toBeLessThan(0.5);
  });

  test('three times as slow is faulty with buckets, suspect at most with percentiles alone', () => {
    const slow = (from: number, center: number) =>
      historyOf(
        randomPoints(random, {
          ...steady(24_000, 24, 0.005),
          from,
          histogram: (_, n) => drawHistogram(random, n, center),
        }),
      );
    expect(judgePair(slow(0, 80), slow(24, 80)).kind).toBe('fine');
    expect(judgePair(slow(0, 80), slow(24, 400)).kind).toBe('faulty');
    const said = (history: ReturnType<typeof historyOf>, p95: number) => ({
      ...history,
      measured: history.measured && {
        ...history.measured,
        latencies: { ...history.measured.latencies, p95: { milliseconds: p95, interval: null, from: 'said' as const } },
      },
    });
    const plain = judgePair(said(base, 100), said(historyOf(points), 1000));
    expect(plain.kind).toBe('suspect');
    expect(judgePair(said(base, 100), said(historyOf(points), 130)).kind).toBe('fine');
  });
});

describe('what to do', () => {
  const random = createRandom(14);
  const base = historyOf(randomPoints(random, steady(100_000, 100, 0.005)), { version: 'base' });
  const head = historyOf(randomPoints(random, { ...steady(100_000, 100, 0.05), from: 100 }), { version: 'head' });
  const candidate = (version: string, verdict: 'fine' | 'faulty' | 'suspect' | 'not-enough' | null) => ({
    version,
    verdict,
    errorRate: 0.001,
    ranSeconds: 259_200,
  });
  const judge = (given: Partial<Parameters<typeof judgeVersion>[0]>) =>
    judgeVersion({
      head,
      base,
      dispersion: NO_DISPERSION,
      candidates: [],
      replacedBy: null,
      trafficShare: 0.3,
      ...given,
    }).nextStep;

  test('a faulty version goes back to the newest that is fine', () => {
    const candidates = [
      candidate('c', 'faulty'),
      candidate('b', 'suspect'),
      candidate('a', 'fine'),
      candidate('0', 'fine'),
    ];
    expect(judge({ candidates })).toEqual({
      ...{ code: 'roll-back', to: 'a', isKnownGood: true, ranSeconds: 259_200, errorRate: 0.001 },
    });
    expect(judge({ candidates: candidates.slice(0, 2) })).toEqual({ code: 'fix-forward' });
    const goodness = (kind: VersionVerdictKind | null, errorRate: number | null) =>
      judge({ candidates: [{ ...candidate('first', kind), errorRate }] });
    expect(goodness(null, 0.001)).toMatchObject({ code: 'roll-back', to: 'first', isKnownGood: true });
    expect(goodness(null, null)).toMatchObject({ code: 'roll-back', to: 'first', isKnownGood: false });
    expect(goodness('not-enough', 0.001)).toMatchObject({ code: 'roll-back', to: 'first', isKnownGood: false });
    expect(judge({})).toEqual({ code: 'fix-forward' });
  });

  test('what no longer runs was replaced', () => {
    const replacedBy = { version: 'next', at: 7 };
    expect(judge({ head: { ...head, active: false }, replacedBy })).toEqual({ code: 'replaced', by: 'next', at: 7 });
    const remedied = { kind: 'rolled-back', by: 'base', at: 8 } as const;
    expect(judge({ head: { ...head, active: false, remedied } })).toEqual({ code: 'replaced', by: 'base', at: 8 });
  });

  test('a fine one stays, a suspect one is watched', () => {
    expect(judge({ head: { ...base, version: 'same' } })).toEqual({ code: 'keep' });
    const incidents = { count: 4, severity: null };
    const suspect = historyOf(randomPoints(random, { ...steady(10_000, 10, 0.005), from: 100 }), { incidents });
    expect(judge({ head: suspect })).toEqual({ code: 'watch' });
  });
});
