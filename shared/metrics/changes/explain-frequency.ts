/**
 * Frequency decomposes exactly: the change of the whole is the sum of the changes of the services, of the teams, of the
 * weekdays. One of them is named when it clearly moved the same way and makes up a third of the change or more.
 */
import type { ChangeSentence } from '../../answers.ts';
import { differenceInterval, type Estimate, poissonInterval } from '../../intervals.ts';
import { dayNumber } from '../../local-date.ts';
import type { BreakdownRow, Report, SeriesPoint } from '../../report.ts';
import { isDecided, NOTABLE, toneOf, type Untoned } from './telling.ts';

interface Move {
  readonly key: string;
  readonly team: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly isClear: boolean;
}

/** A weekday is a fifth of a working week by itself. */
const NOTABLE_WEEKDAY = 0.4;
/** Of the whole, from which on a service that moved against another is told of. */
const NOTABLE_OFFSET = 0.1;

/** Days with a deployment and whole numbers don't add up over services. */
export function explainFrequency({ metrics, breakdown, series }: Report): ChangeSentence[] {
  const { perWeek, previous, verdict, headlineUnit } = metrics.deploymentFrequency;
  if (headlineUnit !== 'deployments-per-week') return [];
  const before = previous?.perWeek ?? null;
  if (perWeek === null || before === null) return [];
  const moves = (breakdown.service ?? []).map(moveOf);
  if (!isDecided(verdict)) return offset(moves, before, perWeek);
  const tone = toneOf(verdict);
  const total = perWeek - before;
  const reason = ofServices(moves, total) ?? ofTeams(moves, total);
  const whole = { code: 'frequency', tone, from: before, to: perWeek } as const;
  const told: ChangeSentence = reason === null ? whole : { ...reason, tone };
  return [told, ...ofWeekdays(series, total).map((weekday) => ({ ...weekday, tone }))];
}

function moveOf({ key, team, metrics: { deploymentFrequency } }: BreakdownRow): Move {
  const { previous, perWeek, verdict } = deploymentFrequency;
  return { key, team, from: previous?.perWeek ?? 0, to: perWeek ?? 0, isClear: isDecided(verdict) };
}

function ofServices(
  moves: readonly Move[],
  total: number,
): Untoned<'frequency-service' | 'service-new' | 'service-gone'> | null {
  const [largest] = moves
    .filter(({ key, isClear, from, to }) => key !== '' && (isClear || from === 0 || to === 0))
    .sort((one, other) => (other.to - other.from) / total - (one.to - one.from) / total);
  if (largest === undefined || moves.length < 2) return null;
  const { key: service, from, to } = largest;
  const share = (to - from) / total;
  if (share < NOTABLE) return null;
  // Others may have moved the other way, which makes one service more than the whole: it accounts for all of it.
  const whole = Math.min(1, share);
  if (from === 0) return { code: 'service-new', service, to, share: whole };
  if (to === 0) return { code: 'service-gone', service, from, share: whole };
  return { code: 'frequency-service', service, from, to, share: whole };
}

/** Teams are named where no one of their services is. */
function ofTeams(moves: readonly Move[], total: number): Untoned<'frequency-team'> | null {
  const teams = new Map<string, { from: number; to: number }>();
  for (const { team, from, to } of moves) {
    if (team === undefined) continue;
    const sum = teams.get(team) ?? { from: 0, to: 0 };
    teams.set(team, { from: sum.from + from, to: sum.to + to });
  }
  if (teams.size < 2) return null;
  const [largest] = [...teams].sort(([, a], [, b]) => (b.to - b.from) / total - (a.to - a.from) / total);
  if (largest === undefined) return null;
  const [team, { from, to }] = largest;
  const share = (to - from) / total;
  return share < 0.5 ? null : { code: 'frequency-team', team, from, to, share: Math.min(1, share) };
}

/** Where the course is told by days. Two periods need not have as many of each weekday: they are compared a day. */
function ofWeekdays(
  { bucket, points, previousPoints }: Report['series'],
  total: number,
): Untoned<'frequency-weekday'>[] {
  if (bucket !== 'day' || points.length < 14 || previousPoints.length < 14) return [];
  const before = byWeekday(previousPoints);
  const moves = byWeekday(points).map((to, weekday) => {
    const from = before[weekday] ?? to;
    const [low, high] = differenceInterval(to, from);
    const isClear = total > 0 ? low > 0 : high < 0;
    return { weekday, from: from.value, to: to.value, moved: to.value - from.value, isClear };
  });
  const moved = moves.reduce((sum, move) => sum + move.moved, 0);
  const [largest] = moves.filter(({ isClear }) => isClear).sort((a, b) => b.moved / moved - a.moved / moved);
  if (largest === undefined || moved === 0 || largest.moved / moved < NOTABLE_WEEKDAY) return [];
  const { weekday, from, to } = largest;
  return [{ code: 'frequency-weekday', weekday, from, to, share: Math.min(1, largest.moved / moved) }];
}

/** Deployments on each weekday, a day, with their interval; Monday first. 1970-01-01 was a Thursday. */
function byWeekday(points: readonly SeriesPoint[]): readonly Estimate[] {
  const counts = new Float64Array(7);
  const days = new Float64Array(7);
  for (const { day, deployments } of points) {
    const weekday = (((dayNumber(day) + 3) % 7) + 7) % 7;
    counts[weekday] = (counts[weekday] as number) + deployments;
    days[weekday] = (days[weekday] as number) + 1;
  }
  return Array.from(counts, (count, weekday) => {
    const [low, high] = poissonInterval(count);
    const n = days[weekday] as number;
    return { value: count / n, interval: [low / n, high / n] };
  });
}

/** Two services that clearly moved against each other, so that the whole stands still. */
function offset(moves: readonly Move[], before: number, now: number): ChangeSentence[] {
  const clear = moves
    .filter(({ key, isClear }) => key !== '' && isClear)
    .sort((a, b) => a.to - a.from - (b.to - b.from));
  const [less, more] = [clear[0], clear.at(-1)];
  if (less === undefined || more === undefined) return [];
  const [down, up] = [less.from - less.to, more.to - more.from];
  // Of many services some seem to move by chance: it must be much of the whole, and the whole must have moved less.
  const least = Math.max(before * NOTABLE_OFFSET, Math.abs(now - before));
  if (Math.min(down, up) <= least) return [];
  return [
    {
      code: 'frequency-offset',
      tone: 'neutral',
      service: less.key,
      from: less.from,
      to: less.to,
      other: more.key,
      otherFrom: more.from,
      otherTo: more.to,
    },
  ];
}
