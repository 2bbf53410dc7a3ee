import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { PROFILE_IDS } from '../model.ts';
import { EVERYTHING, formatSlice, parseSlice, type SliceChoice } from './slice-text.ts';

const name = fc.string({ minLength: 1 });
const names = fc.array(name, { maxLength: 3 });
const orNull = fc.option(name);

const slices: fc.Arbitrary<SliceChoice> = fc
  .record({
    label: fc.string(),
    services: names,
    teams: names,
    repositories: names,
    from: orNull,
    to: orNull,
    workspace: orNull,
    profile: fc.option(fc.constantFrom(...PROFILE_IDS)),
  })
  .chain((said) =>
    fc.oneof(
      fc.constant({ ...said, period: null }),
      fc.constant({ ...said, period: null, env: null }),
      name.map((env) => ({ ...said, period: null, env })),
      fc.constant({ ...said, from: null, to: null, period: 'previous' as const }),
    ),
  );

test('what is written is read again, whatever is in the names', () => {
  fc.assert(
    fc.property(slices, (slice) => {
      expect(parseSlice(formatSlice(slice))).toEqual(slice);
    }),
  );
});

test('keys say what a slice is of; names may stand several times, commas are doubled', () => {
  expect(parseSlice('')).toEqual(EVERYTHING);
  expect(parseSlice('team=checkout,service=web,service=api,from=2024-10-13,label=Oct,, the rest')).toEqual({
    ...EVERYTHING,
    teams: ['checkout'],
    services: ['web', 'api'],
    from: '2024-10-13',
    label: 'Oct, the rest',
  });
  expect(parseSlice('workspace=\\\\server\\share\\a=b.doradeck,envs=all')).toEqual({
    ...EVERYTHING,
    workspace: '\\\\server\\share\\a=b.doradeck',
    env: null,
  });
});

test.each([
  'checkout',
  'tean=checkout',
  '=checkout',
  'from=2024-10-13,from=2024-10-14',
  'env=prod,envs=all',
  'envs=some',
  'period=next',
  'period=previous,to=2024-10-13',
  'profile=mine',
])('%j is a mistake', (text) => {
  let thrown: unknown = null;
  try {
    parseSlice(text);
  } catch (error) {
    thrown = error;
  }
  expect(
    thrown instanceof AppError && [thrown.code, String(thrown.params.detail).startsWith(`slice ${text}: `)],
  ).toEqual(['usage', true]);
});
