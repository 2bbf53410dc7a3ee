import { expect, test } from 'vitest';
import { errorName, errorTitle } from './error-type-name.ts';

test('a title stands behind its type, which is said once', () => {
  const names = [
    { type: 'TypeError', title: 'cart is undefined' },
    { type: 'TypeError', title: 'TypeError: cart is undefined' },
    { type: 'TypeError', title: 'TypeError' },
    { type: 'TypeError', title: null },
  ];
  expect(names.map(errorTitle)).toEqual(['cart is undefined', 'cart is undefined', null, null]);
  expect(names.map(errorName)).toEqual([
    'TypeError: cart is undefined',
    'TypeError: cart is undefined',
    'TypeError',
    'TypeError',
  ]);
});
