import { expect, test } from 'vitest';
import { checkPathPattern, createPathMatcher } from './match-paths.ts';

test.each<[pattern: string, inside: readonly string[], outside: readonly string[]]>([
  [
    'services/cart',
    ['services/cart', 'services/cart/a.ts', 'services/cart/.env'],
    ['services/cart2/a', 'a/services/cart'],
  ],
  ['/services/cart/', ['services/cart/a/b.ts'], ['services']],
  ['services/*', ['services/a', 'services/a/b/c'], ['services', 'x/services/a']],
  ['libs/*.ts', ['libs/a.ts'], ['libs/a.js', 'libs/a/b.ts']],
  ['**/*.sql', ['a.sql', 'db/a.sql', 'db/x/a.sql'], ['db/a.sqlx']],
  ['{web,api}/**', ['web/a', 'api/b/c'], ['app/a']],
  ['서비스/장바구니', ['서비스/장바구니/main.ts'], ['서비스/결제/main.ts']],
  ['!a', ['!a/b'], ['b']],
  ['src/*.ts', ['src/new\nline.ts'], ['src/new\n/line.ts']],
])('%s', (pattern, inside, outside) => {
  const { matches, reaches } = createPathMatcher([pattern]);
  expect({ inside: inside.filter(matches), outside: outside.filter(matches) }).toEqual({ inside, outside: [] });
  const folders = inside.map((path) => path.split('/').slice(0, -1).join('/'));
  expect(folders.filter((folder) => !reaches(folder))).toEqual([]);
});

test('a bracket that is never closed is refused', () => {
  for (const pattern of ['a[bc', 'a/{b', '/']) {
    expect(() => checkPathPattern(pattern), pattern).toThrow(
      expect.objectContaining({ code: 'path-pattern-invalid', params: { pattern } }),
    );
  }
});

test('folders that no match can be in are told', () => {
  const { reaches } = createPathMatcher(['services/cart', 'libs/*/src']);
  expect(['', 'services', 'services/cart/a', 'libs', 'libs/x'].every(reaches)).toBe(true);
  expect(['docs', 'services/carts', 'service', 'lib'].some(reaches)).toBe(false);
});
