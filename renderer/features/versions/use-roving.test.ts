import { expect, test } from 'vitest';
import { keyAfter } from './use-roving.ts';

const ROWS = [['i1', 'i2', 'i3'], ['a'], ['b']];

test('arrows go along a row and between rows, Home and End to the ends; beyond there is nothing', () => {
  const after = (key: string) =>
    ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].map((pressed) => keyAfter(pressed, key, ROWS));
  expect(after('i2')).toEqual([null, 'a', 'i1', 'i3']);
  expect(after('i3')).toEqual([null, 'a', 'i2', null]);
  expect(after('a')).toEqual(['i1', 'b', null, null]);
  expect(after('b')).toEqual(['a', null, null, null]);
  expect(keyAfter('Home', 'b', ROWS)).toBe('i1');
  expect(keyAfter('End', 'i2', ROWS)).toBe('b');
  expect(keyAfter('Enter', 'b', ROWS)).toBeNull();
});
