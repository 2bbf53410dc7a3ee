/** Small files of pull requests of other hosts than GitHub, and of commits, each with what is to be made of its records. */
import { without } from '../plan/preset-look.ts';
import type { PresetSample } from './preset-samples.ts';

const A = 'a'.repeat(40);

const B = 'b'.repeat(40);

const C = 'c'.repeat(40);

const PULL = {
  id: 12,
  repo: 'acme/shop',
  title: 'Faster carts',
  author: 'mina',
  status: 'merged',
  draft: false,
  created_at: '2025-03-01T10:00:00Z',
  merged_at: '2025-03-02T10:00:00Z',
  closed_at: '2025-03-02T10:00:00Z',
  base: 'main',
  head: 'fast',
  merge_sha: A,
  sha: B,
};

const UNMERGED = without(PULL, 'merged_at', 'merge_sha');

const MERGE_REQUEST = {
  id: 900,
  iid: 12,
  project_id: 5,
  title: 'Faster carts',
  state: 'merged',
  created_at: '2025-03-01T10:00:00.000Z',
  prepared_at: '2025-03-01T10:00:04.000Z',
  merged_at: '2025-03-02T10:00:00.000Z',
  closed_at: null,
  target_branch: 'main',
  source_branch: 'fast',
  author: { username: 'mina' },
  labels: ['perf'],
  draft: false,
  work_in_progress: false,
  sha: B,
  merge_commit_sha: A,
  squash_commit_sha: C,
  references: { full: 'acme/web/shop!12' },
  web_url: 'https://gitlab.example.com/acme/web/shop/-/merge_requests/12',
};

const MERGED = {
  ...PULL,
  repo: 'https://gitlab.example.com/acme/web/shop',
  created_at: '2025-03-01T10:00:00.000Z',
  merged_at: '2025-03-02T10:00:00.000Z',
  labels: ['perf'],
  url: 'https://gitlab.example.com/acme/web/shop/-/merge_requests/12',
};

const MERGE_ROW = without(MERGED, 'closed_at');

const OPEN_ROW = without(MERGED, 'closed_at', 'merged_at', 'merge_sha');

const BITBUCKET_PULL = {
  id: 12,
  title: 'Faster carts',
  state: 'MERGED',
  created_on: '2025-03-01T10:00:00+00:00',
  updated_on: '2025-03-02T10:00:00+00:00',
  author: { nickname: 'mina', uuid: '{m}' },
  source: { branch: { name: 'fast' }, commit: { hash: 'bbbbbbbbbbbb' } },
  destination: {
    branch: { name: 'main' },
    commit: { hash: 'cccccccccccc' },
    repository: { full_name: 'acme/shop' },
  },
  merge_commit: { hash: 'aaaaaaaaaaaa' },
  participants: [
    { user: { uuid: '{m}' }, approved: false, participated_on: '2025-03-01T10:30:00+00:00' },
    { user: { uuid: '{j}' }, approved: true, participated_on: '2025-03-01T11:00:00+00:00' },
  ],
  links: { html: { href: 'https://bitbucket.org/acme/shop/pull-requests/12' } },
};

const BITBUCKET_ROW = {
  id: 12,
  repo: 'acme/shop',
  title: 'Faster carts',
  author: 'mina',
  status: 'merged',
  created_at: '2025-03-01T10:00:00+00:00',
  reviewed_at: '2025-03-01T11:00:00+00:00',
  approved_at: '2025-03-01T11:00:00+00:00',
  merged_at: '2025-03-02T10:00:00+00:00',
  closed_at: '2025-03-02T10:00:00+00:00',
  base: 'main',
  head: 'fast',
  merge_sha: 'aaaaaaaaaaaa',
  sha: 'bbbbbbbbbbbb',
  url: 'https://bitbucket.org/acme/shop/pull-requests/12',
};

const DECLINED_ROW = without(BITBUCKET_ROW, 'merged_at', 'merge_sha');

