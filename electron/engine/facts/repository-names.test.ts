import { describe, expect, test } from 'vitest';
import { matchRepository, repositoryKey, shortName } from './repository-names.ts';

test.each([
  ['https://github.com/Shop/Cart.git', 'github.com/shop/cart', 'Shop/Cart'],
  ['https://user@github.com/shop/cart/', 'github.com/shop/cart', 'shop/cart'],
  ['ssh://git@git.example.com:2222/shop/cart.git', 'git.example.com/shop/cart', 'shop/cart'],
  ['git@github.com:shop/cart.git', 'github.com/shop/cart', 'shop/cart'],
  ['shop/cart', 'shop/cart', 'shop/cart'],
  ['Cart', 'cart', 'Cart'],
  ['/srv/git/cart.git', 'srv/git/cart', '/srv/git/cart.git'],
  ['', '', ''],
])('%s', (text, key, short) => {
  expect(repositoryKey(text)).toBe(key);
  expect(shortName(text)).toBe(short);
});

describe('an export means the repository that was read', () => {
  const cart = { id: 1, name: 'cart', source: '/srv/clients/cart' };
  const search = { id: 2, name: 'search', source: 'https://github.com/shop/search' };
  const other = { id: 3, name: 'search', source: 'https://github.com/other/search' };
  const read = [cart, search, other];

  test.each([
    ['https://github.com/shop/cart.git', cart],
    ['CART', cart],
    ['shop/search', search],
    ['git@github.com:other/search.git', other],
    ['search', null],
    ['https://github.com/third/search', null],
    ['shopping-cart', null],
    ['', null],
  ])('%s', (text, repository) => expect(matchRepository(text, read)).toBe(repository));
});
