import { afterEach, expect, test, vi } from 'vitest';
import { allowStyleTextOnly, shareNonce, styleNonce } from './trusted-types.ts';

afterEach(() => {
  document.head.replaceChildren();
  Reflect.deleteProperty(globalThis, '__webpack_nonce__');
});

test('text that could become an element is refused, style text is let through', () => {
  const createPolicy = vi.fn();
  vi.stubGlobal('trustedTypes', { createPolicy });
  allowStyleTextOnly();
  const [name, rules] = createPolicy.mock.calls[0] ?? [];
  expect(name).toBe('default');
  expect([rules.createHTML(':root{--a:1}'), rules.createHTML('a</style><img src=x onerror=alert(1)>')]).toEqual([
    ':root{--a:1}',
    null,
  ]);
});

test('the nonce is that of the page, and none where there is none', () => {
  expect(styleNonce()).toBe('');
  shareNonce('');
  expect('__webpack_nonce__' in globalThis).toBe(false);
  const meta = document.createElement('meta');
  meta.name = 'csp-nonce';
  meta.content = 'abc';
  document.head.append(meta);
  shareNonce(styleNonce());
  expect(Reflect.get(globalThis, '__webpack_nonce__')).toBe('abc');
});
