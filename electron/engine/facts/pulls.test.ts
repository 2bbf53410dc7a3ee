import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PULL_FLAG } from '../../../shared/metrics/facts.ts';
import { connect, type Database } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { buildPicture } from './picture.ts';
import { type PullRowFixture, storeListedCommits, storePulls } from './store-pull-rows.ts';
import { hex, storeDeployments, storeRepository } from './store-rows.ts';

let db: Database;
beforeEach(() => {
  db = connect(':memory:', { mustExist: false });
  migrate(db, ':memory:');
});
afterEach(() => void db.close());

/** Pull requests as records: what their columns say. */
function pulls() {
  const { facts, pullCommitShas, repositoryOf } = buildPicture(db);
  const { names, pulls: columns, commits } = facts;
  const commit = (row: number) =>
    row < 0
      ? null
      : `${names.repositories[repositoryOf(row)]} ${row - (commits.repositoryStart[repositoryOf(row)] ?? 0)}`;
  const flag = (i: number, bit: number) => ((columns.flags[i] ?? 0) & bit) !== 0;
  return Array.from({ length: columns.count }, (_, i) => ({
    id: columns.id[i] ?? 0,
    repository: names.repositories[columns.repository[i] ?? 0] ?? '',
    readyAt: columns.readyAt[i],
    mergedAt: columns.mergedAt[i],
    partial: flag(i, PULL_FLAG.partial),
    bot: flag(i, PULL_FLAG.bot),
    hotfix: flag(i, PULL_FLAG.hotfix),
    mergeCommit: commit(columns.mergeCommit[i] ?? -1),
    commits: Array.from({ length: (columns.commitOffset[i + 1] ?? 0) - (columns.commitOffset[i] ?? 0) }, (__, n) => {
      const k = (columns.commitOffset[i] ?? 0) + n;
      return [pullCommitShas[k]?.replace(/0+$/, ''), columns.commitAt[k], commit(columns.commitRef[k] ?? -1)];
    }),
    reverts: columns.id[columns.reverts[i] ?? -1] ?? null,
  }));
}

/** Row ids of the pull requests of each deployment, in order of time. */
function pullsOfDeployments(): readonly (readonly number[])[] {
  const { deployments, pulls: columns } = buildPicture(db).facts;
  return Array.from({ length: deployments.count }, (_, i) =>
    Array.from(
      deployments.pullRef.subarray(deployments.pullOffset[i], deployments.pullOffset[i + 1]),
      (pull) => columns.id[pull] ?? 0,
    ),
  );
}

