/**
 * When deployments happen: every local day of the period, weekday by hour, and how long a service goes between two of
 * them. All of the counted deployments of the selection, by the time they finished.
 *
 * A day is the local date as the buckets of a series have it, so that days add up to weeks; the hour is what the zone's
 * clock shows. A day of a clock change has 23 or 25 hours: the hour that is skipped holds nothing, the one told twice
 * holds both.
 */
import type { FrequencyAnswer } from '../metric-answers.ts';
import { formatDay, localClock, MS_PER_DAY } from '../time.ts';
import type { LocalHour } from '../view.ts';
import { createCalendar } from './calendar.ts';
import type { Facts } from './facts.ts';
import { PROFILES } from './profiles.ts';
import { COUNTED_REASONS, type Resolution } from './resolution.ts';
import { firstAtOrAfter } from './search-sorted.ts';
import { deploymentFilter, selectRows } from './select-rows.ts';
import type { Selection } from './selection.ts';
import { spreadOf } from './spread.ts';
import { secondsBetweenVersions } from './time-between-versions.ts';

const MS_PER_HOUR = 3_600_000;

/** Throws `time-zone-unknown`. */
export function frequencyDetails(facts: Facts, resolution: Resolution, selection: Selection): FrequencyAnswer {
  const { deployments } = selectRows(facts, resolution, selection);
  const { between } = PROFILES[resolution.rules.profile].deploymentFrequency;
  const counts = countByDayAndHour(facts.deployments.finishedAt, deployments, selection);
  return {
    ...counts,
    between: spreadOf(
      between === 'versions' ? secondsBetweenVersions(facts, deployments) : secondsBetween(facts, deployments),
    ),
    notCounted: notCounted(facts, resolution, selection),
  };
}

/** In what hour of the week an instant of the period lies. */
export function createHourOf(selection: Selection): (instant: number) => LocalHour {
  const { dayOf, hourOf } = createDayFinder(selection);
  const firstDay = localClock(selection.timeZone).dayOf(selection.from);
  return (instant) => ({ weekday: isoWeekday(firstDay + dayOf(instant)), hour: hourOf(instant) });
}

function countByDayAndHour(
  finishedAt: Float64Array,
  rows: Int32Array,
  selection: Selection,
): Pick<FrequencyAnswer, 'days' | 'byHour' | 'weekdays'> {
  const firstDay = localClock(selection.timeZone).dayOf(selection.from);
  const { dayOf, hourOf, dayCount } = createDayFinder(selection);
  const perDay = new Int32Array(dayCount);
  const perHour = new Int32Array(7 * 24);
  const rowOfDay = Int32Array.from(perDay, (_, day) => (isoWeekday(firstDay + day) - 1) * 24);
  for (let k = 0; k < rows.length; k++) {
    const at = finishedAt[rows[k] as number] as number;
    const day = dayOf(at);
    (perDay[day] as number)++;
    (perHour[(rowOfDay[day] as number) + hourOf(at)] as number)++;
  }
  const weekdays = Array.from({ length: 7 }, (_, i) => ((selection.weekStart - 1 + i) % 7) + 1);
  return {
    days: Array.from(perDay, (deployments, i) => ({ day: formatDay(firstDay + i), deployments })),
    byHour: weekdays.map((weekday) => Array.from(perHour.subarray((weekday - 1) * 24, weekday * 24))),
    weekdays,
  };
}

/** Days as numbers from the first of the period. Instants in order of time are found fastest. */
function createDayFinder(selection: Selection) {
  const clock = localClock(selection.timeZone);
  const { dayStarts } = createCalendar(selection);
  const dayCount = dayStarts.length - 1;
  let day = 0;
  return {
    dayCount,
    dayOf(instant: number): number {
      while (day > 0 && instant < (dayStarts[day] as number)) day--;
      while (day < dayCount - 1 && instant >= (dayStarts[day + 1] as number)) day++;
      return day;
    },
    hourOf(instant: number): number {
      const local = instant + clock.offsetAt(instant);
      // A remainder of large numbers costs several times as much.
      return Math.floor((local - Math.floor(local / MS_PER_DAY) * MS_PER_DAY) / MS_PER_HOUR);
    },
  };
}

/** 1970-01-01 was a Thursday. */
function isoWeekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Of each service from one deployment of the period to its next. */
function secondsBetween({ deployments, names }: Facts, rows: Int32Array): Float64Array {
  const { service, finishedAt } = deployments;
  /** By service; NaN = none yet. */
  const latest = new Float64Array(names.services.length).fill(Number.NaN);
  const gaps = new Float64Array(rows.length);
  let count = 0;
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] as number;
    const at = finishedAt[row] as number;
    const code = service[row] as number;
    const before = latest[code] as number;
    if (!Number.isNaN(before)) gaps[count++] = (at - before) / 1000;
    latest[code] = at;
  }
  return gaps.subarray(0, count);
}

/** Deployments of the period that the filters let through and that don't count, by why, most first. */
function notCounted(facts: Facts, resolution: Resolution, selection: Selection): FrequencyAnswer['notCounted'] {
  const everyone = new Uint8Array(facts.deployments.count).fill(1);
  const fits = deploymentFilter(facts, { ...resolution, counted: everyone }, selection);
  const counts = new Int32Array(COUNTED_REASONS.length);
  const { finishedAt, count } = facts.deployments;
  const rowAt = (instant: number) => firstAtOrAfter(count, (row) => finishedAt[row] as number, instant);
  const end = rowAt(selection.to);
  for (let row = rowAt(selection.from); row < end; row++) {
    if (fits(row)) (counts[resolution.countedReason[row] as number] as number)++;
  }
  return COUNTED_REASONS.flatMap((reason, code) => {
    const n = counts[code] as number;
    return reason === 'counted' || n === 0 ? [] : [{ reason, n }];
  }).sort((a, b) => b.n - a.n);
}
