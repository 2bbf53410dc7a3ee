import { expect, test } from 'vitest';
import { chosenPair, withSide } from './version-pair.ts';
import { verdict, versionRow, versionsAnswer } from './versions-fixture.ts';

const ANSWER = versionsAnswer([
  versionRow('v4'),
  versionRow('v3', { verdict: verdict('faulty', { against: 'v1' }) }),
  versionRow('v2'),
  versionRow('v1'),
]);

test('takes what was asked for, and the usual pair where that is gone or the same twice', () => {
  expect(chosenPair(ANSWER, null, null)).toEqual({ base: 'v3', head: 'v4' });
  expect(chosenPair(ANSWER, 'v1', 'v2')).toEqual({ base: 'v1', head: 'v2' });
  expect(chosenPair(ANSWER, 'v1', null)).toEqual({ base: 'v1', head: 'v4' });
  expect(chosenPair(ANSWER, 'v9', 'v4')).toEqual({ base: 'v3', head: 'v4' });
  expect(chosenPair(ANSWER, 'v4', 'v4')).toEqual({ base: 'v3', head: 'v4' });
});

test('a head alone stands against what it is judged against, else the version before it', () => {
  expect(chosenPair(ANSWER, null, 'v3')).toEqual({ base: 'v1', head: 'v3' });
  expect(chosenPair(ANSWER, null, 'v2')).toEqual({ base: 'v1', head: 'v2' });
  expect(chosenPair(ANSWER, null, 'v1')).toEqual({ base: 'v2', head: 'v1' });
});

test('one version or none has nothing to be compared with', () => {
  expect(chosenPair(versionsAnswer([versionRow('v1')]), 'v1', 'v1')).toBeNull();
  expect(chosenPair(versionsAnswer([]), null, null)).toBeNull();
});

test('choosing the version of the other side swaps the two', () => {
  const pair = { base: 'v1', head: 'v3' };
  expect(withSide(pair, 'base', 'v2')).toEqual({ base: 'v2', head: 'v3' });
  expect(withSide(pair, 'base', 'v3')).toEqual({ base: 'v3', head: 'v1' });
  expect(withSide(pair, 'head', 'v1')).toEqual({ base: 'v3', head: 'v1' });
});
