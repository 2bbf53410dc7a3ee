/** Exports of pull requests of each host beside the repository they are of: which changes, with which stages, they make. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { View } from '../../shared/view.ts';
import { type EngineFixture, importPaths, openEngine } from './engine-fixture.ts';
import { git } from './git/fixture.ts';

const VIEW: View = {
  from: '2024-05-01',
  to: '2024-05-03',
  timeZone: 'UTC',
  services: [],
  teams: [],
  repositories: [],
  excludeBots: false,
};
const time = (hour: number) =>
  `2024-05-01T${String(Math.floor(hour)).padStart(2, '0')}:${hour % 1 === 0 ? '00' : '30'}:00Z`;

let fixture: EngineFixture;
let shas: Readonly<Record<'a1' | 'a2' | 'merge' | 'squash' | 'r1' | 'r2', string>>;
beforeEach(async () => {
  fixture = await openEngine();
  shas = await addShop();
});
afterEach(() => fixture.close());

/** Pull request 1 was merged, 2 squashed, 3 rebased; all of it is deployed from 20:00 to 20:30. */
async function addShop() {
  const folder = join(fixture.folder, 'till');
  mkdirSync(folder);
  git(folder, ['init', '--quiet', '--initial-branch=main']);
  const commit = (subject: string, hour: number, ...more: readonly string[]) => {
    const env = { GIT_AUTHOR_DATE: time(hour), GIT_COMMITTER_DATE: time(hour) };
    git(folder, [...(more.length > 0 ? more : ['commit', '--quiet', '--allow-empty']), '-m', subject], { env });
    return git(folder, ['rev-parse', 'HEAD']);
  };
  const base = commit('Start', 0);
  git(folder, ['switch', '--quiet', '-c', 'totals']);
  const [a1, a2] = [commit('Add totals', 1), commit('Round totals', 2)];
  git(folder, ['switch', '--quiet', 'main']);
  const merge = commit('Merge totals', 5, 'merge', '--quiet', '--no-ff', 'totals');
  const squash = commit('Taxes', 8);
  const [r1, r2] = [commit('Receipts', 9), commit('Print receipts', 10)];
  const rows = [
    'deployment_id,service,environment,started_at,finished_at,status,commit_sha',
    `t1,till,prod,2024-04-30T11:00:00Z,2024-04-30T12:00:00Z,success,${base}`,
    `t2,till,prod,${time(20)},${time(20.5)},success,${r2}`,
  ];
  const deployments = join(fixture.folder, 'till.csv');
  writeFileSync(deployments, `${rows.join('\n')}\n`);
  await importPaths(fixture.engine, deployments);
  await fixture.engine.handle('repository.add', { source: folder, services: ['till'], job: 'repository' });
  return { a1, a2, merge, squash, r1, r2 };
}

