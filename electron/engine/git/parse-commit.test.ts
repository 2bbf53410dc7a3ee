import { describe, expect, it } from 'vitest';
import { People } from './history/people.ts';
import { parseCommit, parseTag } from './parse-commit.ts';

const PARENT = 'b'.repeat(40);

function commitOf(headers: string[], message: string): Buffer {
  return Buffer.from(`${headers.join('\n')}\n\n${message}`, 'utf8');
}

/** With its people and names as texts. */
function parsed(content: Buffer) {
  const people = new People();
  const { parents, author, ...commit } = parseCommit(content, people);
  return { ...commit, parents: parents.map((name) => Buffer.from(name).toString('hex')), ...people.person(author) };
}

describe('parseCommit', () => {
  it('reads an ordinary commit with a signature and a folded subject', () => {
    const content = commitOf(
      [
        `tree ${'c'.repeat(40)}`,
        `parent ${PARENT}`,
        'author Kim Minji <minji@example.com> 1700000000 +0900',
        'committer CI <ci@example.com> 1700000360 +0000',
        'gpgsig -----BEGIN PGP SIGNATURE-----',
        ' author Somebody Else <no@example.com> 1 +0000',
        ' -----END PGP SIGNATURE-----',
      ],
      '\n할인 계산을 고친다\nfor bundles\n\nThis reverts commit 1111111111111111111111111111111111111111.\n',
    );
    expect(parsed(content)).toEqual({
      parents: [PARENT],
      authorAt: 1_700_000_000_000,
      committerAt: 1_700_000_360_000,
      name: 'Kim Minji',
      email: 'minji@example.com',
      subject: '할인 계산을 고친다 for bundles',
      reverts: '1'.repeat(40),
      trailers: null,
    });
  });

  it.each([
    ['before 1970, with an odd zone', 'A <a@b> -86400 +051800', -86_400_000],
    ['with no zone', 'A <a@b> 5', 5000],
    ['with a second address', 'A <a@b> <c@d> 5 +0000', 5000],
    ['with dashes before the number', 'A <a@b> -- 7 +0000', null],
    ['beyond any calendar', 'A <a@b> 99999999999999999999 +0000', null],
    ['with words for a time', 'A <a@b> yesterday', null],
    ['with nothing', '', null],
  ])('reads a time %s', (_, person, at) => {
    const content = commitOf([`tree ${'c'.repeat(40)}`, `author ${person}`, 'committer C <c@d> 9 +0000'], 'x');
    expect(parsed(content).authorAt).toBe(at ?? 9000);
  });

  it('keeps the parents of a commit with no time at all', () => {
    const content = commitOf([`parent ${PARENT}`, 'parent nonsense', 'author A <a@b>'], 'x');
    expect(parsed(content)).toMatchObject({ parents: [PARENT], authorAt: null, committerAt: null });
  });

  it.each([
    ['the header', 'euc-kr', Buffer.from('b1e8b9cec1f6', 'hex'), '김민지'],
    ['a wrong header', 'no-such-thing', Buffer.from('김민지'), '김민지'],
    ['Hangul pairs', null, Buffer.from('b1e8b9cec1f6', 'hex'), '김민지'],
    ['Windows-1252', null, Buffer.from('4a6f73e9', 'hex'), 'José'],
  ])('decodes a name by %s', (_, encoding, name, expected) => {
    const content = Buffer.concat([
      Buffer.from(`tree ${'c'.repeat(40)}\nauthor `),
      name,
      Buffer.from(` <a@b> 5 +0000\ncommitter C <c@d> 9 +0000\n${encoding === null ? '' : `encoding ${encoding}\n`}\nx`),
    ]);
    expect(parsed(content).name).toBe(expected);
  });

  it('cuts a long subject with a mark, never through a character', () => {
    const commit = parsed(commitOf(['author A <a@b> 5 +0000'], `${'가'.repeat(498)}😀${'나'.repeat(9)}`));
    expect(commit.subject).toBe(`${'가'.repeat(498)}…`);
  });

  it('survives any prefix of a commit', () => {
    const whole = commitOf([`parent ${PARENT}`, 'author A <a@b> 5 +0000', 'committer A <a@b> 5 +0000'], 'subject\n');
    for (let length = 0; length <= whole.length; length++) {
      expect(() => parsed(whole.subarray(0, length))).not.toThrow();
    }
  });
});

describe('parseTag', () => {
  it('reads where a tag points and when it was made', () => {
    const content = commitOf([`object ${PARENT}`, 'type commit', 'tag v1', 'tagger A <a@b> 5 +0000'], 'first');
    expect(parseTag(content)).toEqual({ target: PARENT, targetType: 'commit', taggedAt: 5000 });
    expect(parseTag(commitOf([`object ${PARENT}`, 'type commit', 'tag v0'], 'x'))?.taggedAt).toBeNull();
    expect(parseTag(commitOf(['object ../../etc/passwd', 'type commit'], 'x'))).toBeNull();
  });
});
