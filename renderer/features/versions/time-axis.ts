/** Where instants are on an axis of time, and which of them it names. */
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { formatDay, formatTime } from '../../../shared/i18n/format-date.ts';
import { formatDay as dayText, localClock, MS_PER_DAY } from '../../../shared/time.ts';
import { textWidth } from '../../charts/label-room.ts';

export interface TimeSpan {
  /** Epoch ms, half-open. */
  readonly from: number;
  readonly to: number;
}

export interface TimeTick {
  readonly at: number;
  readonly text: string;
}

/** 0 at the beginning, `width` at the end; what lies outside is at the edge. */
export function placeOf(instant: number, { from, to }: TimeSpan, width: number): number {
  if (to <= from) return 0;
  return (Math.min(Math.max(instant, from), to) - from) * (width / (to - from));
}

export function instantAt(x: number, { from, to }: TimeSpan, width: number): number {
  return width <= 0 ? from : from + (Math.min(Math.max(x, 0), width) / width) * (to - from);
}

const HOUR = 3_600_000;
const HOUR_STEPS = [HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR] as const;
const DAY_STEPS = [1, 2, 7, 14, 28, 56, 91, 182, 364] as const;

/** Midnights of the zone, or hours where the span is short; as many as have room. */
export function timeTicks(span: TimeSpan, width: number, timeZone: string, locale: Locale): readonly TimeTick[] {
  const clock = localClock(timeZone);
  const most = Math.max(1, Math.floor(width / 84));
  const length = span.to - span.from;
  const ticks: TimeTick[] = [];
  const hours = HOUR_STEPS.find((step) => length / step <= most);
  const first = clock.dayOf(span.from);
  const last = clock.dayOf(span.to - 1);
  if (hours !== undefined && length <= 4 * MS_PER_DAY) {
    for (let day = first; day <= last; day++) {
      for (let hour = 0; hour < 24 * HOUR; hour += hours) ticks.push(tickAt(clock.startOfDay(day) + hour, hour === 0));
    }
  } else {
    const step = DAY_STEPS.find((days) => (last - first + 1) / days <= most) ?? Math.ceil((last - first + 1) / most);
    for (let day = first; day <= last; day += step) ticks.push(tickAt(clock.startOfDay(day), true));
  }
  return ticks.filter(
    ({ at, text }) => at >= span.from && at < span.to && placeOf(at, span, width) + textWidth(text) <= width + 30,
  );

  function tickAt(at: number, isDay: boolean): TimeTick {
    return { at, text: isDay ? formatDay(dayText(clock.dayOf(at)), locale) : formatTime(at, timeZone, locale) };
  }
}
