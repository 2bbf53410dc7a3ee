import { expect, test } from 'vitest';
import { DEPLOYMENT_STATUSES, type ImportKind, PULL_STATES } from '../../../shared/model.ts';
import { NOW, workspacePerTest } from './fixture.ts';
import { ROW_TABLES } from './row-store.ts';
import { undoImport } from './undo-import.ts';

const { put, batchOf, rejectsOf, db } = workspacePerTest();

const SHA_A = 'a'.repeat(40);
const SHA_B = 'b'.repeat(40);

function table(...rows: readonly string[]): string {
  return `${rows.join('\n')}\n`;
}

function at(text: string): number {
  return Date.parse(text);
}

/** Everything a kind's table keeps of rows that count, names for their numbers. */
function stored(kind: ImportKind): unknown[] {
  const rows = db().prepare(`SELECT * FROM ${ROW_TABLES[kind]} WHERE repeats = 0 ORDER BY id`).all();
  return (rows as Record<string, unknown>[]).map((row) => {
    const { id: _, batch_id: __, key: ___, content_hash: ____, repeats: _____, ...said } = row;
    return Object.fromEntries(Object.entries(said).map(([column, value]) => [column, named(column, value)]));
  });
}

const NAMES: Readonly<Record<string, string>> = {
  service_id: 'service',
  service_ids: 'service',
  team_id: 'team',
  environment_id: 'environment',
  repository_name_id: 'repository_name',
};

