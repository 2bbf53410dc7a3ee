/** Small files of pipelines of Bitbucket, and pull requests of its servers, each with what is to be made of them. */
import { without } from '../plan/preset-look.ts';
import type { PresetSample } from './preset-samples.ts';

const A = 'a'.repeat(40);
const START = '2025-03-01T10:00:00.123Z';
const END = '2025-03-01T10:05:00.123Z';

const PIPELINE = {
  uuid: '{1}',
  build_number: 7,
  repository: { full_name: 'acme/shop' },
  target: { ref_type: 'branch', ref_name: 'main', commit: { hash: A }, selector: { type: 'default' } },
  trigger: { name: 'PUSH' },
  state: { name: 'COMPLETED', result: { name: 'SUCCESSFUL' } },
  created_on: START,
  completed_on: END,
};
const ROW = {
  id: '{1}',
  service: 'acme/shop',
  repo: 'acme/shop',
  branch: 'main',
  event: 'PUSH',
  sha: A,
  status: 'success',
  created_at: START,
  started_at: START,
  finished_at: END,
};

const SERVER_PULL = {
  id: 12,
  title: 'Faster carts',
  state: 'MERGED',
  open: false,
  createdDate: 1_740_823_200_000,
  updatedDate: 1_740_909_600_000,
  closedDate: 1_740_909_600_000,
  fromRef: { id: 'refs/heads/fast', displayId: 'fast', latestCommit: A },
  toRef: { id: 'refs/heads/main', displayId: 'main', repository: { slug: 'shop', project: { key: 'ACME' } } },
  author: { user: { name: 'mina' } },
  reviewers: [{ user: { name: 'joon' }, approved: true, status: 'APPROVED' }],
  properties: { mergeCommit: { id: 'b'.repeat(40) } },
  links: { self: [{ href: 'https://bitbucket.example.com/projects/ACME/repos/shop/pull-requests/12' }] },
};
const SERVER_ROW = {
  id: 12,
  repo: 'ACME/shop',
  title: 'Faster carts',
  author: 'mina',
  status: 'merged',
  created_at: SERVER_PULL.createdDate,
  merged_at: SERVER_PULL.closedDate,
  closed_at: SERVER_PULL.closedDate,
  base: 'main',
  head: 'fast',
  merge_sha: 'b'.repeat(40),
  sha: A,
  url: 'https://bitbucket.example.com/projects/ACME/repos/shop/pull-requests/12',
};

export const BITBUCKET_SAMPLES: readonly PresetSample[] = [
  {
    preset: 'bitbucket-pipeline',
    content: [PIPELINE, { ...PIPELINE, uuid: '{2}', state: { name: 'IN_PROGRESS' }, completed_on: null }],
    rows: [ROW, { ...without(ROW, 'finished_at'), id: '{2}', status: 'running' }],
  },
  {
    preset: 'bitbucket-pipeline-deployment',
    content: [
      PIPELINE,
      {
        ...PIPELINE,
        target: { ...PIPELINE.target, selector: { type: 'custom', pattern: 'deploy-to-production' } },
        state: { name: 'COMPLETED', result: { name: 'STOPPED' } },
      },
    ],
    rows: [
      { skip: 'not-a-deployment', column: 'target.selector.pattern' },
      { ...without(ROW, 'branch', 'event', 'created_at'), env: 'production', status: 'cancelled' },
    ],
  },
  {
    preset: 'bitbucket-server-pull',
    content: [
      SERVER_PULL,
      { ...SERVER_PULL, id: 13, state: 'DECLINED' },
      { ...SERVER_PULL, id: 14, state: 'OPEN', closedDate: null },
    ],
    rows: [
      SERVER_ROW,
      { ...without(SERVER_ROW, 'merged_at', 'merge_sha'), id: 13, status: 'closed' },
      { ...without(SERVER_ROW, 'merged_at', 'merge_sha', 'closed_at'), id: 14, status: 'open' },
    ],
  },
];
