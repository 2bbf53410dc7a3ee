/**
 * Failures concentrate in some hours: a weekday, a weekday from some hour on, evenings and nights, or weekends. Of all that
 * stand out, the one whose failures beyond the rate of the others are most. That many are looked at is made up for (Bonferroni).
 */
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
  readonly has: (row: DeployedRow) => boolean;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const LATE = [12, 14, 16, 18];
const isEvening = ({ hour }: DeployedRow) => hour >= 18 || hour < 6;

const ALL_HOURS: readonly Hours[] = [
  ...WEEKDAYS.map((weekday): Hours => ({ id: 'weekday', weekday, hour: 0, has: (row) => row.weekday === weekday })),
  ...WEEKDAYS.flatMap((weekday) =>
    LATE.map(
      (hour): Hours => ({
        id: 'late-weekday',
        weekday,
        hour,
        has: (row) => row.weekday === weekday && row.hour >= hour,
      }),
    ),
  ),
  { id: 'evenings', weekday: 0, hour: 0, has: isEvening },
  { id: 'weekends', weekday: 0, hour: 0, has: ({ weekday }) => weekday >= 6 },
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
    const all = failures(deployments);
    const worst = ALL_HOURS.map((hours) => ({
      hours,
      own: failures(deployments.filter(hours.has)),
      others: failures(deployments.filter((row) => !hours.has(row))),
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
          place: '/deployments?only=failed&sort=-finishedAt',
          n: own.of,
        },
      ],
    });
  },
};

function failures(rows: readonly DeployedRow[]): Share {
  return shareOf(rows.filter(({ failed }) => failed === true).length, rows.length);
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
