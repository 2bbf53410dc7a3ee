/** Repositories as nobody makes them by accident, out of a sound one, and what is to become of each. */
import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commitBytes, EMPTY_TREE, git } from './fixture.ts';

/** `folder` is a repository of two commits on main, `outside` a sound one that lies beside it. */
export type Make = (folder: string, outside: string) => void;

export interface StrangeCase {
  readonly make: Make;
  /** Parts of its summary, or of the error. */
  readonly expected: object;
  /** Name -> code of what is listed. */
  readonly problems?: Readonly<Record<string, string>>;
}

const WHO = 'A <a@b> 1700000000 +0000';
const dotGit = (folder: string, ...parts: string[]) => join(folder, '.git', ...parts);

/** Another object than its name says, kept loose. */
function misname(folder: string, content: string, sha: string): void {
  const other = git(folder, ['hash-object', '-t', 'tag', '-w', '--stdin', '--literally'], { input: content });
  mkdirSync(dotGit(folder, 'objects', sha.slice(0, 2)), { recursive: true });
  renameSync(
    dotGit(folder, 'objects', other.slice(0, 2), other.slice(2)),
    dotGit(folder, 'objects', sha.slice(0, 2), sha.slice(2)),
  );
}

function pointMain(folder: string, sha: string): void {
  writeFileSync(dotGit(folder, 'refs/heads/main'), `${sha}\n`);
}

/** A commit of these headers on top of main. */
function addCommit(folder: string, headers: string, message: string): void {
  const parent = git(folder, ['rev-parse', 'main']);
  pointMain(folder, commitBytes(folder, `tree ${EMPTY_TREE}\nparent ${parent}\n${headers}\n\n${message}`));
}

const outsideError = { code: 'repository-outside' };
const plain = { commits: 2, badRefs: 0, badCommits: 0, incompleteSince: null, defaultBranch: 'main' };

