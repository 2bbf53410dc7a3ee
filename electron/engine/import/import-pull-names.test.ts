import { describe, expect, test } from 'vitest';
import { SHA, workspacePerTest } from './fixture.ts';

const { put, batchOf, db } = workspacePerTest();

const HEADER = 'deployment_id,service,environment,finished_at,pr_number';

function pulls(): unknown[] {
  return db().prepare('SELECT pull FROM deployment_row ORDER BY line').pluck().all();
}

function deployed(...cells: readonly string[]): string {
  const rows = cells.map((cell, i) => `d${i},checkout,production,2025-03-0${i + 1}T10:00:00Z,${cell}`);
  return [HEADER, ...rows, ''].join('\n');
}

describe('pull requests that a deployment names', () => {
  test('are numbers, whatever stands around them', async () => {
    const cells = ['12', '#13', '!14', '"#15, #16,15"', 'PR-17', '18 19', '', 'NULL'];
    expect(await batchOf(deployed(...cells))).toMatchObject({ kind: 'deployments', stored: 8, rejected: 0 });
    expect(pulls()).toEqual(['12', '13', '14', '15,16', '17', '18,19', null, null]);
  });

  test('have the name of their repository before them where they are given with it', async () => {
    const cells = [
      'shop/cart#12',
      'group/sub/cart!13',
      'https://github.com/shop/cart/pull/14',
      'https://gitlab.example.com/group/sub/cart/-/merge_requests/15/diffs',
      'https://dev.azure.com/shop/Project/_git/cart/pullrequest/16?_a=overview',
      'https://user:secret@bitbucket.org/shop/cart/pull-requests/17',
    ];
    await batchOf(deployed(...cells));
    expect(pulls()).toEqual([
      'shop/cart#12',
      'group/sub/cart#13',
      'github.com/shop/cart#14',
      'gitlab.example.com/group/sub/cart#15',
      'dev.azure.com/shop/Project/_git/cart#16',
      'bitbucket.org/shop/cart#17',
    ]);
  });

  test('are none where a column of that name holds something else', async () => {
    expect(await batchOf(deployed('yes', 'see release notes', '1.2.3', '-4'))).toMatchObject({
      stored: 4,
      rejected: 0,
    });
    expect(pulls()).toEqual([null, null, null, null]);
  });

  test('tell a row from another one of the same deployment', async () => {
    const twice = `${HEADER}\n${['12', '13', '12'].map((pull) => `d1,checkout,production,2025-03-01T10:00:00Z,${pull}`).join('\n')}\n`;
    expect(await batchOf(twice)).toMatchObject({ stored: 2, duplicate: 1 });
  });

  test.each(['pull_request', 'PR number', 'merge_request_iid', 'PR 번호'])(
    'stand in a column called %s',
    async (name) => {
      const outcome = await put(deployed('12').replace('pr_number', name));
      expect(outcome).toMatchObject({ kind: 'imported', batch: { kind: 'deployments', mapping: { pull: name } } });
      expect(pulls()).toEqual(['12']);
    },
  );

  test('do not make a file of deployments one of pull requests, nor one that nobody knows', async () => {
    const bare = `service,environment,started_at,finished_at,status,commit_sha,pull_request
checkout,production,2025-03-01T10:00:00Z,2025-03-01T10:10:00Z,success,${SHA},12
`;
    expect(await put(bare)).toMatchObject({
      kind: 'imported',
      batch: { kind: 'deployments', mapping: { pull: 'pull_request' } },
    });
  });

  test.each([
    ['a number', 12],
    ['a text', '#12'],
    ['a part of a record', { number: 12 }],
  ])('may be %s in JSON', async (_name, pull_request) => {
    const record = {
      service: 'checkout',
      environment: 'production',
      finished_at: '2025-03-01T10:00:00Z',
      pull_request,
    };
    await batchOf(JSON.stringify([record]), { kind: 'deployments' });
    expect(pulls()).toEqual(['12']);
  });

  test('are the same whether they are read as bytes or as texts', async () => {
    const numbers = Array.from({ length: 40 }, (_, i) => `${i}`);
    const table = (sign: string) =>
      [
        HEADER,
        ...numbers.map((number) => `d${number},checkout,production,2025-03-01T10:00:00Z,${sign}${number}`),
        '',
      ].join('\n');
    expect(await batchOf(table(''))).toMatchObject({ stored: 40 });
    expect(await batchOf(table('#'))).toMatchObject({ stored: 0, duplicate: 40 });
    expect(new Set(pulls())).toEqual(new Set(numbers));
  });
});

describe('the commits of a pull request', () => {
  test.each([' ', ', ', ';', ' | ', '\n'])('are told apart by %j', async (between) => {
    const shas = [SHA, SHA.replace(/^./, 'f')];
    await batchOf(
      `number,title,created_at,merged_at,commits\n7,x,2025-03-01T09:00:00Z,2025-03-01T10:00:00Z,"${shas.join(between)}"\n`,
      { kind: 'pulls' },
    );
    const stored = JSON.parse(String(db().prepare('SELECT commits FROM pull_row').pluck().get()));
    expect(stored).toEqual(shas.map((sha) => ({ sha, authoredAt: null })));
  });

  test('are read with their times, and not said to be ignored', async () => {
    const commits = [{ sha: SHA, authored_at: '2025-02-28T09:00:00Z' }];
    const merged = {
      number: 7,
      repo: 'shop/cart',
      created_at: '2025-03-01T09:00:00Z',
      merged_at: '2025-03-01T10:00:00Z',
    };
    const records = [{ ...merged, mood: 'fine', commits }];
    const batch = await batchOf(JSON.stringify(records), { kind: 'pulls' });
    expect(batch).toMatchObject({ kind: 'pulls', preset: 'generic-json', stored: 1 });
    expect(batch.notices).toEqual([{ code: 'column-ignored', params: { columns: 'mood' } }]);
    expect(db().prepare('SELECT commits FROM pull_row').pluck().get()).toBe(
      JSON.stringify([{ sha: SHA, authoredAt: Date.UTC(2025, 1, 28, 9) }]),
    );
  });
});
