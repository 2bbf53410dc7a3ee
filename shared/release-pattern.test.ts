import { describe, expect, test } from 'vitest';
import { compileReleasePattern } from './release-pattern.ts';

function matching(pattern: string, ...tags: readonly string[]): readonly string[] {
  const matches = compileReleasePattern(pattern);
  return tags.filter((tag) => matches(tag) !== null);
}

const TAGS = ['v1.0.0', 'v1.1.0-rc.1', 'v10', 'dev1', 'release-a.1', 'release-10.1', 'app/v2', 'V3', '1.0.0', 'v1x0'];

describe('a glob is meant for whole names', () => {
  test.each([
    ['v*', ['v1.0.0', 'v1.1.0-rc.1', 'v10', 'v1x0']],
    ['v1.*', ['v1.0.0', 'v1.1.0-rc.1']],
    ['v[0-9].[0-9].[0-9]', ['v1.0.0']],
    ['v[!1]*', []],
    ['release-?.*', ['release-a.1']],
    ['*/v*', ['app/v2']],
    ['*', TAGS],
    ['{v,}1.0.0', ['v1.0.0', '1.0.0']],
    [' v10 ', ['v10']],
    ['v1-0', []],
  ])('%s', (pattern, expected) => {
    expect(matching(pattern, ...TAGS)).toEqual(expected);
  });
});

describe('an expression is what can only be one, and is looked for anywhere', () => {
  test.each([
    ['^v\\d+\\.', ['v1.0.0', 'v1.1.0-rc.1']],
    ['v\\d+.*', ['v1.0.0', 'v1.1.0-rc.1', 'v10', 'dev1', 'app/v2', 'v1x0']],
    ['^v1.0.0$', ['v1.0.0']],
    ['/v1.0/', ['v1.0.0', 'v1x0']],
    ['(?:rc|beta)', ['v1.1.0-rc.1']],
    ['.*rc.*', ['v1.1.0-rc.1']],
  ])('%s', (pattern, expected) => {
    expect(matching(pattern, ...TAGS)).toEqual(expected);
  });
});

test('the version of a release is the whole tag where the pattern names no service', () => {
  expect(compileReleasePattern('release-*')('release-2.0')).toEqual({ service: null, version: 'release-2.0' });
});

test.each([
  ['{service}@*', 'cart@1.2.0', 'cart', '1.2.0'],
  ['{service}@*', '@shop/cart@1.2.0', '@shop/cart', '1.2.0'],
  ['{service}/v*', 'services/cart/v1.2.0', 'services/cart', 'v1.2.0'],
  ['{service}-v*', 'my-v8-engine-v1', 'my-v8-engine', 'v1'],
  ['release/{service}-*', 'release/cart-7', 'cart', '7'],
  ['v*-{service}', 'v7-cart', 'cart', 'v7'],
  ['{service}', 'cart', 'cart', 'cart'],
  ['^{service}-v\\d', 'cart-v1.2', 'cart', 'v1.2'],
  ['/^(?<service>[a-z]+)-/', 'cart-v1.2', 'cart', 'v1.2'],
])('%s finds the service in %s', (pattern, tag, service, version) => {
  expect(compileReleasePattern(pattern)(tag)).toEqual({ service, version });
});

test.each(['', '  ', 'v[0-9', 'v{1,2', 'v{a,{b,c}}', '^v(', '*+', '{service}/{service}', '[z-a]', 'v[]'])(
  '"%s" is no pattern, and that is said',
  (pattern) => {
    expect(() => compileReleasePattern(pattern)).toThrowError(
      expect.objectContaining({ code: 'release-pattern-invalid', params: { pattern: pattern.trim() } }),
    );
  },
);
