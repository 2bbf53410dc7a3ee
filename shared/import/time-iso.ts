/**
 * The commonest form of a time, read from bytes without making a string:
 * YYYY-MM-DDTHH:MM[:SS[.f{1,3}]] with Z or an offset (ISO 8601, RFC 3339; a space may stand for the T).
 */
import { daysFromCivil, isDate, MS_PER_DAY } from './calendar.ts';

const ZERO = 0x30;

/** Epoch ms; -1 for anything but a time of that form that exists (the caller then finds out why). */
export function isoInstant(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 17 || end - start > 30) return -1;
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2);
  const month = twoDigits(bytes, start + 5);
  const day = twoDigits(bytes, start + 8);
  const hour = twoDigits(bytes, start + 11);
  const minute = twoDigits(bytes, start + 14);
  if (bytes[start + 4] !== 0x2d || bytes[start + 7] !== 0x2d || bytes[start + 13] !== 0x3a) return -1;
  const separator = bytes[start + 10];
  if (separator !== 0x54 && separator !== 0x20) return -1;
  if (year < 1 || !isDate(year, month, day) || hour < 0 || hour > 23 || minute < 0 || minute > 59) return -1;
  let at = start + 16;
  let milliseconds = 0;
  if (bytes[at] === 0x3a) {
    const second = twoDigits(bytes, at + 1);
    if (second < 0 || second > 59) return -1;
    milliseconds = second * 1000;
    at += 3;
    if (bytes[at] === 0x2e) {
      const fractionEnd = skipDigits(bytes, at + 1, end);
      const length = fractionEnd - at - 1;
      if (length < 1 || length > 3) return -1;
      milliseconds += digits(bytes, at + 1, length) * (length === 3 ? 1 : length === 2 ? 10 : 100);
      at = fractionEnd;
    }
  }
  const offset = offsetMinutes(bytes, at, end);
  if (offset === NO_OFFSET) return -1;
  return daysFromCivil(year, month, day) * MS_PER_DAY + (hour * 60 + minute - offset) * 60_000 + milliseconds;
}

const NO_OFFSET = 100_000;

/** Z, ±HH, ±HHMM or ±HH:MM up to the end. */
function offsetMinutes(bytes: Uint8Array, at: number, end: number): number {
  const sign = bytes[at];
  if (sign === 0x5a) return end === at + 1 ? 0 : NO_OFFSET;
  if (sign !== 0x2b && sign !== 0x2d) return NO_OFFSET;
  const hours = twoDigits(bytes, at + 1);
  let minutes = 0;
  if (end === at + 5) minutes = twoDigits(bytes, at + 3);
  else if (end === at + 6 && bytes[at + 3] === 0x3a) minutes = twoDigits(bytes, at + 4);
  else if (end !== at + 3) return NO_OFFSET;
  if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return NO_OFFSET;
  return (sign === 0x2b ? 1 : -1) * (hours * 60 + minutes);
}

/** What makes every number that it is a part of negative. */
const NO_NUMBER = -100_000;

/** The number that two digits make, far below zero when one of them isn't. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - ZERO;
  const ones = (bytes[at + 1] as number) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NO_NUMBER;
}

/** The number that `count` digits make, -1 when one of them isn't. */
function digits(bytes: Uint8Array, start: number, count: number): number {
  let value = 0;
  for (let i = start; i < start + count; i++) {
    const digit = (bytes[i] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function skipDigits(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] ?? 0) >= ZERO && (bytes[at] ?? 0) <= ZERO + 9) at++;
  return at;
}
