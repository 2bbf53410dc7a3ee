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

/** A period's days, and which of its weeks and months each belongs to: of the whole ones, or also of those it cuts. */
export interface Calendar {
  /** Length in local days, part of a day as a fraction. */
  readonly days: number;
  /** First instant of each day that the period touches, and of the day after the last. */
  readonly dayStarts: Float64Array;
  readonly weeks: number;
  readonly months: number;
  /** Per day of the period: number of its week, -1 where the period cuts the week and those don't count. */
  readonly weekOf: Int32Array;
  readonly monthOf: Int32Array;
}

export function createCalendar(selection: Selection, weeks: 'whole' | 'touched' = 'whole'): Calendar {
  const { weekStart } = selection;
  const clock = localClock(selection.timeZone);
  const firstDay = clock.dayOf(selection.from);
  const dayCount = clock.dayOf(selection.to - 1) - firstDay + 1;
  const unitsOf = weeks === 'whole' ? wholeUnits : touchedUnits;
  const weekStarts = unitsOf(
    selection,
    clock,
    (day) => weekOf(day, weekStart),
    (week) => startOfWeek(week, weekStart),
  );
  const monthStarts = unitsOf(selection, clock, monthOf, startOfMonth);
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

/** First days of the units that the period has any part of, and of the one after them. */
function touchedUnits(
  period: Period,
  clock: LocalClock,
  unitOf: (day: number) => number,
  startOf: (unit: number) => number,
): readonly number[] {
  const first = unitOf(clock.dayOf(period.from));
  const count = unitOf(clock.dayOf(period.to - 1)) - first + 1;
  return Array.from({ length: count + 1 }, (_, i) => startOf(first + i));
}

function numberDays(starts: readonly number[], firstDay: number, dayCount: number): Int32Array {
  const result = new Int32Array(dayCount).fill(-1);
  for (const [unit, start] of starts.slice(0, -1).entries()) {
    // A first unit may begin before the period does.
    result.fill(unit, Math.max(0, start - firstDay), (starts[unit + 1] as number) - firstDay);
  }
  return result;
}