function named(column: string, value: unknown): unknown {
  const names = NAMES[column];
  const name = (id: unknown) => db().prepare(`SELECT name FROM ${names} WHERE id = ?`).pluck().get(id);
  if (names !== undefined && value !== null)
    return column === 'service_ids' ? (JSON.parse(String(value)) as number[]).map(name) : name(value);
  if (column === 'state') return PULL_STATES[Number(value)];
  if (column === 'status' && typeof value === 'number') return DEPLOYMENT_STATUSES[value];
  return typeof value === 'string' && /^[[{]/.test(value) ? JSON.parse(value) : value;
}

function countsOf({ kind, read, stored: kept, duplicate, rejected, blank }: Awaited<ReturnType<typeof batchOf>>) {
  expect(read).toBe(kept + duplicate + rejected + blank);
  return { kind, read, stored: kept, duplicate, rejected, blank };
}

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
  expect(stored('pulls')).toEqual([
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
  const [row] = stored('pulls') as Record<string, unknown>[];
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
  expect(stored('runs')).toEqual([
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

test('statistics of versions, as screens show them', async () => {
  const batch = await batchOf(
    table(
      'Service,Env,Version,First Seen,Last Seen,Requests,Requests/s,Errors,Error Rate,Error Types,p50,p75,p95,p99 (s),Max,Avg',
      'web,prod,v1.2,2025-03-01T10:00:00Z,ACTIVE,"1,234",< 0.1 req/s,12.3k,< 0.1 %,3,8.70 ms,450 µs,1.2 s,2.5,1m 20s,9 ms',
      'web,prod,v1.1,3일 전,21 minutes ago,,33.6 req/s,,"2,5 %",,,,,,,',
    ),
    { preset: 'generic-csv' },
  );
  expect(countsOf(batch)).toEqual({ kind: 'versions', read: 2, stored: 2, duplicate: 0, rejected: 0, blank: 0 });
  const common = { service_id: 'web', environment_id: 'prod', sha: null, at: null, p90: null };
  expect(stored('versions')).toEqual([
    {
      ...common,
      line: 2,
      version: 'v1.2',
      first_seen_at: at('2025-03-01T10:00:00Z'),
      last_seen_at: null,
      active: 1,
      requests: 1234,
      requests_per_second: 0.1,
      errors: 12_300,
      error_rate: 0.001,
      error_types: 3,
      p50: 8.7,
      p75: 0.45,
      p95: 1200,
      p99: 2500,
      max: 80_000,
      mean: 9,
      texts: { last_seen: 'ACTIVE', request_rate: '< 0.1 req/s', errors: '12.3k', error_rate: '< 0.1 %' },
    },
    {
      ...common,
      line: 3,
      version: 'v1.1',
      first_seen_at: NOW - 3 * 86_400_000,
      last_seen_at: NOW - 21 * 60_000,
      active: 0,
      requests: null,
      requests_per_second: 33.6,
      errors: null,
      error_rate: 0.025,
      error_types: null,
      p50: null,
      p75: null,
      p95: null,
      p99: null,
      max: null,
      mean: null,
      texts: { first_seen: '3일 전', last_seen: '21 minutes ago' },
    },
  ]);
});

test('issues of whatever type', async () => {
  const batch = await batchOf(
    table(
      '이슈 키,이슈 유형,요약,상태,우선순위,생성일시,해결일시,컴포넌트,라벨',
      'SHOP-1,스토리,장바구니,완료,높음,2025-03-01T10:00:00+09:00,2025-03-02T10:00:00+09:00,web; api,cart',
      'SHOP-2,버그,결제,진행 중,,2025-03-01T10:00:00+09:00,,,',
      'SHOP-3,버그,로그인,무언가,,2025-03-01T10:00:00+09:00,,,',
    ),
  );
  expect(countsOf(batch)).toEqual({ kind: 'issues', read: 3, stored: 3, duplicate: 0, rejected: 0, blank: 0 });
  const common = {
    team_id: null,
    environment_id: null,
    version: null,
    url: null,
    created_at: at('2025-03-01T01:00:00Z'),
  };
  const open = { ...common, type: '버그', service_ids: [], priority: null, labels: [], resolved_at: null };
  expect(stored('issues')).toEqual([
    {
      ...common,
      line: 2,
      external_id: 'SHOP-1',
      type: '스토리',
      title: '장바구니',
      service_ids: ['web', 'api'],
      status: '완료',
      is_done: 1,
      priority: '높음',
      labels: ['cart'],
      resolved_at: at('2025-03-02T01:00:00Z'),
    },
    { ...open, line: 3, external_id: 'SHOP-2', title: '결제', status: '진행 중', is_done: 0 },
    { ...open, line: 4, external_id: 'SHOP-3', title: '로그인', status: '무언가', is_done: null },
  ]);
});

test('words of states that nobody knows are told of where they would have decided', async () => {
  const pulls = await batchOf(
    table(
      'pr_number,repo,state,created_at,merged_at',
      '1,a,flying,2025-03-01T10:00:00Z,',
      '2,a,swimming,2025-03-01T10:00:00Z,2025-03-02T10:00:00Z',
    ),
  );
  expect(pulls.notices).toContainEqual({ code: 'value-unknown', params: { field: 'status', values: 'flying' } });
  const issues = await batchOf(
    table(
      'issue_key,issue_type,status,created,resolved',
      'A-1,Bug,flying,2025-03-01T10:00:00Z,',
      'A-2,Bug,swimming,2025-03-01T10:00:00Z,2025-03-02T10:00:00Z',
    ),
  );
  expect(issues.notices).toContainEqual({ code: 'value-unknown', params: { field: 'status', values: 'flying' } });
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
  expect(stored('commits')).toEqual([
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

test.each<[ImportKind, string, readonly (readonly [line: number, column: string, code: string, value: string])[]]>([
  [
    'pulls',
    table(
      'id,repo,created_at,merged_at,closed_at,commits,additions',
      ',a,2025-03-01T10:00:00Z,,,,',
      '1,a,,,,,',
      '2,a,2025-03-01T10:00:00Z,2025-02-28T10:00:00Z,,,',
      '3,a,2025-03-01T10:00:00Z,,2025-02-28T10:00:00Z,,',
      '4,a,2025-03-01T10:00:00Z,,,oops,',
      '5,a,2025-03-01T10:00:00Z,,,,1.5',
      '6,a,2025-03-01T10:00:00Z,,,12,-',
    ),
    [
      [2, 'id', 'id-missing', ''],
      [3, 'created_at', 'time-missing', ''],
      [4, 'merged_at', 'end-before-start', '2025-02-28T10:00:00Z'],
      [5, 'closed_at', 'end-before-start', '2025-02-28T10:00:00Z'],
      [6, 'commits', 'sha-unreadable', 'oops'],
      [7, 'additions', 'value-wrong-type', '1.5'],
    ],
  ],
  [
    'runs',
    table(
      'run_id,attempt,workflow,status,started_at,finished_at',
      ',,ci,ok,2025-03-01T10:00:00Z,',
      '1,,,ok,2025-03-01T10:00:00Z,',
      '2,,ci,ok,,',
      '3,,ci,ok,2025-03-01T10:00:00Z,2025-03-01T09:00:00Z',
      '4,0,ci,ok,2025-03-01T10:00:00Z,',
      '5,,ci,ok,2025-03-01T10:00:00Z,',
    ),
    [
      [2, 'run_id', 'id-missing', ''],
      [3, 'workflow', 'service-missing', ''],
      [4, 'started_at', 'time-missing', ''],
      [5, 'finished_at', 'end-before-start', '2025-03-01T09:00:00Z'],
      [6, 'attempt', 'value-wrong-type', '0'],
    ],
  ],
  [
    'versions',
    table(
      'service,version,first_seen,last_seen,error_rate,error_types,p95',
      ',1,,,,,',
      'a,,,,,,',
      'a,1,2025-03-02T10:00:00Z,2025-03-01T10:00:00Z,,,',
      'a,2,,,120 %,,',
      'a,3,,,,1.5,',
      'a,4,,,,,slow',
      'a,5,,,,,',
    ),
    [
      [2, 'service', 'service-missing', ''],
      [3, 'version', 'version-missing', ''],
      [4, 'last_seen', 'end-before-start', '2025-03-01T10:00:00Z'],
      [5, 'error_rate', 'number-out-of-range', '120 %'],
      [6, 'error_types', 'value-wrong-type', '1.5'],
      [7, 'p95', 'value-wrong-type', 'slow'],
    ],
  ],
  [
    'issues',
    table(
      'issue_key,created,resolved',
      ',2025-03-01T10:00:00Z,',
      'A-1,,',
      'A-2,2025-03-01T10:00:00Z,2025-02-01T10:00:00Z',
      'A-3,2025-03-01T10:00:00Z,',
    ),
    [
      [2, 'issue_key', 'id-missing', ''],
      [3, 'created', 'time-missing', ''],
      [4, 'resolved', 'end-before-start', '2025-02-01T10:00:00Z'],
    ],
  ],
  [
    'commits',
    table(
      'sha,committed_at',
      ',2025-03-01T10:00:00Z',
      '1.23457E+16,2025-03-01T10:00:00Z',
      `${SHA_A},`,
      `${SHA_A},2025-03-01T10:00:00Z`,
    ),
    [
      [2, 'sha', 'id-missing', ''],
      [3, 'sha', 'sha-unreadable', '1.23457E+16'],
      [4, 'committed_at', 'time-missing', ''],
    ],
  ],
])('%s that can be none are rejected, the others kept', async (kind, text, rejects) => {
  expect(await rejectsOf(text, { kind })).toEqual(rejects);
  expect(stored(kind)).toHaveLength(1);
});

/** Two files of each kind: the second repeats one row, says something else of one, and brings one. */
const OVERLAPS: readonly (readonly [ImportKind, string, readonly string[], readonly string[]])[] = [
  [
    'pulls',
    'id,repo,created_at,title',
    ['1,a,2025-03-01T10:00:00Z,x', '2,a,2025-03-01T10:00:00Z,x'],
    ['1,a,2025-03-01T10:00:00Z,x', '2,a,2025-03-01T10:00:00Z,y', '2,b,2025-03-01T10:00:00Z,x'],
  ],
  [
    'runs',
    'run_id,attempt,workflow,started_at,branch',
    ['1,1,w,2025-03-01T10:00:00Z,x', '2,1,w,2025-03-01T10:00:00Z,x'],
    ['1,1,w,2025-03-01T10:00:00Z,x', '2,1,w,2025-03-01T10:00:00Z,y', '2,2,w,2025-03-01T10:00:00Z,x'],
  ],
  ['versions', 'service,version,at,requests', ['a,1,,5', 'a,2,,5'], ['a,1,,5', 'a,2,,6', 'a,2,2025-03-01T10:00:00Z,5']],
  [
    'issues',
    'issue_key,created,status',
    ['1,2025-03-01T10:00:00Z,open', '2,2025-03-01T10:00:00Z,open'],
    ['1,2025-03-01T10:00:00Z,open', '2,2025-03-01T10:00:00Z,done', '3,2025-03-01T10:00:00Z,open'],
  ],
  [
    'commits',
    'sha,repo,committed_at',
    ['aaaaaaa,r,2025-03-01T10:00:00Z', 'bbbbbbb,r,2025-03-01T10:00:00Z'],
    ['aaaaaaa,r,2025-03-01T10:00:00Z', 'bbbbbbb,r,2025-03-02T10:00:00Z', 'bbbbbbb,s,2025-03-01T10:00:00Z'],
  ],
];

test.each(OVERLAPS)(
  '%s again: the same row counts once, another one of the same thing is noticed, and undo',
  async (kind, header, first, second) => {
    const one = await batchOf(table(header, ...first), { kind });
    const two = await batchOf(table(header, ...second), { kind });
    expect(countsOf(one)).toMatchObject({ kind, read: 2, stored: 2, duplicate: 0 });
    expect(countsOf(two)).toMatchObject({ kind, read: 3, stored: 2, duplicate: 1 });
    expect(two.notices).toContainEqual({ code: 'key-repeated', params: { count: 1 } });
    const keys = () => db().prepare(`SELECT key, repeats FROM ${ROW_TABLES[kind]} ORDER BY id`).all();
    expect(new Set((keys() as { key: string }[]).map(({ key }) => key)).size).toBe(3);
    await undoImport(db(), one.id);
    expect(stored(kind)).toHaveLength(3);
    await undoImport(db(), two.id);
    expect(keys()).toEqual([]);
    for (const names of ['service', 'team', 'environment', 'repository_name'])
      expect(db().prepare(`SELECT * FROM ${names}`).all()).toEqual([]);
  },
);

test('a table of another kind can be read as one when the kind is said, and not without what it needs', async () => {
  const outcome = await put(table('number,state', '1,open'), { kind: 'pulls' });
  expect(outcome.kind === 'failed' && outcome.error.code).toBe('file-no-time-column');
});