describe('pull requests', () => {
  test('are those that were merged, in order of merging, as the last import has them', () => {
    storePulls(db, [
      { externalId: '1', mergedAt: 90, title: 'Old title', author: 'dependabot[bot]' },
      { externalId: '2', state: 'open' },
      { externalId: '3', state: 'closed' },
      { externalId: '4', mergedAt: 80 },
      { externalId: '5', state: 'open' },
    ]);
    storePulls(db, [
      { externalId: '1', mergedAt: 95 },
      { externalId: '5', mergedAt: 70 },
    ]);
    expect(pulls().map(({ id, mergedAt, bot }) => [id, mergedAt, bot])).toEqual([
      [7, 70, false],
      [4, 80, false],
      [6, 95, false],
    ]);
  });

  test('of one repository under two names are one each', () => {
    storeRepository(db, { name: 'cart', source: 'https://github.com/shop/cart', commits: [{ sha: 'aa11' }] });
    storePulls(db, [
      { externalId: '1', repository: 'shop/cart', mergedAt: 50 },
      { externalId: '1', repository: 'https://github.com/shop/cart.git', mergedAt: 40 },
      { externalId: '1', repository: 'shop/till', mergedAt: 60 },
    ]);
    expect(pulls().map(({ id, repository }) => [id, repository])).toEqual([
      [2, 'cart'],
      [3, 'shop/till'],
    ]);
  });

  test('know their commits by whole and short SHAs, in their own repository alone', () => {
    storeRepository(db, {
      name: 'cart',
      commits: [
        { sha: 'aa11', at: 7 },
        { sha: 'bb22', parents: ['aa11'], at: 8 },
      ],
    });
    storeRepository(db, { name: 'till', commits: [{ sha: 'aa11' }, { sha: 'cc33' }] });
    const commits = [[hex('AA11'), 3], hex('bb22').slice(0, 10), hex('cc33'), ['dd44', 5]] as const;
    storePulls(db, [
      { repository: 'cart', mergeSha: hex('bb22').slice(0, 12), commits },
      { repository: 'elsewhere', mergeSha: hex('bb22'), commits: [hex('aa11')] },
      { mergeSha: hex('cc33'), commits: [hex('bb22')] },
    ]);
    expect(pulls().map(({ mergeCommit, commits: own }) => ({ mergeCommit, own }))).toEqual([
      {
        mergeCommit: 'cart 1',
        // The export's own time goes before the repository's.
        own: [
          ['aa11', 3, 'cart 0'],
          ['bb22', 8, 'cart 1'],
          ['cc33', Number.NaN, null],
          ['dd44', 5, null],
        ],
      },
      { mergeCommit: null, own: [['aa11', Number.NaN, null]] },
      { mergeCommit: 'till 1', own: [['bb22', 8, 'cart 1']] },
    ]);
  });

  test('are partial without a ready-time, and where commits are missing that the repository can’t tell', () => {
    storeRepository(db, {
      name: 'cart',
      commits: [{ sha: 'aa11' }, { sha: 'bb22' }, { sha: 'cc33', parents: ['aa11', 'bb22'] }],
    });
    const whole = { repository: 'cart', readyAt: 12, commits: [['aa11', 1]] } as const;
    const hundred = Array.from({ length: 100 }, (_, i) => [`${i}`, i] as const);
    const rows: readonly PullRowFixture[] = [
      whole,
      { ...whole, readyAt: null },
      { ...whole, commits: [] },
      { ...whole, commits: ['aa11', 'ee55'] },
      { ...whole, commits: hundred },
      { ...whole, commits: [], mergeSha: hex('cc33') },
    ];
    storePulls(db, rows);
    expect(pulls().map(({ partial }) => partial)).toEqual([false, true, true, true, true, false]);
    expect(pulls()[1]?.readyAt).toBe(20);
  });

  test('are of bots by their author’s name, unless the user says otherwise', () => {
    storeRepository(db, { name: 'cart', commits: [{ sha: 'aa11', author: 'Kim' }] });
    const say = db.prepare('INSERT INTO person_choice (person, bot) VALUES (?, ?)');
    say.run('release-robot', 1);
    say.run('renovate', 0);
    storePulls(
      db,
      ['kim', 'dependabot[bot]', 'Release-Robot', 'renovate'].map((author) => ({ author })),
    );
    expect(pulls().map(({ bot }) => bot)).toEqual([false, true, true, false]);
  });

  test('are hotfixes by a label or their title', () => {
    storePulls(db, [
      { title: 'Hotfix: totals', labels: ['bug'] },
      { title: 'Totals', labels: ['bug', 'type/hotfix'] },
      { title: 'Shotfixing' },
    ]);
    expect(pulls().map(({ hotfix }) => hotfix)).toEqual([true, true, false]);
  });
});

