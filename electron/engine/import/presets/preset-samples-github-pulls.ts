/** Small files of pull requests and commits of GitHub, each with what is to be made of its records. */
import { without } from '../plan/preset-look.ts';
import type { PresetSample } from './preset-samples.ts';

const A = 'a'.repeat(40);

const B = 'b'.repeat(40);

const C = 'c'.repeat(40);

const REST_PULL = {
  id: 900,
  number: 12,
  state: 'closed',
  title: 'Faster carts',
  user: { login: 'mina' },
  html_url: 'https://github.com/acme/shop/pull/12',
  created_at: '2025-03-01T10:00:00Z',
  updated_at: '2025-03-05T10:00:00Z',
  closed_at: '2025-03-02T10:00:00Z',
  merged_at: '2025-03-02T10:00:00Z',
  merge_commit_sha: A,
  draft: false,
  labels: [{ id: 1, name: 'perf' }],
  head: { ref: 'fast', sha: B, repo: { full_name: 'mina/shop' } },
  base: { ref: 'main', sha: C, repo: { full_name: 'acme/shop' } },
  additions: 10,
  deletions: 2,
};

const GH_PULL = {
  number: 12,
  title: 'Faster carts',
  author: { login: 'mina' },
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
};

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

const REVIEWS = [
  { author: { login: 'mina' }, state: 'COMMENTED', submittedAt: '2025-03-01T10:01:00Z' },
  { author: { login: 'joon' }, state: 'PENDING', submittedAt: null },
  { author: { login: 'joon' }, state: 'APPROVED', submittedAt: '2025-03-01T13:00:00Z' },
  { author: { login: 'sora' }, state: 'CHANGES_REQUESTED', submittedAt: '2025-03-01T11:00:00Z' },
  { author: { login: 'sora' }, state: 'APPROVED', submittedAt: '2025-03-01T12:00:00Z' },
];

const COMMITS = [
  { oid: C, authoredDate: '2025-02-28T09:00:00Z', committedDate: '2025-02-28T09:30:00Z' },
  { oid: B, committedDate: '2025-02-28T10:30:00Z' },
];

const OF_LISTS = {
  reviewed_at: '2025-03-01T11:00:00Z',
  approved_at: '2025-03-01T13:00:00Z',
  commits: [
    { sha: C, authored_at: '2025-02-28T09:00:00Z' },
    { sha: B, authored_at: '2025-02-28T10:30:00Z' },
  ],
  labels: ['perf'],
  files: ['cart.ts'],
  url: 'https://github.com/acme/shop/pull/12',
};

export const GITHUB_PULL_SAMPLES: readonly PresetSample[] = [
  {
    preset: 'github-pull',
    content: [
      REST_PULL,
      { ...REST_PULL, number: 13, merged_at: null, labels: [], draft: true },
      { ...REST_PULL, number: 14, base: { ref: 'main', repo: null } },
    ],
    rows: [
      { ...PULL, labels: ['perf'], additions: 10, deletions: 2, url: REST_PULL.html_url },
      { ...UNMERGED, id: 13, status: 'closed', draft: true, additions: 10, deletions: 2, url: REST_PULL.html_url },
      { ...PULL, id: 14, labels: ['perf'], additions: 10, deletions: 2, url: REST_PULL.html_url },
    ],
  },
  {
    preset: 'github-pull-list',
    content: [
      { ...GH_PULL, commits: COMMITS, reviews: REVIEWS, labels: [{ name: 'perf' }], files: [{ path: 'cart.ts' }] },
      { ...GH_PULL, number: 13, state: 'CLOSED', mergedAt: null, mergeCommit: null, isDraft: true },
    ],
    rows: [
      { ...PULL, ...OF_LISTS },
      { ...UNMERGED, id: 13, status: 'closed', draft: true, url: GH_PULL.url },
    ],
  },
  {
    preset: 'github-pull-list',
    name: 'nodes of GraphQL',
    content: [
      {
        ...GH_PULL,
        commits: { totalCount: 2, nodes: COMMITS.map((commit) => ({ commit })) },
        reviews: { nodes: REVIEWS },
        labels: { nodes: [{ name: 'perf' }] },
        files: { nodes: [{ path: 'cart.ts' }] },
        timelineItems: {
          nodes: [
            { __typename: 'ReadyForReviewEvent', createdAt: '2025-03-01T10:20:00Z' },
            { __typename: 'ConvertToDraftEvent', createdAt: '2025-03-01T10:10:00Z' },
          ],
        },
      },
    ],
    rows: [{ ...PULL, ...OF_LISTS, ready_at: '2025-03-01T10:20:00Z' }],
  },
  {
    preset: 'github-pull-list',
    name: 'few fields',
    content: [
      {
        ...{ number: 12, title: 'Faster carts', state: 'MERGED', url: GH_PULL.url },
        ...{ createdAt: '2025-03-01T10:00:00Z', closedAt: '2025-03-02T10:00:00Z' },
      },
    ],
    rows: [
      {
        ...{ id: 12, repo: 'acme/shop', title: 'Faster carts', status: 'merged', url: GH_PULL.url },
        ...{ created_at: '2025-03-01T10:00:00Z', closed_at: '2025-03-02T10:00:00Z' },
      },
    ],
  },
  {
    preset: 'github-pull-list',
    name: 'fields written with capitals',
    content: [
      {
        ...{ DatabaseId: 900, Number: 12, State: 'MERGED', Title: 'Faster carts', Url: GH_PULL.url, IsDraft: false },
        ...{
          CreatedAt: PULL.created_at,
          MergedAt: PULL.merged_at,
          ClosedAt: PULL.closed_at,
          Author: { Login: 'mina' },
        },
        ...{ MergeCommit: { Oid: A }, HeadRefName: 'fast', HeadRefOid: B, BaseRefName: 'main' },
        Labels: { Nodes: [{ Id: 'x', Name: 'perf' }] },
        Commits: { TotalCount: 1, Nodes: [{ Commit: { Oid: C, AuthoredDate: '2025-02-28T09:00:00Z' } }] },
        Reviews: { Nodes: [{ State: 'APPROVED', Author: { Login: 'joon' }, SubmittedAt: '2025-03-01T11:00:00Z' }] },
      },
    ],
    rows: [
      {
        ...PULL,
        ...{ reviewed_at: '2025-03-01T11:00:00Z', approved_at: '2025-03-01T11:00:00Z', labels: ['perf'] },
        ...{ commits: [{ sha: C, authored_at: '2025-02-28T09:00:00Z' }], url: GH_PULL.url },
      },
    ],
  },
];
