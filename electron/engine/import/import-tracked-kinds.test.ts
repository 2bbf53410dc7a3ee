import { expect, test } from 'vitest';
import { NOW, workspacePerTest } from './fixture.ts';
import { at, countsOf, storedRows, table } from './kinds-fixture.ts';

const { batchOf, db } = workspacePerTest();

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
  const common = {
    ...{ service_id: 'web', environment_id: 'prod', sha: null, endpoint: null, at: null },
    ...{ p90: null, histogram: null },
  };
  expect(storedRows(db(), 'versions')).toEqual([
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
      texts: {
        ...{ last_seen: 'ACTIVE', request_rate: '< 0.1 req/s', errors: '12.3k', error_rate: '< 0.1 %' },
        ...{ p50: '8.70 ms', p75: '450 µs', p95: '1.2 s', max: '1m 20s', mean: '9 ms' },
      },
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
      texts: { first_seen: '3일 전', last_seen: '21 minutes ago', request_rate: '33.6 req/s', error_rate: '2,5 %' },
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
  expect(storedRows(db(), 'issues')).toEqual([
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
