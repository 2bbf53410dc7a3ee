/** Hours that come back on days of the week, on the clock of a zone: Fridays from 14:00 on, every evening. */
import type { HoursOfWeek, LocalHour } from './view.ts';

export function isWithinHours({ firstDay, lastDay, from, to }: HoursOfWeek, { weekday, hour }: LocalHour): boolean {
  if (weekday < firstDay || weekday > lastDay) return false;
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}

/** "5-5.14-24" = Fridays from 14:00 on, as locations say it. */
export function hoursParam({ firstDay, lastDay, from, to }: HoursOfWeek): string {
  return `${firstDay}-${lastDay}.${from}-${to}`;
}

/** null = it isn't one. */
export function readHoursParam(text: string): HoursOfWeek | null {
  const found = /^([1-7])-([1-7])\.(1?\d|2[0-3])-([1-9]|1\d|2[0-4])$/.exec(text)?.slice(1).map(Number);
  const [firstDay = 0, lastDay = 0, from = 0, to = 0] = found ?? [];
  return found === undefined ? null : { firstDay, lastDay, from, to };
}
