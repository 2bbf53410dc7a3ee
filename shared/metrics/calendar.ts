import {
  type LocalClock,
  localClock,
  monthOf,
  type Period,
  periodDays,
  startOfMonth,
  startOfWeek,
  weekOf,
} from '../time.ts';
import type { Selection } from './selection.ts';

/** A period's days, and which of its whole weeks and months each belongs to. */
export interface Calendar {
  /** Length in local days, part of a day as a fraction. */
  readonly days: number;
  /** First instant of each day that the period touches, and of the day after the last. */
  readonly dayStarts: Float64Array;
  readonly weeks: number;
  readonly months: number;
  /** Per day of the period: number of its week among the whole ones, -1 where the period cuts the week. */
  readonly weekOf: Int32Array;
  readonly monthOf: Int32Array;
}

export function createCalendar(selection: Selection): Calendar {
  const { weekStart } = selection;
  const clock = localClock(selection.timeZone);
  const firstDay = clock.dayOf(selection.from);
  const dayCount = clock.dayOf(selection.to - 1) - firstDay + 1;
  const weekStarts = wholeUnits(
    selection,
    clock,
    (day) => weekOf(day, weekStart),
    (week) => startOfWeek(week, weekStart),
  );
  const monthStarts = wholeUnits(selection, clock, monthOf, startOfMonth);
  return {
    days: periodDays(selection, selection.timeZone),
    dayStarts: Float64Array.from({ length: dayCount + 1 }, (_, i) => clock.startOfDay(firstDay + i)),
    weeks: Math.max(0, weekStarts.length - 1),
    months: Math.max(0, monthStarts.length - 1),
    weekOf: numberDays(weekStarts, firstDay, dayCount),
    monthOf: numberDays(monthStarts, firstDay, dayCount),
  };
}

/** First days of the units that lie within the period entirely, and of the one after them. */
function wholeUnits(
  period: Period,
  clock: LocalClock,
  unitOf: (day: number) => number,
  startOf: (unit: number) => number,
): readonly number[] {
  const first = unitOf(clock.dayOf(period.from));
  const cut = clock.startOfDay(startOf(first)) < period.from;
  const starts: number[] = [];
  const end = unitOf(clock.dayOf(period.to));
  for (let unit = cut ? first + 1 : first; unit <= end; unit++) starts.push(startOf(unit));
  return starts;
}

function numberDays(starts: readonly number[], firstDay: number, dayCount: number): Int32Array {
  const result = new Int32Array(dayCount).fill(-1);
  for (const [unit, start] of starts.slice(0, -1).entries()) {
    result.fill(unit, start - firstDay, (starts[unit + 1] as number) - firstDay);
  }
  return result;
}
