import { expect, test } from 'vitest';
import { describeError } from './describe-error.ts';
import { AppError } from './errors.ts';

test('an error is named without what it quotes', () => {
  expect(describeError(new AppError('file-empty', { file: 'secret.csv' }))).toBe('file-empty');
  expect(describeError('secret')).toBe('string');
  const described = describeError(new TypeError('secret row\nsecret line'));
  expect(described).toMatch(/^TypeError at /);
  expect(described).not.toContain('secret');
});