export const STRANGE: Readonly<Record<string, StrangeCase>> = {
  'objects behind a link that leads out': {
    make(folder, outside) {
      rmSync(dotGit(folder, 'objects'), { recursive: true });
      symlinkSync(join(outside, '.git/objects'), dotGit(folder, 'objects'));
    },
    expected: outsideError,
  },
  'objects borrowed from outside by a relative path': {
    make: (folder) => writeFileSync(dotGit(folder, 'objects/info/alternates'), '../../../outside/.git/objects\n'),
    expected: outsideError,
  },
  'objects borrowed from outside by a link inside': {
    make(folder, outside) {
      symlinkSync(join(outside, '.git/objects'), dotGit(folder, 'borrowed'));
      writeFileSync(dotGit(folder, 'objects/info/alternates'), '../borrowed\n');
    },
    expected: outsideError,
  },
  'objects borrowed from themselves, in a ring': {
    make(folder) {
      mkdirSync(dotGit(folder, 'more/info'), { recursive: true });
      writeFileSync(dotGit(folder, 'objects/info/alternates'), '../more\n../objects\n.\n');
      writeFileSync(dotGit(folder, 'more/info/alternates'), '../objects\n../more\n');
    },
    expected: plain,
  },
  'a git file that leads out': {
    make(folder) {
      rmSync(dotGit(folder), { recursive: true });
      writeFileSync(dotGit(folder), 'gitdir: ../outside/.git\n');
    },
    expected: outsideError,
  },
  'a common folder that leads out': {
    make: (folder) => writeFileSync(dotGit(folder, 'commondir'), '../../outside/.git\n'),
    expected: outsideError,
  },
  'files of its own behind links that lead out': {
    make(folder, outside) {
      for (const name of [
        'shallow',
        'info/grafts',
        'packed-refs',
        'worktrees',
        'refs/heads/linked',
        'refs/tags/linked',
      ])
        symlinkSync(join(outside, '.git/HEAD'), dotGit(folder, name));
      symlinkSync(join(outside, '.git/refs/heads'), dotGit(folder, 'refs/heads/folder'));
      symlinkSync(join(outside, '.mailmap'), join(folder, '.mailmap'));
    },
    expected: { ...plain, badRefs: 4 },
    problems: {
      'packed-refs': 'unreadable',
      'refs/heads/folder': 'unreadable',
      'refs/heads/linked': 'unreadable',
      'refs/tags/linked': 'unreadable',
    },
  },
  'a config that asks for more files and programs': {
    make: (folder, outside) =>
      appendFileSync(
        dotGit(folder, 'config'),
        `[include]\npath = ${join(outside, 'secret')}\n[core]\nfsmonitor = "touch ${outside}/x"\nsshCommand = touch\n[mailmap]\nfile = ${outside}/secret\n[alias]\nlog = !touch\n`,
      ),
    expected: plain,
  },
  'one line of packed refs, megabytes long': {
    make(folder) {
      const sha = git(folder, ['rev-parse', 'main']);
      writeFileSync(dotGit(folder, 'packed-refs'), `${sha} refs/tags/${'a'.repeat(20 << 20)}\n${sha} refs/tags/v1\n`);
    },
    expected: { ...plain, tags: 1, badRefs: 1 },
    problems: { [`refs/tags/${'a'.repeat(189)}…`]: 'name' },
  },
  'names of refs that would steer a terminal': {
    make(folder) {
      const sha = git(folder, ['rev-parse', 'main']);
      const names = [
        '\u001b[31mred',
        'a\u202eb',
        'zero\0',
        '\u0007',
        'x\u2028y',
        '<img src=x onerror=alert(1)>',
        '..',
        '-rf',
      ];
      writeFileSync(dotGit(folder, 'packed-refs'), names.map((name) => `${sha} refs/tags/${name}\n`).join(''));
    },
    // Names that git allows are names, whatever they do to a reader: they are shown as text.
    expected: { ...plain, badRefs: 5, tags: 3 },
    problems: {
      'refs/tags/\\u{1b}[31mred': 'name',
      'refs/tags/zero\\u{0}': 'name',
      'refs/tags/\\u{7}': 'name',
      'refs/tags/<img src=x onerror=alert(1)>': 'name',
      'refs/tags/..': 'name',
    },
  },
  'refs in folders without end, and folders in place of refs': {
    make(folder) {
      mkdirSync(dotGit(folder, 'refs/heads', 'deep/'.repeat(300)), { recursive: true });
      mkdirSync(dotGit(folder, 'refs/tags/v1/HEAD'), { recursive: true });
    },
    expected: { ...plain, badRefs: 1 },
  },
  'HEAD of a tree': {
    make(folder) {
      git(folder, ['hash-object', '-t', 'tree', '-w', '--stdin'], { input: '' });
      writeFileSync(dotGit(folder, 'refs/heads/tree'), EMPTY_TREE);
      writeFileSync(dotGit(folder, 'HEAD'), 'ref: refs/heads/tree\n');
    },
    expected: { ...plain, defaultBranch: 'tree', branches: 2, badRefs: 1 },
    problems: { 'refs/heads/tree': 'not-a-commit' },
  },
  'branches and tags of nothing': {
    make(folder) {
      writeFileSync(dotGit(folder, 'refs/heads/gone'), 'a'.repeat(40));
      writeFileSync(dotGit(folder, 'refs/tags/gone'), 'b'.repeat(40));
      writeFileSync(dotGit(folder, 'refs/heads/dangling'), 'ref: refs/heads/nowhere\n');
    },
    expected: { ...plain, branches: 2, badRefs: 3 },
    problems: { 'refs/heads/dangling': 'missing', 'refs/heads/gone': 'missing', 'refs/tags/gone': 'missing' },
  },
  'tags in a ring, and in a long row': {
    make(folder) {
      const one = '1'.repeat(40);
      const two = '2'.repeat(40);
      misname(folder, `object ${two}\ntype tag\ntag one\ntagger ${WHO}\n\nx\n`, one);
      misname(folder, `object ${one}\ntype tag\ntag two\ntagger ${WHO}\n\nx\n`, two);
      writeFileSync(dotGit(folder, 'refs/tags/ring'), one);
      let target = git(folder, ['rev-parse', 'main']);
      for (let depth = 0; depth < 30; depth++) {
        const type = depth === 0 ? 'commit' : 'tag';
        target = git(folder, ['mktag'], { input: `object ${target}\ntype ${type}\ntag t\ntagger ${WHO}\n\nx\n` });
      }
      writeFileSync(dotGit(folder, 'refs/tags/row'), target);
    },
    expected: { ...plain, tags: 1, badRefs: 1 },
    problems: { 'refs/tags/ring': 'missing' },
  },
  'its only branch says nothing': {
    make: (folder) => writeFileSync(dotGit(folder, 'refs/heads/main'), 'garbage\n'),
    expected: { code: 'repository-corrupt', params: { reason: 'head-unreadable' } },
  },
  'a commit without an author': {
    make: (folder) => addCommit(folder, `committer ${WHO}`, 'nobody wrote this\n'),
    expected: { ...plain, commits: 3 },
  },
  'a commit with nothing but a tree': {
    make: (folder) => pointMain(folder, commitBytes(folder, `tree ${EMPTY_TREE}\n`)),
    expected: { code: 'repository-corrupt', params: { reason: 'head-unreadable' } },
  },
  'times before 1970 and beyond the calendar': {
    make(folder) {
      addCommit(folder, 'author A <a@b> -86400 +0000\ncommitter A <a@b> -86400 +0000', 'before\n');
      addCommit(folder, `author A <a@b> 99999999999999999999 +0000\ncommitter ${WHO}`, 'after\n');
      addCommit(folder, `author ${WHO}\ncommitter A <a@b> 9223372036854775807 +9999999`, 'the end\n');
      addCommit(folder, 'author A <a@b> 9e99 +0000\ncommitter A <a@b> 1e99 +0000', 'no number\n');
      addCommit(folder, `author ${WHO}\ncommitter ${WHO}`, 'sound\n');
    },
    expected: { commits: 6, badCommits: 1, firstCommitAt: -86_400_000, incompleteSince: null },
  },
  'parents that are not there, that are no commits, and a thousand of one': {
    make(folder) {
      const tree = git(folder, ['hash-object', '-t', 'tree', '-w', '--stdin'], { input: '' });
      const main = git(folder, ['rev-parse', 'main']);
      const parents = [...Array.from({ length: 5000 }, () => main), tree, 'c'.repeat(40), 'zzz'];
      addCommit(
        folder,
        `${parents
          .reverse()
          .map((sha) => `parent ${sha}`)
          .join('\n')}\nauthor ${WHO}\ncommitter ${WHO}`,
        'many\n',
      );
    },
    expected: { commits: 3, badCommits: 1, incompleteSince: 1_700_000_000_000 },
  },
  'a zero byte in a message': {
    make: (folder) => addCommit(folder, `author ${WHO}\ncommitter ${WHO}`, 'before\0after\n\nFixes: #1\n'),
    expected: { ...plain, commits: 3 },
  },
  'a message of forty megabytes, loose and in a pack': {
    make(folder) {
      addCommit(folder, `author ${WHO}\ncommitter ${WHO}`, `packed\n\n${'a'.repeat(40 << 20)}\n`);
      git(folder, ['repack', '-adq']);
      addCommit(folder, `author ${WHO}\ncommitter ${WHO}`, `loose\n\n${'b'.repeat(40 << 20)}\n`);
    },
    expected: { ...plain, commits: 4 },
  },
  'a header that never ends': {
    make: (folder) =>
      addCommit(folder, `author ${WHO}\ncommitter ${WHO}\ngpgsig ${' x\n'.repeat(200_000)}`, 'signed\n'),
    expected: { ...plain, commits: 3 },
  },
  'grafts that make a ring': {
    make(folder) {
      const [second = '', first = ''] = git(folder, ['rev-list', 'main']).split('\n');
      writeFileSync(dotGit(folder, 'info/grafts'), `${first} ${second}\n`);
    },
    // A ring has no order: the parents that are written count.
    expected: plain,
  },
};
