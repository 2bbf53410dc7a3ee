import { expect, test } from 'vitest';
import { isAbsent } from './absent.ts';
import { readFlag, readRemediation, readRepository, readSha, readStatus, splitNames } from './coerce-text.ts';
import { csvField, protectCell, unprotectCell } from './formula-safe.ts';

test('statuses in English and Korean, whatever their case; a word nobody knows is unknown', () => {
  const words = [
    'SUCCESS',
    'succeeded',
    'Inactive',
    '성공',
    'FAILURE',
    '실패',
    'canceled',
    '취소',
    'In Progress',
    '진행 중',
  ];
  expect(words.map(readStatus)).toEqual([
    ...['success', 'success', 'success', 'success', 'failure', 'failure'],
    ...['cancelled', 'cancelled', 'running', 'running'],
  ]);
  expect(readStatus('wibble')).toBe('unknown');
});

test('yes and no', () => {
  expect(['true', 'Y', '예', '0', '아니오', 'maybe'].map(readFlag)).toEqual([true, true, true, false, false, null]);
});

test('unplanned kinds; planned ones are none', () => {
  expect(['Rollback', 'hot-fix', '긴급 배포', 'reverted', 'regular'].map(readRemediation)).toEqual([
    'rollback',
    'hotfix',
    'hotfix',
    'revert',
    null,
  ]);
});

test('commits: in small letters, short or long, out of addresses; nothing else', () => {
  const full = 'ABCDEF0123456789ABCDEF0123456789ABCDEF01';
  expect(readSha(full)).toBe(full.toLowerCase());
  expect(readSha('1234567e10')).toBe('1234567e10');
  expect(readSha('00000000')).toBe('00000000');
  expect(readSha(`https://example.com/acme/web/commit/${full}`)).toBe(full.toLowerCase());
  expect(readSha('unknown')).toBe('');
  for (const text of ['not-a-sha', 'abc', '1.23457E+16', '1.4.2', 'main']) expect(readSha(text)).toBeNull();
});

test('a repository loses its user info and nothing else', () => {
  expect(readRepository('https://user:token@example.com/acme/web.git')).toBe('https://example.com/acme/web.git');
  expect(readRepository('git@example.com:acme/web.git')).toBe('git@example.com:acme/web.git');
  expect(readRepository('https://example.com/a@b')).toBe('https://example.com/a@b');
});

test('several services in one cell', () => {
  expect(splitNames('a; b')).toEqual(['a', 'b']);
  expect(splitNames('["a, b","c"]')).toEqual(['a, b', 'c']);
  expect(splitNames(' one name')).toEqual([' one name']);
});

test('words for nothing', () => {
  expect(['', '  ', 'Null', '?', ' - ', 'n/a', '없음'].every(isAbsent)).toBe(true);
  expect(['nullable', 'no', 'unit', 'checkout'].some(isAbsent)).toBe(false);
});

test('a protected cell runs nothing and comes back as it was', () => {
  const cells = [
    '=1+1',
    '+1',
    '-2',
    '@SUM(1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '\0=1',
    '＝1',
    '＋1',
    '－1',
    '＠a',
    "'=1",
    "''",
    'a',
    '',
  ];
  for (const cell of cells) {
    expect(protectCell(cell)).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/);
    expect(unprotectCell(protectCell(cell))).toBe(cell);
  }
  expect([csvField('a,"b"'), csvField('plain'), csvField(' a')]).toEqual(['"a,""b"""', 'plain', '" a"']);
});
