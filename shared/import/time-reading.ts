import type { RejectCode } from '../import-batch.ts';
import type { Instant } from '../model.ts';
import type { LocalClock } from '../time.ts';

/**
 * The outcome of reading a time, as one number, since a million rows have three of them each: 0 or more = epoch ms,
 * ABSENT = nothing there, below it = why not (problemOf).
 */
export type TimeReading = number;

export const ABSENT: TimeReading = -1;

const PROBLEMS = [
  'time-unreadable',
  'time-impossible',
  'time-not-set',
  'time-far-future',
  'time-zone-missing',
  'time-zone-gap',
  'time-zone-overlap',
  'time-order-ambiguous',
  'time-spreadsheet-serial',
  'number-out-of-range',
  'value-wrong-type',
] as const satisfies readonly RejectCode[];

export function problem(code: (typeof PROBLEMS)[number]): TimeReading {
  return -2 - PROBLEMS.indexOf(code);
}

/** Null for a time and for ABSENT. */
export function problemOf(reading: TimeReading): RejectCode | null {
  return reading < ABSENT ? (PROBLEMS[-2 - reading] ?? null) : null;
}

export const UNREADABLE = problem('time-unreadable');
export const IMPOSSIBLE = problem('time-impossible');
export const NOT_SET = problem('time-not-set');
export const ORDER_AMBIGUOUS = problem('time-order-ambiguous');
export const SPREADSHEET_SERIAL = problem('time-spreadsheet-serial');

export type DateOrder = 'dmy' | 'mdy';

/** How the times of one import are read. */
export interface TimeRules {
  /** The zone of times that name none; null = not said, so that such times are rejected. */
  readonly clock: LocalClock | null;
  /** Later instants are rejected: a year after the import. */
  readonly latest: Instant;
  /** When the import runs: what "21 minutes ago" counts back from. */
  readonly now: Instant;
}

/** 1990-01-01. Deployments are younger; year 1, 1899, 1970 and the like are what programs write for "not set". */
export const EARLIEST: Instant = 631_152_000_000;

/** Checks an instant's range. */
export function inRange(instant: Instant, rules: TimeRules): TimeReading {
  if (instant < EARLIEST) return NOT_SET;
  return instant > rules.latest ? problem('time-far-future') : instant;
}

/** The instant of a local time (ms since 1970-01-01T00:00 on the local clock), never guessed. */
export function fromLocal(local: number, rules: TimeRules): TimeReading {
  if (local < EARLIEST) return NOT_SET;
  if (rules.clock === null) return problem('time-zone-missing');
  const [first, second] = rules.clock.instantsOf(local);
  if (first === undefined) return problem('time-zone-gap');
  return second === undefined ? inRange(first, rules) : problem('time-zone-overlap');
}
