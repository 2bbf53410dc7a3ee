import { expect, test } from 'vitest';
import type { ErrorData } from '../../../shared/errors.ts';
import type { FileReading } from '../../../shared/import-inspection.ts';
import { asksZone, inspected, reading } from './inspection-fixture.ts';
import { openQuestions } from './open-questions.ts';
import { stepFile } from './step-file.ts';

const problem = (code: ErrorData['code']) => ({ state: 'needs-choice', problem: { code, params: {} } }) as const;
const localTimes = { column: 'done', example: '03/04/2024 10:00' };
const undecided: Partial<FileReading> = {
  localTimes,
  dateOrder: { value: null, from: 'undecided', ...localTimes },
};

test('all that is open is asked at once, not one after the other', () => {
  const seen = inspected('a.csv', { ...problem('file-kind-unknown'), reading: reading(undecided) });
  expect(openQuestions(stepFile(seen, {}))).toEqual(['kind', 'zone', 'order']);
});

test('what is chosen is asked no more', () => {
  const seen = inspected('a.csv', { ...problem('file-kind-unknown'), reading: reading(undecided) });
  const chosen = { kind: 'incidents', inputTimeZone: 'UTC', dateOrder: 'dmy' } as const;
  expect(openQuestions(stepFile(seen, chosen))).toEqual([]);
});

test('a file that can’t be read at all asks what its problem names', () => {
  const unread = inspected('a.csv', { ...problem('file-encoding-unknown'), reading: null });
  expect(openQuestions(stepFile(unread, {}))).toEqual(['encoding']);
  expect(openQuestions(stepFile(asksZone('a.csv'), {}))).toEqual(['zone']);
});

test('a file that is ready asks nothing, nor does one that lacks a column', () => {
  expect(openQuestions(stepFile(inspected('a.csv'), {}))).toEqual([]);
  expect(openQuestions(stepFile(inspected('a.csv', problem('file-no-service-column')), {}))).toEqual([]);
});

test('dates in doubt are asked about where they cost every row, else left to be looked at', () => {
  const counts = { read: 60, stored: 0, rejected: 60, blank: 0, more: false };
  const seen = (stored: number) =>
    inspected('a.csv', { reading: reading({ ...undecided, counts: { ...counts, stored } }) });
  expect(openQuestions(stepFile(seen(0), {}))).toEqual(['zone', 'order']);
  expect(openQuestions(stepFile(seen(1), {}))).toEqual([]);
});
