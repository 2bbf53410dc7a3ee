import { expect, test } from 'vitest';
import { workspacePerTest } from './fixture.ts';
import { at, countsOf, storedRows, table } from './kinds-fixture.ts';

const { batchOf, db } = workspacePerTest();

const SHA_A = 'a'.repeat(40);
const SHA_B = 'b'.repeat(40);

test('pull requests of a table, with every field', async () => {
  const batch = await batchOf(
    table(
      'PR Number,Repository,Title,Author,State,Draft,Created At,Ready At,First Review At,Approved At,Merged At,Closed At,Target Branch,Source Branch,Merge Commit SHA,Head SHA,Commits,Labels,Files,Additions,Deletions,URL',
      `#12,https://token@git.example/shop/web,Fix it,kim,closed,no,2025-03-01T10:00:00Z,2025-03-01T11:00:00Z,2025-03-01T12:00:00Z,2025-03-01T13:00:00Z,2025-03-01T14:00:00Z,2025-03-01T14:00:00Z,main,fix-it,${SHA_A},${SHA_B},${SHA_B};${SHA_A},bug; urgent,src/a.ts; src/b.ts,"1,200",3,https://git.example/12`,
      '13,shop/web,,,OPEN,true,2025-03-02T10:00:00Z,,,,,,,,,,,,,,,',
      '14,shop/web,,,declined,,2025-03-02T10:00:00Z,,,,,2025-03-03T10:00:00Z,,,,,,,,,,',
      '15,shop/web,,,Completed,,2025-03-02T10:00:00Z,,,,,2025-03-03T10:00:00Z,,,,,,,,,,',
    ),
  );
  expect(countsOf(batch)).toEqual({ kind: 'pulls', read: 4, stored: 4, duplicate: 0, rejected: 0, blank: 0 });
  const none = {
    title: null,
    author: null,
    ready_at: null,
    first_review_at: null,
    approved_at: null,
    base_ref: null,
    head_ref: null,
    merge_sha: null,
    head_sha: null,
    commits: [],
    labels: [],
    files: [],
    additions: null,
    deletions: null,
    url: null,
    repository_name_id: 'shop/web',
    created_at: at('2025-03-02T10:00:00Z'),
  };
  expect(storedRows(db(), 'pulls')).toEqual([
    {
      line: 2,
      external_id: '12',
      repository_name_id: 'https://git.example/shop/web',
      title: 'Fix it',
      author: 'kim',
      state: 'merged',
      is_draft: 0,
      created_at: at('2025-03-01T10:00:00Z'),
      ready_at: at('2025-03-01T11:00:00Z'),
      first_review_at: at('2025-03-01T12:00:00Z'),
      approved_at: at('2025-03-01T13:00:00Z'),
      merged_at: at('2025-03-01T14:00:00Z'),
      closed_at: at('2025-03-01T14:00:00Z'),
      base_ref: 'main',
      head_ref: 'fix-it',
      merge_sha: SHA_A,
      head_sha: SHA_B,
      commits: [
        { sha: SHA_B, authoredAt: null },
        { sha: SHA_A, authoredAt: null },
      ],
      labels: ['bug', 'urgent'],
      files: ['src/a.ts', 'src/b.ts'],
      additions: 1200,
      deletions: 3,
      url: 'https://git.example/12',
    },
    { ...none, line: 3, external_id: '13', state: 'open', is_draft: 1, merged_at: null, closed_at: null },
    {
      ...none,
      line: 4,
      external_id: '14',
      state: 'closed',
      is_draft: 0,
      merged_at: null,
      closed_at: at('2025-03-03T10:00:00Z'),
    },
    // What Azure DevOps calls completed was merged when it was closed.
    {
      ...none,
      line: 5,
      external_id: '15',
      state: 'merged',
      is_draft: 0,
      merged_at: at('2025-03-03T10:00:00Z'),
      closed_at: at('2025-03-03T10:00:00Z'),
    },
  ]);
});

test('pull requests of JSON: commits as records, labels and files as lists', async () => {
  const pull = {
    iid: 7,
    repo: 'shop/api',
    created_at: '2025-03-01T10:00:00+09:00',
    merged_at: null,
    commits: [
      { oid: SHA_A, authoredDate: '2025-02-27T10:00:00Z' },
      { sha: SHA_B, authored_at: null },
      { sha: SHA_B, authored_at: '2025-02-28T10:00:00Z' },
    ],
    labels: ['a, b', 'c'],
    files: [{ path: 'src/a,b.ts' }],
  };
  await batchOf(JSON.stringify([pull]), {
    kind: 'pulls',
    preset: 'generic-json',
    mapping: { commits: 'commits', files: 'files[].path' },
  });
  const [row] = storedRows(db(), 'pulls') as Record<string, unknown>[];
  expect(row?.commits).toEqual([
    { sha: SHA_A, authoredAt: at('2025-02-27T10:00:00Z') },
    { sha: SHA_B, authoredAt: null },
  ]);
  expect([row?.external_id, row?.labels, row?.files, row?.state]).toEqual(['7', ['a, b', 'c'], ['src/a,b.ts'], 'open']);
});

