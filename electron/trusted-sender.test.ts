import { expect, test } from 'vitest';
import { isTrustedSender } from './trusted-sender.ts';

const page = { url: 'app://doradeck/#/overview' };

test('the main frame of our page is trusted', () => {
  expect(isTrustedSender({ sender: { mainFrame: page }, senderFrame: page }, null)).toBe(true);
});

test('a frame within our page is not, whatever its address', () => {
  expect(isTrustedSender({ sender: { mainFrame: page }, senderFrame: { ...page } }, null)).toBe(false);
});

test('a frame that has gone is not', () => {
  expect(isTrustedSender({ sender: { mainFrame: null }, senderFrame: null }, null)).toBe(false);
});

test.each([
  'about:blank',
  'app://other/',
  'app://doradeck/assets/logo.svg',
  'https://doradeck/',
  'http://localhost:5173/',
])('the main frame of %s is not', (url) => {
  const frame = { url };
  expect(isTrustedSender({ sender: { mainFrame: frame }, senderFrame: frame }, null)).toBe(false);
});
