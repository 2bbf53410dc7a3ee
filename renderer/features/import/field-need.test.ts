import { expect, test } from 'vitest';
import { isMissing, needOf } from './field-need.ts';

test('one field of a group is enough: the others are needed no more', () => {
  expect(needOf('deployments', 'service', [])).toEqual({ isMissing: true, others: ['repo'] });
  expect(needOf('deployments', 'service', ['service'])).toEqual({ isMissing: false, others: ['repo'] });
  expect(needOf('deployments', 'repo', ['service'])).toBeNull();
  expect(isMissing('deployments', 'finished_at', ['service'])).toBe(true);
});

test('what no group names is never needed', () => {
  expect(needOf('deployments', 'team', [])).toBeNull();
  expect(isMissing('incidents', 'service', [])).toBe(false);
});
