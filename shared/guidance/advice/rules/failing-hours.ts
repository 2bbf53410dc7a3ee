/**
 * Failures concentrate in some hours: a weekday, a weekday from some hour on, evenings and nights, or weekends. Of all that
 * stand out, the one whose failures beyond the rate of the others are most. That many are looked at is made up for (Bonferroni).
 */
import { hoursParam, isWithinHours } from '../../../hours-of-week.ts';
import type { HoursOfWeek, LocalHour } from '../../../view.ts';
import type { DeployedRow } from '../evidence.ts';
import { FEWEST_ROWS, found, isElite, lacks, NOTHING, param, type Rule, supposing } from '../rule.ts';
import { chanceOfShares, type Share, shareOf } from '../statistics.ts';
import { TOO_MANY } from './high-failure-rate.ts';

const CHANCE = 0.02;
const CLEARLY = 2;
const MOST = 0.25;

interface Hours {
  readonly id: 'weekday' | 'late-weekday' | 'evenings' | 'weekends';
  /** 0 = none. */
  readonly weekday: number;
  /** It begins at; 0 = none. */
  readonly hour: number;
  readonly span: HoursOfWeek;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const LATE = [12, 14, 16, 18];
const onDay = (weekday: number, from: number): HoursOfWeek => ({ firstDay: weekday, lastDay: weekday, from, to: 24 });

const ALL_HOURS: readonly Hours[] = [
  ...WEEKDAYS.map((weekday): Hours => ({ id: 'weekday', weekday, hour: 0, span: onDay(weekday, 0) })),
  ...WEEKDAYS.flatMap((weekday) =>
    LATE.map(
      (hour): Hours => ({
        id: 'late-weekday',
        weekday,
        hour,
        span: onDay(weekday, hour),
      }),
    ),
  ),
  { id: 'evenings', weekday: 0, hour: 0, span: { firstDay: 1, lastDay: 7, from: 18, to: 6 } },
  { id: 'weekends', weekday: 0, hour: 0, span: { firstDay: 6, lastDay: 7, from: 0, to: 24 } },
];

export const FAILING_HOURS: Rule = {
  id: 'failing-hours',
  metric: 'changeFailureRate',
  capability: 'continuous-delivery',
  effort: 'days',
  tools: ['quality-gates', 'canary', 'automatic-rollback'],
  causes: [],
  judge({ deployments, hasOutcomes, metrics }) {
    if (deployments.length === 0) return lacks('deployments');
    if (!hasOutcomes) return lacks('outcomes');
    if (isElite(metrics.changeFailureRate.level)) return NOTHING;
    const week = countByHour(deployments);
    const all = sumOf(week, () => true);
    const worst = ALL_HOURS.map((hours) => ({
      hours,
      own: sumOf(week, (hour) => isWithinHours(hours.span, hour)),
      others: sumOf(week, (hour) => !isWithinHours(hours.span, hour)),
    }))
      .filter(({ own, others }) => isWorse(own, others) && own.n >= MOST * all.n)
      .sort((a, b) => beyond(b.own, b.others) - beyond(a.own, a.others))[0];
    if (worst === undefined) return NOTHING;
    const { hours, own, others } = worst;
    return found({
      n: own.of,
      scenario: supposing({ failureRate: Math.max(0.1, (all.n - beyond(own, others)) / all.n) }),
      evidence: [
        {
          id: `failures-${hours.id}`,
          params: {
            ...(hours.weekday === 0 ? {} : { weekday: param('weekday', hours.weekday) }),
            ...(hours.hour === 0 ? {} : { hour: param('count', hours.hour) }),
            rate: param('ratio', own.rate),
            failed: param('count', own.n),
            n: param('count', own.of),
            others: param('ratio', others.rate),
          },
          place: `/deployments?only=failed&hours=${hoursParam(hours.span)}&sort=-finishedAt`,
          n: own.of,
        },
      ],
    });
  },
};

interface CountedHour extends LocalHour {
  n: number;
  of: number;
}

function countByHour(deployments: readonly DeployedRow[]): readonly CountedHour[] {
  const week = WEEKDAYS.flatMap((weekday) => Array.from({ length: 24 }, (_, hour) => ({ weekday, hour, n: 0, of: 0 })));
  for (const { weekday, hour, failed } of deployments) {
    const cell = week[(weekday - 1) * 24 + hour];
    if (cell === undefined) continue;
    if (failed === true) cell.n++;
    cell.of++;
  }
  return week;
}

function sumOf(week: readonly CountedHour[], has: (hour: LocalHour) => boolean): Share {
  const cells = week.filter(has);
  return shareOf(
    cells.reduce((sum, { n }) => sum + n, 0),
    cells.reduce((sum, { of }) => sum + of, 0),
  );
}

/** Failures that there would not be at the rate of the others. */
function beyond(own: Share, others: Share): number {
  return own.n - own.of * others.rate;
}

function isWorse(own: Share, others: Share): boolean {
  if (own.n < FEWEST_ROWS || others.of < FEWEST_ROWS) return false;
  if (own.low <= TOO_MANY || own.rate < CLEARLY * others.rate) return false;
  return chanceOfShares(others, own) < CHANCE / ALL_HOURS.length;
}