test('pull requests of lists that name no repository are told apart by when they were made', async () => {
  const header = 'pr_number,title,created_at,merged_at';
  await batchOf(table(header, '12,Of one repository,2025-03-01T10:00:00Z,'));
  await batchOf(table(header, '12,Of another,2025-03-01T11:00:00Z,'));
  await batchOf(table(header, '12,Of one repository,2025-03-01T10:00:00Z,2025-03-02T10:00:00Z'));
  const keys = db().prepare('SELECT key FROM pull_row ORDER BY id').pluck().all();
  expect(new Set(keys).size).toBe(2);
  expect(keys[2]).toBe(keys[0]);
});

test('runs and their attempts', async () => {
  const batch = await batchOf(
    table(
      'run_id,run_attempt,workflow,job,stage,team,environment,repository,branch,event,commit_sha,conclusion,queued_at,started_at,finished_at',
      `9,1,Deploy,prod,release,web,production,shop/web,main,push,${SHA_A},failure,2025-03-01T10:00:00Z,2025-03-01T10:01:00Z,2025-03-01T10:05:00Z`,
      `9,2,Deploy,prod,release,web,production,shop/web,main,push,${SHA_A},success,,2025-03-01T11:01:00Z,2025-03-01T11:05:00Z`,
      '10,,Deploy,,,,,,,,,in_progress,2025-03-02T10:00:00Z,,',
      // GitHub's answer for a job that never ran.
      '11,,Deploy,lint,,,,,,,,skipped,2025-03-02T10:00:00Z,2025-03-02T10:00:09Z,2025-03-02T10:00:08Z',
    ),
    { kind: 'runs' },
  );
  expect(countsOf(batch)).toEqual({ kind: 'runs', read: 4, stored: 4, duplicate: 0, rejected: 0, blank: 0 });
  const first = {
    line: 2,
    external_id: '9',
    attempt: 1,
    parent: null,
    pipeline: 'Deploy',
    job: 'prod',
    stage: 'release',
    team_id: 'web',
    environment_id: 'production',
    repository_name_id: 'shop/web',
    branch: 'main',
    event: 'push',
    sha: SHA_A,
    status: 'failure',
    created_at: at('2025-03-01T10:00:00Z'),
    started_at: at('2025-03-01T10:01:00Z'),
    finished_at: at('2025-03-01T10:05:00Z'),
    url: null,
  };
  const bare = {
    ...first,
    attempt: 1,
    job: null,
    stage: null,
    team_id: null,
    environment_id: null,
    repository_name_id: null,
    branch: null,
    event: null,
    sha: null,
    created_at: at('2025-03-02T10:00:00Z'),
  };
  expect(storedRows(db(), 'runs')).toEqual([
    first,
    {
      ...first,
      line: 3,
      attempt: 2,
      status: 'success',
      created_at: at('2025-03-01T11:01:00Z'),
      started_at: at('2025-03-01T11:01:00Z'),
      finished_at: at('2025-03-01T11:05:00Z'),
    },
    { ...bare, line: 4, external_id: '10', status: 'running', started_at: null, finished_at: null },
    {
      ...bare,
      line: 5,
      external_id: '11',
      job: 'lint',
      status: 'cancelled',
      started_at: at('2025-03-02T10:00:09Z'),
      finished_at: at('2025-03-02T10:00:08Z'),
    },
  ]);
});

test('listed commits', async () => {
  const batch = await batchOf(
    table(
      'commit,repository,author,author_date,committed_at,message,pull_request',
      `${SHA_A.toUpperCase()},shop/web,Kim,2025-03-01T10:00:00Z,2025-03-02T10:00:00Z,"First
line",#12`,
      `https://git.example/shop/web/commit/${SHA_B},,,2025-03-01T10:00:00Z,,,`,
    ),
  );
  expect(countsOf(batch)).toEqual({ kind: 'commits', read: 2, stored: 2, duplicate: 0, rejected: 0, blank: 0 });
  expect(storedRows(db(), 'commits')).toEqual([
    {
      line: 2,
      sha: SHA_A,
      repository_name_id: 'shop/web',
      authored_at: at('2025-03-01T10:00:00Z'),
      committed_at: at('2025-03-02T10:00:00Z'),
      author: 'Kim',
      title: 'First\nline',
      pull: '12',
    },
    {
      line: 4,
      sha: SHA_B,
      repository_name_id: null,
      authored_at: at('2025-03-01T10:00:00Z'),
      committed_at: at('2025-03-01T10:00:00Z'),
      author: null,
      title: null,
      pull: null,
    },
  ]);
});
