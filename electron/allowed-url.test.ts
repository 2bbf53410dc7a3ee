import { describe, expect, test } from 'vitest';
import { developmentOrigin, isAllowedRequest, isApplicationPage } from './allowed-url.ts';

const OUTSIDE = [
  'http://127.0.0.1:8080/',
  'https://doradeck/',
  'https://example.com/app://doradeck/',
  'ws://localhost:1/',
  'file:///etc/passwd',
  'data:text/html,x',
  'blob:https://example.com/1',
  'app://doradeck.example.com/',
  'app://other/index.html',
  'app://doradeck@example.com/',
  'app://doradeck:80/',
  'devtools://devtools/bundled/inspector.html',
  'chrome://gpu',
  'view-source:app://doradeck/',
  '',
];

describe('isAllowedRequest', () => {
  test.each(OUTSIDE)('refuses %j', (url) => {
    expect(isAllowedRequest(url, null)).toBe(false);
  });

  test.each(['app://doradeck/', 'app://doradeck/assets/index.js', 'blob:app://doradeck/7d1e'])('allows %s', (url) => {
    expect(isAllowedRequest(url, null)).toBe(true);
  });

  test('allows the development server, its socket and the developer tools, and no other server', () => {
    const development = 'http://localhost:5173';
    const asked = [
      'http://localhost:5173/x',
      'ws://localhost:5173/',
      'devtools://devtools/x',
      'http://localhost:51730/',
    ];
    expect(asked.map((url) => isAllowedRequest(url, development))).toEqual([true, true, true, false]);
  });
});

test('only the page itself is the application, with any query and fragment', () => {
  const pages = ['app://doradeck/', 'app://doradeck/#/deployments', 'app://doradeck/?q=1#x'];
  const others = [
    'app://doradeck/assets/logo.svg',
    'app://doradeck/x#/',
    'app://other/',
    'http://localhost:5173/',
    'about:blank',
  ];
  expect(pages.map((url) => isApplicationPage(url, null))).toEqual([true, true, true]);
  expect(others.map((url) => isApplicationPage(url, null))).toEqual(others.map(() => false));
  expect(isApplicationPage('http://localhost:5173/#/', 'http://localhost:5173')).toBe(true);
});

test('a development server counts in an unpackaged build and on loopback only', () => {
  expect(developmentOrigin(false, 'http://localhost:5173/')).toBe('http://localhost:5173');
  expect(developmentOrigin(false, 'http://127.0.0.1:5173')).toBe('http://127.0.0.1:5173');
  expect(developmentOrigin(true, 'http://localhost:5173/')).toBeNull();
  expect(developmentOrigin(false, 'http://192.168.0.2:5173/')).toBeNull();
  expect(developmentOrigin(false, 'https://localhost.example.com/')).toBeNull();
  expect(developmentOrigin(false, undefined)).toBeNull();
});
