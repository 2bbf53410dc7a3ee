import { expect, test } from 'vitest';
import { completeShas } from './complete-shas.ts';

const WHOLE = '1234567890abcdef1234567890abcdef12345678';

test.each([
  ['a longer one that is the only one', 'abc1234', ['abc1234', 'abc1234def'], 'abc1234def'],
  ['the longest of one line', 'abc1234', ['abc1234d', 'abc1234de', 'abc1234def'], 'abc1234def'],
  ['itself, where two could be meant', 'abc1234', ['abc1234d', 'abc1234e'], 'abc1234'],
  ['itself, where nothing begins so', 'abc1234', ['abc123', 'bbc12345'], 'abc1234'],
  ['digits alone, of no longer number', '1234567', ['12345678'], '1234567'],
  ['digits alone, of a whole SHA', '1234567', ['12345678', WHOLE], WHOLE],
])('%s', (_, sha, known, expected) => {
  expect(completeShas(known)(sha)).toBe(expected);
});
