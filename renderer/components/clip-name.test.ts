import { expect, test } from 'vitest';
import { clipName } from './clip-name.ts';

test('only what is too long is cut, between whole characters', () => {
  const fits = 'a'.repeat(40);
  expect(clipName(fits)).toBe(fits);
  expect(clipName('payments/checkout/very/deep/path/that/goes/on/and-on')).toBe(
    'payments/checkout/very/de…oes/on/and-on'.replace('oes', 'es'),
  );
  expect(clipName('🙂'.repeat(50))).toBe(`${'🙂'.repeat(25)}…${'🙂'.repeat(12)}`);
});