describe('a pull request reverts', () => {
  function reverts(...titles: readonly (string | PullRowFixture)[]) {
    storePulls(
      db,
      titles.map((one) => ({ repository: 'cart', ...(typeof one === 'string' ? { title: one } : one) })),
    );
    return pulls().map((pull) => pull.reverts);
  }

  test.each([
    ['Revert "Add feature X"'],
    ["Revert 'Add feature X'"],
    ['Revert “Add feature X”'],
    ['Revert "Merged PR 1: Add feature X"'],
    ['Revert "Add feature X (pull request #1)"'],
    ['Revert "Add feature X (#1)" (#2)'],
    ['revert: "Add feature X"'],
  ])('%s', (title) => {
    expect(reverts('Add feature X', title)).toEqual([null, 1]);
  });

  test('the latest one of that title, the numbered one where a number is given', () => {
    expect(reverts('Up', 'Up', 'Revert "Up"', 'Revert "Up (#1)"', 'Up', 'Revert "Up"')).toEqual([
      null,
      null,
      2,
      1,
      null,
      5,
    ]);
  });

  test('the revert, when it is reverted itself', () => {
    expect(reverts('Up', 'Revert "Up"', 'Revert "Revert "Up""')).toEqual([null, 1, 2]);
  });

  test('nothing that was merged later, in another repository, or that nobody knows', () => {
    const elsewhere = { repository: 'till', title: 'Other' };
    expect(reverts('Revert "Up"', 'Up', elsewhere, 'Revert "Other"', 'Revert "Gone"', 'Revert this')).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('a deployment of commits that no repository has', () => {
  test('names pull requests by number, in the repository that it names', () => {
    storePulls(db, [
      { externalId: '7', repository: 'shop/cart' },
      { externalId: '7', repository: 'shop/till' },
      { externalId: '8', repository: 'shop/cart' },
    ]);
    storeDeployments(db, [
      { repository: 'https://github.com/shop/cart', pull: '7,8,9' },
      { repository: 'shop/till', pull: '7,8' },
      { pull: '7', service: 'web' },
      { pull: '7', service: 'till' },
      { pull: 'github.com/shop/till#7,shop/cart#8', service: 'web' },
      { repository: 'shop/books', pull: '7' },
    ]);
    expect(pullsOfDeployments()).toEqual([[1, 3], [2], [], [2], [2, 3], []]);
  });

  test('names the only repository’s where it names none', () => {
    storePulls(db, [{ externalId: '7', repository: 'shop/cart' }]);
    storeDeployments(db, [{ pull: '7' }]);
    expect(pullsOfDeployments()).toEqual([[1]]);
  });

  test('names none where two are called so', () => {
    storePulls(db, [
      { externalId: '7', key: 'one' },
      { externalId: '7', key: 'other' },
    ]);
    storeDeployments(db, [{ pull: '7' }]);
    expect(pullsOfDeployments()).toEqual([[]]);
  });

  test('names those of all its rows', () => {
    storePulls(db, [{ externalId: '7' }, { externalId: '8' }]);
    storeDeployments(db, [
      { key: 'd', pull: '8' },
      { key: 'd', pull: '7,8' },
    ]);
    expect(pullsOfDeployments()).toEqual([[1, 2]]);
  });

  test('has those that its SHA is the merge commit of, else the first that lists it', () => {
    const [a, b, c, d] = ['aa11', 'bb22', 'cc33', 'dd44'].map(hex) as [string, string, string, string];
    storePulls(db, [
      { externalId: '1', mergeSha: a, commits: [b, c] },
      { externalId: '2', mergeSha: a, commits: [d], repository: 'shop/cart' },
      { externalId: '3', mergeSha: b, commits: [c] },
    ]);
    storeDeployments(db, [
      { sha: a.slice(0, 8) },
      { sha: b },
      { sha: c },
      { sha: a, repository: 'shop/till' },
      { sha: d, repository: 'shop/till' },
      { sha: hex('ee55') },
    ]);
    expect(pullsOfDeployments()).toEqual([[1, 2], [3], [1], [1], [], []]);
  });

  test('has none of these where a repository has its commit', () => {
    storeRepository(db, { name: 'cart', commits: [{ sha: 'aa11' }] });
    storePulls(db, [{ externalId: '1', mergeSha: hex('aa11') }]);
    storeDeployments(db, [{ sha: hex('aa11'), pull: '1' }]);
    expect(pullsOfDeployments()).toEqual([[]]);
  });

  test('has what an export of commits says of its SHA: the pull request, else the time', () => {
    const [a, b] = [hex('aa11'), hex('bb22')];
    storePulls(db, [{ externalId: '1' }]);
    storeListedCommits(db, [
      { sha: a, pull: '1', authoredAt: 3 },
      { sha: b, pull: '99', authoredAt: 4, committedAt: 9 },
      { sha: hex('cc33'), committedAt: 5 },
    ]);
    storeDeployments(db, [
      { sha: a, committedAt: 1 },
      { sha: b.slice(0, 9), committedAt: 1 },
      { sha: hex('cc33') },
      { sha: hex('dd44'), committedAt: 2 },
    ]);
    expect(pullsOfDeployments()).toEqual([[1], [], [], []]);
    expect([...buildPicture(db).facts.deployments.committedAt]).toEqual([1, 4, 5, 2]);
  });
});

test('an export of commits gives pull requests what their own export leaves out', () => {
  storePulls(db, [
    { externalId: '1', repository: 'shop/cart' },
    { externalId: '2', repository: 'shop/cart', commits: ['cc33'] },
  ]);
  storeListedCommits(db, [
    { sha: 'bb22', repository: 'shop/cart', pull: '1', authoredAt: 8 },
    { sha: 'aa11', repository: 'shop/cart', pull: '1', authoredAt: 7 },
    { sha: 'cc33', repository: 'shop/cart', pull: '2', authoredAt: 9 },
    { sha: 'dd44', repository: 'shop/cart', pull: '2', authoredAt: 9 },
    { sha: 'ee55', repository: 'shop/till', pull: '1', authoredAt: 9 },
  ]);
  expect(pulls().map(({ commits }) => commits)).toEqual([
    [
      ['aa11', 7, null],
      ['bb22', 8, null],
    ],
    [['cc33', 9, null]],
  ]);
});