async function add(name: string, preset: string, content: unknown) {
  const path = join(fixture.folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  const { files } = await importPaths(fixture.engine, path);
  expect(files).toMatchObject([{ kind: 'imported', batch: { preset, rejected: 0 } }]);
}

/** 'commit' by hours of lead time, pull request, hours in each stage: to ready, review, merge, to deploy, deploy. */
async function changes() {
  const sort = { column: 'leadSeconds', descending: true };
  const { rows } = await fixture.engine.handle('lead-time.changes', {
    view: VIEW,
    search: '',
    sort,
    offset: 0,
    limit: 50,
  });
  const hours = (seconds: number | undefined) => (seconds === undefined ? null : seconds / 3600);
  return rows.map(({ subject, leadSeconds, pull, stages }) => [
    subject,
    hours(leadSeconds),
    pull?.externalId ?? null,
    pull?.partial ?? null,
    [stages.time_to_pr_ready, stages.review, stages.merge, stages.time_to_deploy, stages.deploy].map(hours),
  ]);
}

const x = (digit: string) => digit.repeat(40);

test('GitHub: commits and reviews are listed, and when drafts became ready', async () => {
  const commits = (...all: readonly (readonly [string, number])[]) =>
    all.map(([oid, hour]) => ({ oid, authoredDate: time(hour), committedDate: time(hour) }));
  const pull = { state: 'MERGED', title: 'Title', author: { login: 'mina' }, isDraft: false };
  const approved = (hour: number) => [{ author: { login: 'joon' }, state: 'APPROVED', submittedAt: time(hour) }];
  await add('pulls.json', 'github-pull-list', [
    {
      ...pull,
      number: 1,
      url: 'https://github.com/shop/till/pull/1',
      createdAt: time(2),
      mergedAt: time(5),
      mergeCommit: { oid: shas.merge },
      commits: commits([shas.a1, 1], [shas.a2, 2]),
      reviews: approved(4),
    },
    {
      ...pull,
      number: 2,
      url: 'https://github.com/shop/till/pull/2',
      createdAt: time(6.5),
      mergedAt: time(8),
      mergeCommit: { oid: shas.squash },
      commits: { nodes: commits([x('a'), 6], [x('b'), 7]).map((commit) => ({ commit })) },
      reviews: { nodes: [] },
      timelineItems: { nodes: [{ __typename: 'ReadyForReviewEvent', createdAt: time(7.5) }] },
    },
    {
      ...pull,
      number: 3,
      url: 'https://github.com/shop/till/pull/3',
      createdAt: time(10),
      mergedAt: time(12),
      mergeCommit: { oid: shas.r2 },
      commits: commits([x('c'), 9], [x('d'), 10]),
      reviews: approved(11),
    },
  ]);
  expect(await changes()).toEqual([
    ['Add totals', 19.5, '1', true, [1, 2, 1, 15, 0.5]],
    ['Round totals', 18.5, '1', true, [0, 2, 1, 15, 0.5]],
    ['Taxes', 14.5, '2', true, [1.5, null, null, 12, 0.5]],
    ['Taxes', 13.5, '2', true, [0.5, null, null, 12, 0.5]],
    ['Receipts', 11.5, '3', true, [1, 1, 1, 8, 0.5]],
    ['Print receipts', 10.5, '3', true, [0, 1, 1, 8, 0.5]],
  ]);
});

describe('GitLab: merge requests without their commits', () => {
  const request = {
    ...{ id: 900, project_id: 5, state: 'merged', title: 'Title', author: { username: 'mina' }, draft: false },
    ...{ target_branch: 'main', source_branch: 'work', references: { full: 'shop/till!1' }, prepared_at: null },
  };
  const requests = () => [
    {
      ...request,
      iid: 1,
      created_at: time(2),
      merged_at: time(5),
      merge_commit_sha: shas.merge,
      squash_commit_sha: null,
    },
    {
      ...request,
      iid: 2,
      created_at: time(7),
      merged_at: time(8),
      merge_commit_sha: null,
      squash_commit_sha: shas.squash,
    },
    { ...request, iid: 3, created_at: time(10), merged_at: time(12), merge_commit_sha: null, sha: shas.r2 },
  ];
  const [first, second] = [
    ['Add totals', 19.5, '1', true, [1, null, null, 15, 0.5]],
    ['Round totals', 18.5, '1', true, [0, null, null, 15, 0.5]],
  ];

  test('what the repository doesn’t tell keeps its own time', async () => {
    await add('requests.json', 'gitlab-merge-request', requests());
    expect(await changes()).toEqual([
      first,
      second,
      ['Taxes', 12.5, '2', true, [null, null, null, 12, 0.5]],
      ['Receipts', 11.5, null, null, [null, null, null, 11, 0.5]],
      ['Print receipts', 10.5, '3', true, [0, null, null, 8, 0.5]],
    ]);
  });

  test('with an export of commits that name their merge request', async () => {
    await add('requests.json', 'gitlab-merge-request', requests());
    const rows = [
      'sha,authored_date,committed_date,merge_request_iid',
      `${x('a')},${time(6)},${time(6)},2`,
      `${x('b')},${time(7)},${time(7)},!2`,
      `${x('c')},${time(9)},${time(9)},3`,
      `${x('d')},${time(10)},${time(10)},3`,
    ];
    await add('commits.csv', 'generic-csv', `${rows.join('\n')}\n`);
    expect(await changes()).toEqual([
      first,
      second,
      ['Taxes', 14.5, '2', true, [1, null, null, 12, 0.5]],
      ['Taxes', 13.5, '2', true, [0, null, null, 12, 0.5]],
      ['Receipts', 11.5, '3', true, [1, null, null, 8, 0.5]],
      ['Print receipts', 10.5, '3', true, [0, null, null, 8, 0.5]],
    ]);
  });
});

test('Azure DevOps: nothing says when anybody approved', async () => {
  const pull = (pullRequestId: number, created: number, closed: number, commitId: string) => ({
    ...{ pullRequestId, status: 'completed', title: 'Title', isDraft: false },
    createdBy: { displayName: 'Mina', uniqueName: 'mina@example.com' },
    creationDate: time(created).replace('Z', '.1234567Z'),
    closedDate: time(closed).replace('Z', '.1234567Z'),
    lastMergeCommit: { commitId },
    repository: { name: 'till', webUrl: 'https://dev.azure.com/acme/shop/_git/till' },
    reviewers: [{ displayName: 'Joon', vote: 10 }],
  });
  await add('pulls.json', 'azure-devops-pull', {
    value: [pull(1, 2, 5, shas.merge), pull(2, 7, 8, shas.squash), pull(3, 10, 12, shas.r2)],
  });
  const found = await changes();
  expect(found.map(([subject, , number]) => [subject, number])).toEqual([
    ['Add totals', '1'],
    ['Round totals', '1'],
    ['Taxes', '2'],
    ['Receipts', null],
    ['Print receipts', '3'],
  ]);
  const stages = found[0]?.[4] as readonly (number | null)[];
  // Its instants are finer than a millisecond.
  expect(stages.map((hours) => (hours === null ? null : Math.round(hours * 1000) / 1000))).toEqual([
    1,
    null,
    null,
    15,
    0.5,
  ]);
});

test('Bitbucket: short SHAs, approvals of participants', async () => {
  const pull = (id: number, created: number, approved: number, updated: number, hash: string) => ({
    ...{ id, title: 'Title', state: 'MERGED', created_on: time(created), updated_on: time(updated) },
    author: { nickname: 'mina', uuid: '{m}' },
    source: { branch: { name: 'work' }, commit: { hash: 'bbbbbbbbbbbb' } },
    destination: { branch: { name: 'main' }, repository: { full_name: 'shop/till' } },
    merge_commit: { hash: hash.slice(0, 12) },
    participants: [{ user: { uuid: '{j}' }, approved: true, participated_on: time(approved) }],
    links: { html: { href: `https://bitbucket.org/shop/till/pull-requests/${id}` } },
  });
  await add('pulls.json', 'bitbucket-pull', [
    pull(1, 2, 4, 5, shas.merge),
    pull(2, 7, 7.5, 8, shas.squash),
    pull(3, 10, 11, 12, shas.r2),
  ]);
  expect(await changes()).toEqual([
    ['Add totals', 19.5, '1', true, [1, 2, 1, 15, 0.5]],
    ['Round totals', 18.5, '1', true, [0, 2, 1, 15, 0.5]],
    ['Taxes', 12.5, '2', true, [null, null, null, 12, 0.5]],
    ['Receipts', 11.5, null, null, [null, null, null, 11, 0.5]],
    ['Print receipts', 10.5, '3', true, [0, 1, 1, 8, 0.5]],
  ]);
});

test('without the repository: a deployment of a merge commit, and one that names the pull request', async () => {
  const rows = [
    'deployment_id,service,environment,started_at,finished_at,status,commit_sha,pull_request',
    `b1,books,prod,${time(20)},${time(20.5)},success,${x('e')},`,
    `b2,books,prod,${time(21)},${time(21.5)},success,,shop/books#8`,
    `b3,books,prod,${time(22)},${time(22.5)},success,,shop/books#8`,
  ];
  await add('books.csv', 'generic-csv', `${rows.join('\n')}\n`);
  const head = 'number,repository,title,state,created_at,ready_at,approved_at,merged_at,merge_commit_sha';
  await add(
    'pulls.csv',
    'generic-csv',
    `${head}\n7,shop/books,Seven,merged,${time(2)},${time(3)},${time(4)},${time(5)},${x('e')}\n8,shop/books,Eight,merged,${time(6)},${time(7)},${time(8)},${time(9)},${x('f')}\n`,
  );
  const ofBooks = (await changes()).filter(([, , number]) => number !== null);
  expect(ofBooks).toEqual([
    ['Seven', 18.5, '7', true, [null, 1, 1, 15, 0.5]],
    ['Eight', 15.5, '8', true, [null, 1, 1, 12, 0.5]],
  ]);
});
