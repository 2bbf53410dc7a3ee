/** What the screens of failures, recovery and rework show adds up to the report's figures, under every profile. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROFILE_IDS } from '../model.ts';
import { buckets } from '../time.ts';
import { buildFacts, type PlainDeployment, type PlainFacts, type PlainIncident } from './build-facts.ts';
import { failureRateDetails } from './failure-rate-details.ts';
import { measure } from './measure.ts';
import { at } from './plain-profiles.ts';
import { PLAIN_RULES, selectPeriod } from './plain-question.ts';
import { recoveryDetails } from './recovery-details.ts';
import { resolve } from './resolve.ts';
import { reworkDetails } from './rework-details.ts';
import { series } from './series.ts';

const selection = selectPeriod('2024-07-01', '2024-07-22', 'America/St_Johns');
const previous = selectPeriod('2024-06-10', '2024-07-01', 'America/St_Johns');

/** Hours around the period, so that something lies before and after it. */
const hour = fc.integer({ min: -24 * 30, max: 24 * 30 });
const service = fc.constantFrom('a', 'b');
const version = fc.constantFrom('1', '2', '3', '4');

const deployment: fc.Arbitrary<PlainDeployment> = fc
  .record({ hour, service, version, failed: fc.option(fc.boolean(), { nil: undefined }) })
  .map(({ hour: finished, failed, ...rest }) => ({
    ...rest,
    sha: `s${rest.version}`,
    finishedAt: at(0, finished),
    ...(failed === undefined ? {} : { failed }),
  }));

const minutes = fc.option(fc.integer({ min: -60, max: 4000 }), { nil: undefined });
const incident: fc.Arbitrary<PlainIncident> = fc
  .record({ hour, service, version, detected: minutes, acknowledged: minutes, resolved: minutes })
  .map(({ hour: started, service: of, version: sha, detected, acknowledged, resolved }) => ({
    services: [of],
    startedAt: at(0, started),
    ...(sha === '4' ? {} : { sha: `s${sha}` }),
    ...(detected === undefined ? {} : { detectedAt: at(0, started, detected) }),
    ...(acknowledged === undefined ? {} : { acknowledgedAt: at(0, started, acknowledged) }),
    ...(resolved === undefined ? {} : { resolvedAt: at(0, started, Math.max(0, resolved)) }),
  }));

const history: fc.Arbitrary<PlainFacts> = fc.record({
  deployments: fc.array(deployment, { maxLength: 30 }),
  incidents: fc.array(incident, { maxLength: 20 }),
});

const ALL = { dataEnd: at(60), limit: 1000 };

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}

test.each(PROFILE_IDS)('%s: details and figures say the same', (profile) => {
  fc.assert(
    fc.property(history, fc.constantFrom('day', 'week', 'month'), (plain, bucket) => {
      const facts = buildFacts(plain);
      const resolution = resolve(facts, { ...PLAIN_RULES, profile });
      const figures = measure(facts, resolution, selection);
      const points = series(facts, resolution, selection, bucket);

      const rate = failureRateDetails(facts, resolution, selection, previous, bucket);
      expect(sum(rate.points.map(({ failed }) => failed))).toBe(figures.changeFailureRate.failed);
      expect(sum(rate.rules.map(({ failed }) => failed))).toBe(figures.changeFailureRate.failed);
      const days = buckets(selection, selection.timeZone, selection.weekStart, bucket);
      for (const [i, point] of rate.points.entries()) {
        const own = measure(facts, resolution, { ...selection, ...days[i] }).changeFailureRate;
        const { n, failed, incidents, rate: value, interval } = own;
        expect(point).toEqual({ day: points[i]?.day, n, failed, incidents, rate: value, interval });
      }

      const { spread, phases, open } = recoveryDetails(facts, resolution, selection, ALL);
      const { n, medianSeconds, meanSeconds } = figures.recoveryTime;
      expect({ n: spread.n, medianSeconds: spread.medianSeconds }).toEqual({ n, medianSeconds });
      expect(spread.meanSeconds ?? 0).toBeCloseTo(meanSeconds ?? 0, 6);
      expect(sum(spread.bins.map((bin) => bin.n))).toBe(n);
      expect(open).toHaveLength(figures.recoveryTime.open);
      expect(open).toEqual(open.toSorted((a, b) => b.ageSeconds - a.ageSeconds));
      for (const phase of phases) expect(phase.n).toBeLessThanOrEqual(n);

      const rework = reworkDetails(facts, resolution, selection, previous, bucket);
      const reworked = rework.points.map(({ byKind }) => sum(Object.values(byKind)));
      expect(sum(reworked)).toBe(figures.reworkRate.reworked);
      expect(reworked).toEqual(points.map((point) => point.reworked));
      expect(rework.points.map((point) => point.n)).toEqual(points.map(({ deployments }) => deployments));
    }),
    { numRuns: 30 },
  );
});

test('the phases of an incident add up to its time from start to end', () => {
  fc.assert(
    fc.property(incident, (one) => {
      const resolvedAt = one.resolvedAt ?? one.startedAt;
      const facts = buildFacts({ incidents: [{ ...one, resolvedAt }] });
      const everything = { ...selection, from: at(-60), to: at(60) };
      const { phases } = recoveryDetails(facts, resolve(facts, PLAIN_RULES), everything, ALL);
      const known = phases.filter(({ n }) => n > 0);
      if (known.length === 0) return;
      expect(sum(known.map(({ medianSeconds }) => medianSeconds ?? 0))).toBeCloseTo(
        (resolvedAt - one.startedAt) / 1000,
      );
    }),
  );
});
