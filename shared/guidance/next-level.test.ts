import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FigureValues, levelFigures } from '../metrics/level-figures-fixture.ts';
import { gradeMetric, LEVEL_SETS, LEVELS } from '../metrics/levels.ts';
import { PROFILES } from '../metrics/profiles.ts';
import { LEVEL_SET_IDS, type LevelSetId, METRIC_NAMES, type MetricName } from '../model.ts';
import { nextLevel } from './next-level.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

function next(set: LevelSetId, metric: MetricName, values: FigureValues) {
  return nextLevel(LEVEL_SETS[set], metric, levelFigures(values), PROFILES.doradeck);
}

describe('nextLevel', () => {
  test('deployments: as many more a week as two a day take', () => {
    expect(next('2024', 'deploymentFrequency', { deployments: [48, 28] })).toEqual({
      kind: 'rise',
      level: 'high',
      next: 'elite',
      more: 2,
      unit: 'deployments-a-week',
    });
  });

  test('a month is the unit where one a week is far, half a year where one a month is', () => {
    expect(next('2024', 'deploymentFrequency', { deployments: [6, 60] })).toMatchObject({
      next: 'high',
      more: 2,
      unit: 'deployments-a-month',
    });
    expect(next('2024', 'deploymentFrequency', { deployments: [5, 183] })).toMatchObject({
      level: 'low',
      next: 'medium',
      more: 2,
      unit: 'deployments-in-six-months',
    });
  });

  test('days of deployment where the set counts those', () => {
    expect(next('2023', 'deploymentFrequency', { daysPerWeek: 2.5 })).toMatchObject({ more: 3, unit: 'days-a-week' });
  });

  test('time above the bound', () => {
    expect(next('2024', 'changeLeadTime', { lead: 34 * HOUR })).toEqual({
      kind: 'shorten',
      level: 'high',
      next: 'elite',
      seconds: 10 * HOUR,
      bound: DAY,
    });
  });

  test('failures fewer of as many deployments; "below" leaves one less than "at most"', () => {
    expect(next('2024', 'changeFailureRate', { failureRate: 0.12, n: 100 })).toEqual({
      kind: 'fail-less',
      level: 'high',
      next: 'elite',
      fewer: 7,
      failed: 12,
      of: 100,
      bound: 0.05,
      strictly: false,
    });
    expect(next('four-keys', 'changeFailureRate', { failureRate: 0.5, n: 100 })).toMatchObject({
      level: 'low',
      next: 'medium',
      fewer: 5,
      strictly: true,
    });
  });

  test('a level that nobody can have is passed over', () => {
    expect(next('2024', 'changeFailureRate', { failureRate: 0.3 })).toMatchObject({ level: 'low', next: 'high' });
    expect(next('2024', 'recoveryTime', { recovery: 3 * DAY })).toMatchObject({ level: 'low', next: 'high' });
    expect(next('four-keys', 'changeFailureRate', { failureRate: 0.2 })).toMatchObject({
      level: 'medium',
      next: 'elite',
    });
  });

  test('elite is the top; what has no level says why', () => {
    expect(next('2024', 'changeLeadTime', { lead: HOUR })).toEqual({ kind: 'top', level: 'elite' });
    expect(next('2024', 'changeLeadTime', { n: 4 })).toEqual({ kind: 'ungraded', reason: 'too-few' });
    expect(next('2024', 'reworkRate', {})).toEqual({ kind: 'ungraded', reason: 'no-level' });
  });
});

const values = fc.record({
  deployments: fc.tuple(fc.integer({ min: 5, max: 2000 }), fc.integer({ min: 30, max: 400 })),
  daysPerWeek: fc.integer({ min: 0, max: 14 }).map((halves) => halves / 2),
  daysPerMonth: fc.integer({ min: 0, max: 60 }).map((halves) => halves / 2),
  lead: fc.double({ min: 1, max: 400 * DAY, noNaN: true }),
  failed: fc.integer({ min: 0, max: 100 }),
  recovery: fc.double({ min: 1, max: 400 * DAY, noNaN: true }),
  n: fc.integer({ min: 5, max: 500 }),
});

/** The figures once the step is taken, and once a little less of it is. */
function taken(
  metric: MetricName,
  step: ReturnType<typeof nextLevel>,
  before: FigureValues & { readonly deployments: readonly [number, number] },
  less: number,
): FigureValues {
  const [count, days] = before.deployments;
  switch (step.kind) {
    case 'rise': {
      const more = step.more - less;
      if (step.unit === 'days-a-week') return { ...before, daysPerWeek: (before.daysPerWeek ?? 0) + more };
      if (step.unit === 'days-a-month') return { ...before, daysPerMonth: (before.daysPerMonth ?? 0) + more };
      const unitDays = {
        'deployments-a-week': 7,
        'deployments-a-month': 365.2425 / 12,
        'deployments-in-six-months': 365.2425 / 2,
      };
      if (step.unit === 'days-in-six-months') return before;
      return { ...before, deployments: [count + (more * days) / unitDays[step.unit], days] };
    }
    case 'shorten': {
      const seconds = step.bound - 1e-6 + less;
      return metric === 'recoveryTime' ? { ...before, recovery: seconds } : { ...before, lead: seconds };
    }
    case 'fail-less':
      return { ...before, failureRate: (step.failed - step.fewer + less) / step.of };
    default:
      return before;
  }
}

test('the step reaches the level it names, and a little less of it does not', () => {
  fc.assert(
    fc.property(
      values,
      fc.constantFrom(...LEVEL_SET_IDS),
      fc.constantFrom(...METRIC_NAMES),
      ({ failed, ...rest }, id, metric) => {
        const set = LEVEL_SETS[id];
        const before = { ...rest, failureRate: Math.min(1, failed / rest.n) };
        const step = nextLevel(set, metric, levelFigures(before), PROFILES.doradeck);
        if (step.kind === 'ungraded' || step.kind === 'top') return;
        if (step.kind === 'rise' && step.unit === 'days-in-six-months') return;
        const rank = (then: FigureValues) =>
          LEVELS.indexOf(gradeMetric(set, metric, levelFigures(then), PROFILES.doradeck).level ?? 'low');
        expect(LEVELS.indexOf(step.next)).toBeLessThan(LEVELS.indexOf(step.level));
        expect(rank(taken(metric, step, before, 0))).toBeLessThanOrEqual(LEVELS.indexOf(step.next));
        expect(rank(taken(metric, step, before, 1))).toBeGreaterThan(LEVELS.indexOf(step.next));
      },
    ),
    { numRuns: 2000 },
  );
});
