import { describe, expect, test } from 'vitest';
import { asksZone, inspected } from './inspection-fixture.ts';
import {
  askingAlike,
  inOrder,
  isAsking,
  isReady,
  isUsable,
  nextAsking,
  replacedBatch,
  seenAgain,
  stepFile,
} from './step-file.ts';

const ready = stepFile(inspected('ready.csv'), {});
const asking = stepFile(asksZone('asking.csv'), {});
const alike = stepFile(asksZone('alike.csv'), {});
const known = stepFile(
  inspected('known.csv', {
    state: 'known',
    problem: { code: 'already-imported', params: { file: 'known.csv', importedAt: 0, batchId: 7 } },
  }),
  {},
);
const unusable = stepFile(
  inspected('logo.png', {
    state: 'unusable',
    problem: { code: 'file-wrong-kind', params: { file: 'logo.png', kind: 'png' } },
    reading: null,
  }),
  {},
);

test('questions come first, what can’t be used last, otherwise as handed in', () => {
  expect(inOrder([unusable, ready, asking, known, alike]).map(({ seen }) => seen.file)).toEqual([
    'asking.csv',
    'alike.csv',
    'ready.csv',
    'known.csv',
    'logo.png',
  ]);
});

describe('what is imported', () => {
  test('what is ready, not what is known, asks or can’t be used', () => {
    const files = [ready, asking, known, unusable];
    expect(files.map(isReady)).toEqual([true, false, false, false]);
    expect(files.map(isAsking)).toEqual([false, true, false, false]);
    expect(files.map(isUsable)).toEqual([true, true, true, false]);
  });

  test('a known file, once taken, in place of its earlier import', () => {
    const taken = { ...known, included: true };
    expect({ ready: isReady(taken), replaces: replacedBatch(taken) }).toEqual({ ready: true, replaces: 7 });
    expect(isReady({ ...ready, included: false })).toBe(false);
    expect(isAsking({ ...asking, included: false })).toBe(false);
  });
});

test('the next question is looked for around the end, never the file one is at', () => {
  const files = [asking, ready, alike];
  expect(nextAsking(files, asking.key)).toBe(alike);
  expect(nextAsking(files, alike.key)).toBe(asking);
  expect(nextAsking(files, null)).toBe(asking);
  expect(nextAsking([asking, ready], asking.key)).toBeNull();
});

test('one answer may do for others that ask the same', () => {
  expect(askingAlike([asking, ready, alike, known], asking.key, 'zone')).toEqual([alike]);
  expect(askingAlike([asking, alike], asking.key, 'order')).toEqual([]);
});

test('a look that can’t say how the file is read keeps the reading before it', () => {
  const again = seenAgain({ ...ready, pending: true }, inspected('ready.csv', { state: 'unusable', reading: null }));
  expect({ state: again.seen.state, reading: again.reading, pending: again.pending }).toEqual({
    state: 'unusable',
    reading: ready.reading,
    pending: false,
  });
});

test('a file that can be used after all is taken; one that was left out stays out', () => {
  const now = inspected('logo.png');
  expect(seenAgain(unusable, now).included).toBe(true);
  expect(seenAgain({ ...ready, included: false }, now).included).toBe(false);
});
