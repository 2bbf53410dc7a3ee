import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isRefName, isSha } from './check-ref-name.ts';
import { requireGit } from './fixture.ts';

it.each([
  'refs/heads/main',
  'refs/tags/-rf',
  'refs/tags/릴리스-1',
  'refs/heads/<b>',
  'refs/remotes/origin/HEAD',
  'refs/tags/@',
])('takes %s', (name) => expect(isRefName(name)).toBe(true));

it.each([
  '',
  'HEAD',
  'refs/',
  'refs/main',
  '../refs/heads/main',
  'refs/heads/../../config',
  'refs/heads/a..b',
  'refs/heads//main',
  'refs/heads/main/',
  'refs/heads/.hidden',
  'refs/heads/main.lock',
  'refs/heads/main.lock/x',
  'refs/heads/main.',
  'refs/heads/a b',
  'refs/heads/a\\b',
  'refs/heads/C:',
  'refs/heads/a\0b',
  'refs/heads/a@{1}',
  `refs/heads/${'a'.repeat(2000)}`,
])('refuses %j', (name) => expect(isRefName(name)).toBe(false));

it('agrees with git', () => {
  requireGit();
  const piece = fc.constantFrom(
    'a',
    'main',
    '.',
    '..',
    '/',
    '//',
    '.lock',
    '@',
    '@{',
    '{',
    '-',
    ' ',
    '~',
    '^',
    ':',
    '?',
    '*',
    '[',
    '\\',
    '\u007f',
    '\u001b',
    '한글',
    'V1',
  );
  const names = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => `refs/heads/${pieces.join('')}`);
  const allowed = { yes: 0, no: 0 };
  for (const name of fc.sample(names, 150)) {
    const { status } = spawnSync('git', ['check-ref-format', name]);
    expect([name, isRefName(name)]).toEqual([name, status === 0]);
    allowed[status === 0 ? 'yes' : 'no']++;
  }
  expect(Math.min(allowed.yes, allowed.no)).toBeGreaterThan(10);
});

it('knows a SHA', () => {
  expect(isSha('0123456789abcdef0123456789abcdef01234567')).toBe(true);
  for (const text of ['', 'abc', 'g'.repeat(40), 'A'.repeat(40), `${'a'.repeat(40)}\n`])
    expect(isSha(text)).toBe(false);
});
