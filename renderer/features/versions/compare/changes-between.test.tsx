/** What lies between two versions: commits, pull requests, files. */
import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommitRow } from '../../../../shared/answers.ts';
import type { FileChange, VersionFilesAnswer } from '../../../../shared/version-answers.ts';
import { comparison } from '../../../../shared/versions/comparison-fixture.ts';
import { speak } from '../../../i18n.ts';
import { currentQuery } from '../../../store/location.ts';
import { click, comeNear, heard, region, rowsOf, settle, show, standBeforeService } from './compare-fixture.tsx';

beforeEach(standBeforeService);
afterEach(() => speak('en'));

const COMMIT: CommitRow = {
  sha: 'b97de359da9ee657667d4b86fbef71d35a21463e',
  repo: 'acme/shop',
  authoredAt: Date.UTC(2024, 9, 28),
  author: '김하늘',
  subject: '결제 재시도',
  leadSeconds: null,
};

test('a commit opens over the screen; pull requests and authors stand with them', async () => {
  const pulls = [
    { externalId: '417', repository: 'acme/shop', title: 'Retry payments', author: 'haneul', mergedAt: null },
  ];
  const compared = comparison({
    commits: [COMMIT],
    commitCount: 620,
    authors: [{ name: '김하늘', commits: 620 }],
    pulls,
  });
  await show({ compared });
  expect(screen.getByText('620 commits · 1 author · 1 pull request')).toBeTruthy();
  expect(screen.getByText('The newest 1 of 620 are listed.')).toBeTruthy();
  expect(screen.getByText('#417')).toBeTruthy();
  await click(screen.getByRole('button', { name: '결제 재시도' }));
  expect(new URLSearchParams(currentQuery()).get('commit')).toBe(`${COMMIT.sha}@acme/shop`);
});

test('where head went back, what it lost is said and one click away', async () => {
  await show({ compared: comparison({ removedCount: 4 }) });
  expect(screen.getByText('No commit in v2.31.0 that v2.30.9 doesn’t have.')).toBeTruthy();
  expect(screen.getByText(/v2\.31\.0 goes back: 4 commits of v2\.30\.9 are not in it\./)).toBeTruthy();
  await click(screen.getByRole('button', { name: 'Swap the two to list what went' }));
  expect(heard.pairs).toEqual([{ base: 'v2.31.0', head: 'v2.30.9' }]);
});

const FILE: FileChange = {
  path: 'src/pay/retry.ts',
  from: null,
  change: 'modified',
  additions: 1204,
  deletions: 310,
  uncounted: null,
};
const FILES: Extract<VersionFilesAnswer, { readonly kind: 'files' }> = {
  kind: 'files',
  repository: 'acme/shop',
  baseSha: 'a',
  headSha: 'b',
  paths: ['src/pay/**'],
  fileCount: 37,
  additions: 1204,
  deletions: 310,
  binaryFiles: 1,
  largeFiles: 0,
  unreadableFiles: 0,
  files: [
    FILE,
    { ...FILE, path: 'src/pay/new.ts', from: 'src/pay/old.ts', change: 'renamed', additions: 0, deletions: 0 },
    { ...FILE, path: 'logo.png', change: 'added', additions: null, deletions: null, uncounted: 'binary' },
  ],
  folders: [
    { folder: 'src/pay', files: 36, additions: 1204, deletions: 310 },
    { folder: '', files: 1, additions: 0, deletions: 0 },
  ],
};

test('files are read only when the reader comes near, and then told as git tells them', async () => {
  await show({ files: FILES });
  expect(heard.files).toBe(0);
  act(comeNear);
  await settle();
  expect(heard.files).toBe(1);
  expect(screen.getByText('37 files · +1,204 −310 lines · 1 of them binary')).toBeTruthy();
  expect(screen.getByText(/Only what this service owns: src\/pay\/\*\*/)).toBeTruthy();
  expect(rowsOf(screen.getByRole('table', { name: 'Files' })).slice(1)).toEqual([
    'src/pay/retry.ts+1,204−310',
    'src/pay/new.tsmoved · from src/pay/old.ts+0−0',
    'logo.pngadded · binary––',
  ]);
  expect(rowsOf(screen.getByRole('table', { name: 'Folders' })).slice(1)).toEqual([
    'src/pay36 files+1,204−310',
    '(top folder)1 file+0−0',
  ]);
});

test.each(['no-repository', 'sha-unknown', 'several', 'cloned', 'gone', 'unreadable'] as const)(
  'files that can’t be told say why and what to do: %s',
  async (reason) => {
    await speak('ko');
    await show({ files: { kind: 'unknown', reason } });
    act(comeNear);
    await settle();
    expect(region('변경된 파일').getByText(/[가-힣].*다|요/).textContent).not.toMatch(/\{\{|versionCompare/);
  },
);
