import { expect, test } from 'vitest';
import type { FileOutcome } from '../../../shared/answers.ts';
import { pathOfOutcome } from './path-of-outcome.ts';

const failed = (file: string, path?: string): FileOutcome => ({
  kind: 'failed',
  file,
  error: { code: 'file-empty', params: { file } },
  ...(path === undefined ? {} : { path }),
});

test('the outcome knows best', () => {
  expect(pathOfOutcome(failed('a.csv', '/x/deep/a.csv'), 0, 2, ['/x'])).toBe('/x/deep/a.csv');
});

test('otherwise the name among the paths, on every system', () => {
  expect(pathOfOutcome(failed('b.csv'), 0, 2, ['/x/a.csv', '/x/b.csv'])).toBe('/x/b.csv');
  expect(pathOfOutcome(failed('b.csv'), 0, 1, ['C:\\exports\\b.csv'])).toBe('C:\\exports\\b.csv');
});

test('the same name twice is told by its place, and not at all where places mean nothing', () => {
  expect(pathOfOutcome(failed('a.csv'), 1, 2, ['/x/a.csv', '/y/a.csv'])).toBe('/y/a.csv');
  expect(pathOfOutcome(failed('a.csv'), 1, 5, ['/x/a.csv', '/y/a.csv'])).toBeNull();
  expect(pathOfOutcome(failed('deep.csv'), 0, 2, ['/folder'])).toBeNull();
});
