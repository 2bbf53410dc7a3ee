import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Fixture, git, gitBytes, requireGit, temporaryFolder } from './fixture.ts';
import { parseTrailers, trailersIn } from './parse-trailers.ts';

let place: Fixture;
let folder: string;
beforeAll(() => {
  requireGit();
  place = temporaryFolder();
  folder = join(place.folder, 'messages');
  git(place.folder, ['init', '-q', '--bare', '-b', 'main', folder]);
});
afterAll(() => place.remove());

/** What git finds in each message, a "key: value" a line. */
function asGit(messages: readonly string[]): string[] {
  const commits = messages.map((message) => {
    const bytes = Buffer.from(message);
    return Buffer.concat([
      Buffer.from(`commit refs/heads/main\ncommitter C <c@example.com> 1700000000 +0000\ndata ${bytes.length}\n`),
      bytes,
      Buffer.from('\n'),
    ]);
  });
  gitBytes(folder, ['fast-import', '--quiet', '--force'], { input: Buffer.concat(commits) });
  const format = '--format=%(trailers:only,unfold)%x00';
  const log = git(folder, ['log', '--reverse', '--topo-order', format, '-n', String(messages.length), 'main']);
  return log.split('\0').map((text) => text.replace(/^\n/, ''));
}

function asHere(message: string): string {
  const found = trailersIn(Buffer.from(message), 0);
  expect(found).toEqual(parseTrailers(Buffer.from(message).toString('latin1')));
  return found.map(([key, value]) => `${key}: ${Buffer.from(value, 'latin1')}\n`).join('');
}

const word = fc.constantFrom('Fix', 'it', '수정', 'a-b', 'Co', '1', 'x.y', '<a@b>', '#', '-', 'Conflicts');
const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const key = fc.constantFrom('Fixes', 'Reviewed-by', 'BREAKING CHANGE', 'a b', 'See also ', '이슈');
const pair = fc.tuple(key, text).map((parts) => parts.join(': '));
const line = fc.oneof(
  text,
  { weight: 4, arbitrary: pair },
  { weight: 2, arbitrary: fc.constantFrom('Signed-off-by: A <a@b>', '(cherry picked from commit 01234567)') },
  fc.tuple(fc.constantFrom(' ', '\t', '  '), text).map((parts) => parts.join('')),
  fc.constantFrom(
    '',
    '',
    ' ',
    '\t',
    '# comment',
    'Conflicts:',
    '\tfile.txt',
    'Signed-off-by:',
    'key:value',
    'key :  value ',
    ': none',
    '---',
    'http://example.com',
    'a: b\r',
    '# ------------------------ >8 ------------------------',
  ),
);
const block = fc.array(line, { minLength: 0, maxLength: 6, size: 'max' }).map((lines) => lines.join('\n'));
const message = fc
  .tuple(line, fc.array(block, { minLength: 0, maxLength: 2, size: 'max' }), fc.constantFrom('', '\n', '\n\n'))
  .map(([title, blocks, end]) => [title, ...blocks].join('\n\n') + end);

it('finds what git finds, in messages of any lines', () => {
  // A failure shows its message, which is all that it takes to see it again.
  const messages = fc.sample(message, 4000);
  const expected = asGit(messages);
  expect(expected.filter((trailers) => trailers !== '').length).toBeGreaterThan(500);
  for (const [index, one] of messages.entries()) expect([one, asHere(one)]).toEqual([one, expected[index]]);
});

it('looks no further than a first paragraph, a message without a colon, or a zero byte', () => {
  const found = (body: string) => trailersIn(Buffer.from(`tree x\n\n${body}`), 8);
  expect(found('Title\n\nBody\n\nFixes: #1\nRefs: #2\n')).toEqual([
    ['Fixes', '#1'],
    ['Refs', '#2'],
  ]);
  expect(found('Fixes: #1\n')).toEqual([]);
  expect(found('Title\n\nno colon\n')).toEqual([]);
  expect(found('Title\n\nbody\0\n\nFixes: #1\n')).toEqual([]);
  expect(found(`Title\n\n${'x'.repeat(300_000)}\n\nFixes: #1\n`)).toEqual([]);
});
