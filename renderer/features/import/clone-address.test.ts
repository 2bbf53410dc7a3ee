import { describe, expect, test } from 'vitest';
import { cloneAddress, hostOf } from './clone-address.ts';

describe('cloneAddress', () => {
  test.each([
    ['https://git.example.com/team/app.git', { kind: 'https', host: 'git.example.com' }],
    ['  HTTPS://Git.Example.com:8443/app  ', { kind: 'https', host: 'git.example.com:8443' }],
    ['https://user:token@git.example.com/app', { kind: 'https', host: 'git.example.com' }],
    // What a reader takes for the host is not always the host.
    ['https://github.com@evil.example/app', { kind: 'https', host: 'evil.example' }],
    ['http://git.example.com/app', { kind: 'other' }],
    ['ssh://git@git.example.com/app', { kind: 'other' }],
    ['git@git.example.com:team/app.git', { kind: 'other' }],
    ['file:///home/me/app', { kind: 'other' }],
    ['https://git.example.com', { kind: 'wrong' }],
    ['https://git.example.com/', { kind: 'wrong' }],
    ['git.example.com/app', { kind: 'wrong' }],
    ['/home/me/app', { kind: 'wrong' }],
    ['', { kind: 'wrong' }],
  ])('%s', (text, address) => {
    expect(cloneAddress(text)).toEqual(address);
  });
});

test('a folder has no host', () => {
  expect(hostOf('/home/me/app')).toBeNull();
  expect(hostOf('C:\\work\\app')).toBeNull();
  expect(hostOf('https://git.example.com/app')).toBe('git.example.com');
});
