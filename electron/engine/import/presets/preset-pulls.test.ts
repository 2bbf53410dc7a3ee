/** Pull requests as they are stored. */
import { expect, test } from 'vitest';
import { workspacePerTest } from '../fixture.ts';

const { batchOf, db } = workspacePerTest();

const [A, B, C] = ['a', 'b', 'c'].map((digit) => digit.repeat(40));

function at(time: string): number {
  return Date.parse(`2025-03-${time}Z`);
}

test('a list of the command line: reviews by others, approvals, commits, labels, files', async () => {
  const pull = {
    number: 12,
    title: '장바구니를 빠르게',
    author: { login: 'mina', is_bot: false },
    state: 'MERGED',
    isDraft: false,
    url: 'https://github.com/acme/shop/pull/12',
    createdAt: '2025-03-01T10:00:00Z',
    mergedAt: '2025-03-02T10:00:00Z',
    closedAt: '2025-03-02T10:00:00Z',
    mergeCommit: { oid: A },
    headRefName: 'fast',
    headRefOid: B,
    baseRefName: 'main',
    additions: 10,
    deletions: 0,
    labels: [{ id: 'x', name: 'perf, urgent' }],
    files: [{ path: 'cart.ts', additions: 10, deletions: 0 }],
    commits: [{ oid: C, authoredDate: '2025-02-28T09:00:00Z' }, { oid: B }],
    reviews: [
      { author: { login: 'mina' }, state: 'COMMENTED', submittedAt: '2025-03-01T10:01:00Z' },
      { author: null, state: 'APPROVED', submittedAt: '2025-03-01T11:00:00Z' },
      { author: { login: 'joon' }, state: 'APPROVED', submittedAt: '2025-03-01T12:00:00Z' },
    ],
  };
  expect(await batchOf(JSON.stringify([pull]))).toMatchObject({ preset: 'github-pull-list', kind: 'pulls', stored: 1 });
  const sql = `
    SELECT external_id, repository_name.name AS repo, title, author, state, is_draft, created_at, ready_at,
      first_review_at, approved_at, merged_at, closed_at, base_ref, head_ref, merge_sha, head_sha, commits, labels, files,
      additions, deletions, url
    FROM pull_row JOIN repository_name ON repository_name.id = repository_name_id`;
  expect(db().prepare(sql).all()).toEqual([
    {
      external_id: '12',
      repo: 'acme/shop',
      title: '장바구니를 빠르게',
      author: 'mina',
      state: 1,
      is_draft: 0,
      created_at: at('01T10:00:00'),
      ready_at: null,
      first_review_at: at('01T11:00:00'),
      approved_at: at('01T12:00:00'),
      merged_at: at('02T10:00:00'),
      closed_at: at('02T10:00:00'),
      base_ref: 'main',
      head_ref: 'fast',
      merge_sha: A,
      head_sha: B,
      commits: JSON.stringify([
        { sha: C, authoredAt: Date.parse('2025-02-28T09:00:00Z') },
        { sha: B, authoredAt: null },
      ]),
      labels: '["perf, urgent"]',
      files: '["cart.ts"]',
      additions: 10,
      deletions: 0,
      url: 'https://github.com/acme/shop/pull/12',
    },
  ]);
});
