import { describe, expect, test } from 'vitest';
import { buildFacts, type PlainFacts, type PlainIncident } from './build-facts.ts';
import { at } from './plain-profiles.ts';
import { PLAIN_RULES, selectPeriod } from './plain-question.ts';
import { recoveryDetails } from './recovery-details.ts';
import type { Rules } from './resolution.ts';
import { resolve } from './resolve.ts';

/** The week from Monday, 1 July 2024. */
const week = selectPeriod('2024-07-01', '2024-07-08');

function details(plain: PlainFacts, rules: Partial<Rules> = {}, dataEnd = week.to) {
  const facts = buildFacts(plain);
  return recoveryDetails(facts, resolve(facts, { ...PLAIN_RULES, ...rules }), week, { dataEnd, limit: 100 });
}

test('the times of incidents resolved in the period, spread', () => {
  const resolved = (start: number, minutes: number) => ({ startedAt: at(start), resolvedAt: at(start, 0, minutes) });
  const { spread } = details({ incidents: [resolved(-9, 5), resolved(1, 20), resolved(2, 36), resolved(3, 90)] });
  expect(spread).toMatchObject({ n: 3, medianSeconds: 36 * 60, minSeconds: 20 * 60, maxSeconds: 90 * 60 });
  expect(spread.bins.filter(({ n }) => n > 0)).toEqual([
    { from: 900, to: 1800, n: 1 },
    { from: 1800, to: 3600, n: 1 },
    { from: 3600, to: 7200, n: 1 },
  ]);
});

describe('phases', () => {
  const phases = (...incidents: readonly Partial<PlainIncident>[]) =>
    details({
      incidents: incidents.map((incident) => ({ startedAt: at(1), resolvedAt: at(1, 0, 40), ...incident })),
    }).phases.map(({ phase, n, medianSeconds }) => [phase, n, medianSeconds === null ? null : medianSeconds / 60]);

  test('detected, acknowledged, resolved', () => {
    expect(phases({ detectedAt: at(1, 0, 5), acknowledgedAt: at(1, 0, 15) })).toEqual([
      ['detect', 1, 5],
      ['acknowledge', 1, 10],
      ['resolve', 1, 25],
    ]);
  });

  test('a moment not known is no phase, and the next phase begins at the last one known', () => {
    expect(phases({ acknowledgedAt: at(1, 0, 15) }, {})).toEqual([
      ['detect', 0, null],
      ['acknowledge', 1, 15],
      ['resolve', 1, 25],
    ]);
    expect(phases({ detectedAt: at(1, 0, 5) })).toEqual([
      ['detect', 1, 5],
      ['acknowledge', 0, null],
      ['resolve', 1, 35],
    ]);
  });

  test('a moment out of order counts as not known', () => {
    expect(phases({ detectedAt: at(0), acknowledgedAt: at(1, 0, 15) })).toEqual([
      ['detect', 0, null],
      ['acknowledge', 1, 15],
      ['resolve', 1, 25],
    ]);
    expect(phases({ detectedAt: at(1, 0, 5), acknowledgedAt: at(2) })).toEqual([
      ['detect', 1, 5],
      ['acknowledge', 0, null],
      ['resolve', 1, 35],
    ]);
  });
});

describe('open', () => {
  const incidents: readonly PlainIncident[] = [
    { startedAt: at(-30) },
    { startedAt: at(2), resolvedAt: at(9) },
    { startedAt: at(3), resolvedAt: at(4) },
    { startedAt: at(6) },
  ];
  const day = 86_400;

  test('until the end of the period, longest first', () => {
    expect(details({ incidents }, {}, at(20)).open).toEqual([
      { kind: 'incident', row: 0, ageSeconds: 37 * day },
      { kind: 'incident', row: 1, ageSeconds: 5 * day },
      { kind: 'incident', row: 3, ageSeconds: 1 * day },
    ]);
  });

  test('until the end of the data where that comes earlier', () => {
    expect(details({ incidents }, {}, at(6)).open.map(({ ageSeconds }) => ageSeconds)).toEqual([36 * day, 4 * day, 0]);
  });

  test('under datadog, failed deployments that nothing repaired', () => {
    const deployments = [
      { service: 'a', version: '1', finishedAt: at(1) },
      { service: 'a', version: '2', finishedAt: at(2) },
      { service: 'a', version: '3', finishedAt: at(3) },
      // Goes back behind version 2; version 5 is left failed.
      { service: 'a', version: '1', finishedAt: at(4) },
      { service: 'a', version: '5', finishedAt: at(5), failed: true },
    ];
    const { spread, phases, open } = details({ deployments, incidents }, { profile: 'datadog' });
    expect(spread).toMatchObject({ n: 1, medianSeconds: 2 * day });
    expect(phases.map(({ n }) => n)).toEqual([0, 0, 0]);
    expect(open.at(-1)).toEqual({ kind: 'deployment', row: 4, ageSeconds: 2 * day });
  });
});