const AZURE_PULL = {
  pullRequestId: 12,
  status: 'completed',
  title: 'Faster carts',
  createdBy: { displayName: 'Mina', uniqueName: 'mina@example.com' },
  creationDate: '2025-03-01T10:00:00.1234567Z',
  closedDate: '2025-03-02T10:00:00.1234567Z',
  sourceRefName: 'refs/heads/fast',
  targetRefName: 'refs/heads/main',
  isDraft: false,
  lastMergeCommit: { commitId: A },
  lastMergeSourceCommit: { commitId: B },
  repository: { name: 'shop', webUrl: 'https://dev.azure.com/acme/web/_git/shop' },
  reviewers: [{ displayName: 'Joon', vote: 10 }],
  labels: [{ name: 'perf' }],
};

const AZURE_ROW = {
  ...PULL,
  repo: 'https://dev.azure.com/acme/web/_git/shop',
  author: 'mina@example.com',
  created_at: '2025-03-01T10:00:00.1234567Z',
  merged_at: '2025-03-02T10:00:00.1234567Z',
  closed_at: '2025-03-02T10:00:00.1234567Z',
  labels: ['perf'],
};

const ABANDONED_ROW = without(AZURE_ROW, 'merged_at', 'merge_sha');

export const OTHER_PULL_SAMPLES: readonly PresetSample[] = [
  {
    preset: 'gitlab-merge-request',
    content: [
      MERGE_REQUEST,
      { ...MERGE_REQUEST, iid: 13, merge_commit_sha: null, labels: [{ name: 'perf' }] },
      { ...MERGE_REQUEST, iid: 14, merge_commit_sha: null, squash_commit_sha: null },
      { ...MERGE_REQUEST, iid: 15, state: 'opened', merged_at: null, merge_commit_sha: null, draft: true },
      { ...MERGE_REQUEST, iid: 16, state: 'locked', merged_at: null, merge_commit_sha: null, web_url: null },
    ],
    rows: [
      MERGE_ROW,
      { ...MERGE_ROW, id: 13, merge_sha: C },
      { ...MERGE_ROW, id: 14, merge_sha: B },
      { ...OPEN_ROW, id: 15, status: 'open', draft: true },
      { ...without(OPEN_ROW, 'url'), id: 16, status: 'open', repo: 'acme/web/shop' },
    ],
  },
  {
    preset: 'bitbucket-pull',
    content: [
      BITBUCKET_PULL,
      { ...BITBUCKET_PULL, id: 13, state: 'DECLINED' },
      { ...BITBUCKET_PULL, id: 14, state: 'OPEN', merge_commit: null },
    ],
    rows: [
      BITBUCKET_ROW,
      { ...DECLINED_ROW, id: 13, status: 'closed' },
      { ...without(DECLINED_ROW, 'closed_at'), id: 14, status: 'open' },
    ],
  },
  {
    preset: 'azure-devops-pull',
    content: [
      AZURE_PULL,
      { ...AZURE_PULL, pullRequestId: 13, status: 'abandoned' },
      { ...AZURE_PULL, pullRequestId: 14, status: 'active', closedDate: null },
    ],
    rows: [
      AZURE_ROW,
      { ...ABANDONED_ROW, id: 13, status: 'closed' },
      { ...without(ABANDONED_ROW, 'closed_at'), id: 14, status: 'open' },
    ],
  },
  {
    preset: 'devlake-pull-requests',
    content: [
      'id,base_repo_id,status,title,url,author_name,pull_request_key,created_date,merged_date,closed_date,merge_commit_sha,head_ref,base_ref,head_commit_sha,additions,deletions,is_draft',
      `x:1,github:GithubRepo:1:7,MERGED,Faster carts,,mina,12,2025-03-01T10:00:00.000+00:00,2025-03-02T10:00:00.000+00:00,,${A},fast,main,${B},10,2,0`,
      `x:2,github:GithubRepo:1:7,CLOSED,Slower carts,,mina,13,2025-03-01T10:00:00.000+00:00,,2025-03-02T10:00:00.000+00:00,${B},slow,main,${B},1,2,0`,
    ].join('\n'),
    rows: [
      {
        ...without(PULL, 'closed_at'),
        id: '12',
        repo: 'github:GithubRepo:1:7',
        created_at: '2025-03-01T10:00:00.000+00:00',
        merged_at: '2025-03-02T10:00:00.000+00:00',
        draft: '0',
        additions: '10',
        deletions: '2',
      },
      {
        ...UNMERGED,
        id: '13',
        repo: 'github:GithubRepo:1:7',
        title: 'Slower carts',
        status: 'closed',
        head: 'slow',
        created_at: '2025-03-01T10:00:00.000+00:00',
        closed_at: '2025-03-02T10:00:00.000+00:00',
        draft: '0',
        additions: '1',
        deletions: '2',
      },
    ],
  },
  {
    preset: 'devlake-pull-metrics',
    content: [
      'id,project_name,first_commit_sha,pr_created_date,pr_merged_date,first_commit_authored_date,first_comment_date',
      `github:GithubPullRequest:1:7,shop,${A},2025-03-01 10:00:00+00:00,2025-03-02 10:00:00+00:00,2025-02-28 10:00:00+00:00,2025-03-01 11:00:00+00:00`,
      'github:GithubPullRequest:1:8,shop,,2025-03-01 10:00:00+00:00,,,',
    ].join('\n'),
    rows: [
      {
        id: 'github:GithubPullRequest:1:7',
        repo: 'shop',
        status: 'merged',
        created_at: '2025-03-01 10:00:00+00:00',
        reviewed_at: '2025-03-01 11:00:00+00:00',
        merged_at: '2025-03-02 10:00:00+00:00',
        commits: [{ sha: A, authored_at: '2025-02-28 10:00:00+00:00' }],
      },
      { id: 'github:GithubPullRequest:1:8', repo: 'shop', status: 'open', created_at: '2025-03-01 10:00:00+00:00' },
    ],
  },
];

