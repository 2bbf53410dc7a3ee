import { expect, test } from 'vitest';
import { errorName, errorTitle, shortErrorType } from './error-type-name.ts';

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

test('a whole stack trace is cut short where it is one of several in a sentence', () => {
  expect(shortErrorType('TypeError')).toBe('TypeError');
  expect(shortErrorType('결제 오류 '.repeat(20))).toBe(`${'결제 오류 '.repeat(9)}결제 오류…`);
  expect(shortErrorType('خطأ')).toBe('\u2068خطأ\u2069');
  expect(shortErrorType(`at ${'x'.repeat(99)}`)).toHaveLength(60);
});
