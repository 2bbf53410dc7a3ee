import { expect, test } from 'vitest';
import { DEFAULT_PRODUCTION_PATTERN } from '../../../shared/model.ts';
import { checkPattern } from './check-pattern.ts';

const environments = [
  { name: 'Production', deployments: 30 },
  { name: 'prod-eu', deployments: 12 },
  { name: 'preprod', deployments: 5 },
  { name: '', deployments: 7 },
];

test('says which environments count and how many deployments they hold', () => {
  expect(checkPattern(DEFAULT_PRODUCTION_PATTERN, environments)).toEqual({
    kind: 'checked',
    environments: [
      { name: 'Production', counts: true, said: false },
      { name: 'prod-eu', counts: true, said: false },
      { name: 'preprod', counts: false, said: false },
    ],
    counted: 2,
    deployments: 42,
  });
});

test('what the user says of an environment goes before the pattern', () => {
  const said = [
    { name: 'prod', deployments: 30, production: false },
    { name: 'blue', deployments: 12, production: true },
  ];
  expect(checkPattern(DEFAULT_PRODUCTION_PATTERN, said)).toEqual({
    kind: 'checked',
    environments: [
      { name: 'prod', counts: false, said: true },
      { name: 'blue', counts: true, said: true },
    ],
    counted: 1,
    deployments: 12,
  });
});

test('an empty pattern or one that is no regular expression is wrong, not "everything"', () => {
  expect(checkPattern('', environments)).toEqual({ kind: 'wrong' });
  expect(checkPattern('(prod', environments)).toEqual({ kind: 'wrong' });
});

test('data without environments', () => {
  expect(checkPattern('prod', [{ name: '', deployments: 7 }])).toEqual({ kind: 'no-environments' });
});