export const COMMIT_SAMPLES: readonly PresetSample[] = [
  {
    preset: 'github-commit',
    content: [
      {
        sha: A,
        html_url: `https://github.com/acme/shop/commit/${A}`,
        commit: {
          message: 'Faster carts\n\nBy not asking twice.',
          author: { name: 'Mina', email: 'mina@example.com', date: '2025-03-01T09:00:00Z' },
          committer: { name: 'GitHub', date: '2025-03-01T10:00:00Z' },
        },
        author: { login: 'mina' },
        parents: [{ sha: B }],
      },
    ],
    rows: [
      {
        sha: A,
        repo: 'acme/shop',
        authored_at: '2025-03-01T09:00:00Z',
        committed_at: '2025-03-01T10:00:00Z',
        author: 'Mina',
        title: 'Faster carts',
      },
    ],
  },
  {
    preset: 'gitlab-commit',
    content: [
      {
        id: A,
        short_id: 'aaaaaaaa',
        created_at: '2025-03-01T10:00:00.000Z',
        parent_ids: [B],
        title: 'Faster carts',
        message: 'Faster carts\n',
        author_name: 'Mina',
        author_email: 'mina@example.com',
        authored_date: '2025-03-01T09:00:00.000+09:00',
        committed_date: '2025-03-01T10:00:00.000+09:00',
        web_url: `https://gitlab.example.com/acme/shop/-/commit/${A}`,
      },
    ],
    rows: [
      {
        sha: A,
        repo: 'https://gitlab.example.com/acme/shop',
        authored_at: '2025-03-01T09:00:00.000+09:00',
        committed_at: '2025-03-01T10:00:00.000+09:00',
        author: 'Mina',
        title: 'Faster carts',
      },
    ],
  },
];
