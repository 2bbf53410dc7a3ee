import { expect, test } from 'vitest';
import { repositoryCodes } from './question.ts';

const NAMES = ['', 'web', 'shop/cart', 'lab/cart', 'cart-tools'];

test.each([
  ['shop/cart', [2]],
  ['Shop/Cart', [2]],
  ['cart', [2, 3]],
  ['https://github.com/shop/cart.git', [2]],
  ['git@example.com:lab/cart.git', [3]],
  ['https://github.com/shop/web', [1]],
  ['https://github.com/shop/tools', [-1]],
  ['art', [-1]],
  ['', [0]],
])('the repository %j', (text, codes) => {
  expect([...(repositoryCodes([text], NAMES) ?? [])]).toEqual(codes);
});

test('several, and none', () => {
  expect(repositoryCodes(['web', 'lab/cart'], NAMES)).toEqual(new Set([1, 3]));
  expect(repositoryCodes([], NAMES)).toBeNull();
});
