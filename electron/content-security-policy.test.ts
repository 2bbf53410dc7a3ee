import { expect, test } from 'vitest';
import { contentSecurityPolicy, insertNonce } from './content-security-policy.ts';

test('the policy, word for word', () => {
  expect(contentSecurityPolicy('bm9uY2U')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-bm9uY2U'; img-src 'self' data: blob:; " +
      "font-src 'self'; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; " +
      "frame-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  );
  expect(contentSecurityPolicy(null)).toContain("; style-src 'self'; ");
});

test('the nonce comes first in the head, and a header element is not a head', () => {
  expect(insertNonce('<html><header></header></html><HEAD lang="en"><title>$&</title></HEAD>', 'n')).toBe(
    '<html><header></header></html><HEAD lang="en"><meta name="csp-nonce" content="n"><title>$&</title></HEAD>',
  );
  expect(() => insertNonce('<html></html>', 'n')).toThrow('no head');
});
