import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localClock } from '../time.ts';
import type { Cell } from './cell.ts';
import { fineTimeText, readTime } from './coerce-time.ts';
import { isoInstant } from './time-iso.ts';
import { withoutExponent } from './time-number.ts';
import { ABSENT, type DateOrder, problemOf, type TimeRules } from './time-reading.ts';
import { dateOrderOf } from './time-text.ts';

const LATEST = Date.UTC(2027, 0, 1);
const NOWHERE: TimeRules = { clock: null, latest: LATEST, now: LATEST };
const SEOUL: TimeRules = { clock: localClock('Asia/Seoul'), latest: LATEST, now: LATEST };
const BERLIN: TimeRules = { clock: localClock('Europe/Berlin'), latest: LATEST, now: LATEST };

/** An ISO instant, 'absent', or the reason. */
function read(cell: Cell, rules: TimeRules = NOWHERE, order: DateOrder | null = null): string {
  const reading = readTime(cell, rules, order);
  if (reading === ABSENT) return 'absent';
  return problemOf(reading) ?? new Date(reading).toISOString();
}

describe('times that say their zone', () => {
  test.each([
    ['2025-03-01T10:00:00Z', '2025-03-01T10:00:00.000Z'],
    ['2025-03-30T02:30:00+01:00', '2025-03-30T01:30:00.000Z'],
    ['2025-03-01T10:00:00.5Z', '2025-03-01T10:00:00.500Z'],
    ['2025-03-01T10:00:00.1234567Z', '2025-03-01T10:00:00.123Z'],
    ['2025-03-01T10:00:00.123456789+09:00', '2025-03-01T01:00:00.123Z'],
    ['2025-03-01T10:00:00+0800', '2025-03-01T02:00:00.000Z'],
    ['2025-03-01T10:00:00-03', '2025-03-01T13:00:00.000Z'],
    ['2025-03-01 10:00 UTC', '2025-03-01T10:00:00.000Z'],
    ['2025-03-01 10:00:00 KST', '2025-03-01T01:00:00.000Z'],
    ['2025-03-01T10:00:00+09:00[Asia/Seoul]', '2025-03-01T01:00:00.000Z'],
    ['Sat Mar 01 2025 10:00:00 GMT+0900 (Korean Standard Time)', '2025-03-01T01:00:00.000Z'],
    ['Sat, 01 Mar 2025 10:00:00 +0000', '2025-03-01T10:00:00.000Z'],
    ['Sat Mar 1 10:00:00 2025 +0900', '2025-03-01T01:00:00.000Z'],
    ['2024-02-29T10:00:00Z', '2024-02-29T10:00:00.000Z'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('numbers', () => {
  test.each([
    ['1740823200', '2025-03-01T10:00:00.000Z'],
    ['1740823200.123456789', '2025-03-01T10:00:00.123Z'],
    ['1740823200000', '2025-03-01T10:00:00.000Z'],
    ['1740823200123456', '2025-03-01T10:00:00.123Z'],
    ['1740823200123999999', '2025-03-01T10:00:00.123Z'],
    ['45717.4166667', 'time-spreadsheet-serial'],
    ['45717', 'time-spreadsheet-serial'],
    ['0', 'time-not-set'],
    ['-0', 'time-not-set'],
    ['-62135596800', 'time-not-set'],
    ['99999999999999999999999999', 'number-out-of-range'],
    ['1.74082E+12', 'time-unreadable'],
    ['1e999', 'number-out-of-range'],
    ['NaN', 'time-unreadable'],
    ['Infinity', 'time-unreadable'],
    ['20250301', 'time-zone-missing'],
    ['1893456000', 'time-far-future'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('dates without separators are dates', () => {
    expect(read('20250301', SEOUL)).toBe('2025-02-28T15:00:00.000Z');
    expect(read('20250301093000', SEOUL)).toBe('2025-03-01T00:30:00.000Z');
  });

  test('JSON numbers keep their digits, and may have an exponent', () => {
    expect(read({ number: '1740823200123456789' })).toBe('2025-03-01T10:00:00.123Z');
    expect(read({ number: '1.7408232e9' })).toBe('2025-03-01T10:00:00.000Z');
    expect(read({ number: '1e999' })).toBe('number-out-of-range');
    expect(read({ number: '-0' })).toBe('time-not-set');
    expect(read(true)).toBe('value-wrong-type');
    expect(read([])).toBe('value-wrong-type');
  });

  test('an exponent is taken away without arithmetic', () => {
    expect([withoutExponent('1.7408232e9'), withoutExponent('12e-3'), withoutExponent('1.5E2')]).toEqual([
      '1740823200',
      '0.012',
      '150',
    ]);
    expect(withoutExponent('1e99')).toBeNull();
  });
});

describe('times that do not exist or mean nothing', () => {
  test.each([
    ['2025-02-29T10:00:00Z', 'time-impossible'],
    ['2025-13-01T10:00:00Z', 'time-impossible'],
    ['2025-04-31', 'time-impossible'],
    ['2016-12-31T23:59:60Z', 'time-impossible'],
    ['2025-03-01T24:00:00Z', 'time-impossible'],
    ['2025-03-01T10:61:00Z', 'time-impossible'],
    ['2025-03-01T10:00:00+15:00', 'time-impossible'],
    ['13/13/2025', 'time-impossible'],
    ['0001-01-01T00:00:00Z', 'time-not-set'],
    ['0000-00-00 00:00:00', 'time-not-set'],
    ['1970-01-01T00:00:00Z', 'time-not-set'],
    ['1899-12-30', 'time-not-set'],
    ['9999-12-31T23:59:59Z', 'time-far-future'],
    ['2099-01-01T00:00:00Z', 'time-far-future'],
    ['yesterday', 'time-unreadable'],
    ['10:00', 'time-unreadable'],
    ['2025-03-01T10:00:00 EST', 'time-unreadable'],
    ['2025-03-01T10:00:00Z2025-03-01T10:00:00Z', 'time-unreadable'],
    [`2025-03-01T10:00:00Z${' '.repeat(100_000)}x`, 'time-unreadable'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each(['', '  ', 'NULL', 'null', '?', '-', 'N/A', 'none'])('%j is nothing', (text) => {
    expect(read(text)).toBe('absent');
  });
});

describe('local times', () => {
  test('need a zone', () => {
    expect(read('2025-03-01 10:00:00')).toBe('time-zone-missing');
    expect(read('2025-03-01 10:00:00', SEOUL)).toBe('2025-03-01T01:00:00.000Z');
  });

  test('are never guessed where a clock changes', () => {
    expect(read('2025-03-30T02:30:00', BERLIN)).toBe('time-zone-gap');
    expect(read('2025-10-26T02:30:00', BERLIN)).toBe('time-zone-overlap');
    expect(read('2025-10-26T03:30:00', BERLIN)).toBe('2025-10-26T02:30:00.000Z');
  });

  test.each([
    ['2025. 3. 1. 오후 2:30', '2025-03-01T05:30:00.000Z'],
    ['2025-03-01 오전 12:05:09', '2025-02-28T15:05:09.000Z'],
    ['2025년 3월 1일 14시 30분', '2025-03-01T05:30:00.000Z'],
    ['2025/03/01 14:30', '2025-03-01T05:30:00.000Z'],
    ['2025.03.01', '2025-02-28T15:00:00.000Z'],
    ['11/May/24 03:26 PM', '2024-05-11T06:26:00.000Z'],
    ['14/Jul/25 3:42 PM', '2025-07-14T06:42:00.000Z'],
    ['Mar 1, 2025, 10:00 AM', '2025-03-01T01:00:00.000Z'],
    ['1 March 2025 10:00', '2025-03-01T01:00:00.000Z'],
    ['2025-03-01 13:00 PM', 'time-impossible'],
    ['2025-03-01 0:30 AM', 'time-impossible'],
  ])('%s', (text, expected) => {
    expect(read(text, SEOUL)).toBe(expected);
  });
});

describe('day first or month first', () => {
  test('is told by a part above twelve, else by the column, else not at all', () => {
    expect(read('14/03/2025 10:00', SEOUL)).toBe('2025-03-14T01:00:00.000Z');
    expect(read('6/21/2025 16:14', SEOUL)).toBe('2025-06-21T07:14:00.000Z');
    expect(read('03/04/2025 10:00', SEOUL)).toBe('time-order-ambiguous');
    expect(read('03/04/2025 10:00', SEOUL, 'dmy')).toBe('2025-04-03T01:00:00.000Z');
    expect(read('03/04/2025 10:00', SEOUL, 'mdy')).toBe('2025-03-04T01:00:00.000Z');
    expect(read('03/14/2025 10:00', SEOUL, 'dmy')).toBe('time-impossible');
  });

  test('a two-digit year may stand first, so that little is proven', () => {
    expect(dateOrderOf('25/03/14')).toEqual({ proves: null });
    expect(dateOrderOf('3/21/25')).toEqual({ proves: 'mdy' });
    expect(dateOrderOf('21/3/2025')).toEqual({ proves: 'dmy' });
    expect(dateOrderOf('2025-03-21')).toBeNull();
  });
});

test('a text is kept only where it is finer than a millisecond', () => {
  expect(fineTimeText('2025-03-01T10:00:00.123456789Z')).toBe('2025-03-01T10:00:00.123456789Z');
  expect(fineTimeText('2025-03-01T10:00:00.123000Z')).toBeNull();
  expect(fineTimeText({ number: '1740823200123456789' })).toBe('1740823200123456789');
  expect(fineTimeText('1693491974000000000')).toBeNull();
  expect(fineTimeText('1740823200123456')).toBe('1740823200123456');
  expect(fineTimeText('1740823200123')).toBeNull();
});

test('the fast way and the slow way agree on every time that the fast way takes', () => {
  const date = fc.date({ min: new Date('1990-01-02'), max: new Date('2026-12-01'), noInvalidDate: true });
  const zone = fc.constantFrom('Z', '+09:00', '-0330', '+01');
  const form = fc.constantFrom(16, 19, 21, 23);
  fc.assert(
    fc.property(date, zone, form, fc.constantFrom('T', ' '), (instant, offset, length, separator) => {
      const text = instant.toISOString().slice(0, length).replace('T', separator) + offset;
      const bytes = new TextEncoder().encode(`x${text}y`);
      const fast = isoInstant(bytes, 1, bytes.length - 1);
      expect(fast).toBe(readTime(text, NOWHERE, null));
      const [sign, hours = '0', minutes = '0'] = /([+-])(\d\d):?(\d\d)?/.exec(offset)?.slice(1) ?? ['+'];
      const shift = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0)) * 60_000;
      expect(fast).toBe(Date.parse(`${instant.toISOString().slice(0, length)}Z`) - shift);
    }),
    { numRuns: 2000 },
  );
});

test('finer times are left to the slow way', () => {
  const text = '2025-03-01T10:00:00.1234Z';
  expect(isoInstant(new TextEncoder().encode(text), 0, text.length)).toBe(-1);
});

test('the fast way takes nothing that the slow way would not', () => {
  const part = fc.constantFrom('2025', '-', '02', '30', 'T', ':', '59', '60', '24', '.', '123456', '+', 'Z', ' ', '09');
  fc.assert(
    fc.property(fc.array(part, { minLength: 8, maxLength: 16 }), (parts) => {
      const text = parts.join('');
      const fast = isoInstant(new TextEncoder().encode(text), 0, text.length);
      if (fast >= 0) expect(readTime(text, { clock: null, latest: Number.MAX_SAFE_INTEGER, now: 0 }, null)).toBe(fast);
    }),
    { numRuns: 5000 },
  );
});
