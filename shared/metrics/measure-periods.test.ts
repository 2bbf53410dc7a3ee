import { describe, expect, test } from 'vitest';
import { buildFacts } from './build-facts.ts';
import { measure } from './measure.ts';
import { measurePlain, PLAIN_RULES, selectPeriod } from './plain-question.ts';
import { resolve } from './resolve.ts';
import { series } from './series.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (text: string) => Date.parse(text);
/** October 2024 in UTC: 31 days, its 1st a Tuesday. */
const october = selectPeriod('2024-10-01', '2024-11-01');

describe('days are the period’s own', () => {
  test.each([
    ['Asia/Seoul', '2024-10-07', '2024-10-14', '2024-10-06T15:30:00Z'],
    ['America/St_Johns', '2024-10-07', '2024-10-14', '2024-10-07T03:00:00Z'],
    ['America/New_York', '2024-11-03', '2024-11-10', '2024-11-03T04:30:00Z'],
    ['America/New_York', '2024-11-04', '2024-11-11', '2024-11-04T05:30:00Z'],
  ])('half past midnight in %s on %s is in', (timeZone, from, to, finished) => {
    const selection = selectPeriod(from, to, timeZone);
    const facts = buildFacts({ deployments: [{ finishedAt: at(finished) }, { finishedAt: selection.from - 1 }] });
    const points = series(facts, resolve(facts, PLAIN_RULES), selection, 'day');
    expect(points.map((point) => point.deployments)).toEqual([1, 0, 0, 0, 0, 0, 0]);
    expect(points[0]?.day).toBe(from);
  });

  test('a week with a clock change is still seven days', () => {
    const selection = selectPeriod('2024-11-03', '2024-11-10', 'America/New_York');
    const deployments = Array.from({ length: 7 }, (_, i) => ({ finishedAt: selection.from + i * DAY + 2 * HOUR }));
    expect(measurePlain({ deployments }, { ...selection, weekStart: 7 }).deploymentFrequency).toMatchObject({
      perDay: 1,
      perWeek: 7,
      deploymentDays: 7,
      medianDeploymentDaysPerWeek: 7,
    });
  });

  test('weeks without deployments pull the median down, weeks that the period cuts don’t', () => {
    // Monday 7, 14 and 21 October begin whole weeks; three days of the first, none of the others.
    const days = ['07', '08', '09', '01', '29'].map((day) => ({ finishedAt: at(`2024-10-${day}T12:00:00Z`) }));
    expect(measurePlain({ deployments: days }, october).deploymentFrequency.medianDeploymentDaysPerWeek).toBe(0);
    expect(
      measurePlain({ deployments: days }, selectPeriod('2024-10-06', '2024-10-15')).deploymentFrequency
        .medianDeploymentDaysPerWeek,
    ).toBe(3);
    expect(
      measurePlain({ deployments: days }, selectPeriod('2024-10-08', '2024-10-14')).deploymentFrequency
        .medianDeploymentDaysPerWeek,
    ).toBeNull();
  });
});

test('a series says of each bucket what a measure of it would', () => {
  const facts = buildFacts({
    deployments: Array.from({ length: 40 }, (_, i) => ({
      finishedAt: october.from + i * 17 * HOUR,
      committedAt: october.from + i * 17 * HOUR - (1 + ((i * 7) % 11)) * HOUR,
    })),
    incidents: Array.from({ length: 20 }, (_, i) => ({
      services: ['web'],
      startedAt: october.from + i * 29 * HOUR,
      resolvedAt: october.from + i * 29 * HOUR + ((i * 5) % 7) * HOUR,
    })),
  });
  const resolution = resolve(facts, PLAIN_RULES);
  const points = series(facts, resolution, october, 'week');
  const starts = [...points.map((point) => at(point.start)), october.to];
  expect(points).toEqual(
    points.map((point, i) => {
      const week = measure(facts, resolution, { ...october, from: starts[i] as number, to: starts[i + 1] as number });
      return {
        start: point.start,
        day: point.day,
        deployments: week.deploymentFrequency.n,
        failed: week.changeFailureRate.failed,
        reworked: week.reworkRate.reworked,
        incidents: week.changeFailureRate.incidents,
        leadTimes: week.changeLeadTime.n,
        medianLeadSeconds: week.changeLeadTime.medianSeconds,
        meanLeadSeconds: week.changeLeadTime.meanSeconds,
        resolved: week.recoveryTime.n,
        medianRecoverySeconds: week.recoveryTime.medianSeconds,
        meanRecoverySeconds: week.recoveryTime.meanSeconds,
      };
    }),
  );
  expect(points.map((point) => point.day)).toEqual([
    '2024-10-01',
    '2024-10-07',
    '2024-10-14',
    '2024-10-21',
    '2024-10-28',
  ]);
});
