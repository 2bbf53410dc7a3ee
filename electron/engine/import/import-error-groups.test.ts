/** Errors by version: what monitoring and trackers export of them, as tables. */
import { expect, test } from 'vitest';
import { NOW, workspacePerTest } from './fixture.ts';
import { at, countsOf, storedRows, table } from './kinds-fixture.ts';

const { batchOf, db } = workspacePerTest();

const NOTHING = {
  ...{ external_id: null, environment_id: null, title: null, count: null, users: null },
  ...{ first_seen_at: null, last_seen_at: null, url: null },
};

test.each([
  [
    'English',
    table(
      'Issue ID,Service,Env,Version,Error Type,Error Message,Count,Impacted Users,First Seen,Last Seen',
      'e1,cart,prod,1.2.0,TypeError,x is null,"1,200",7,2025-03-01T10:00:00Z,3 hours ago',
      'e1,cart,prod,1.3.0,TypeError,x is null,4,,2025-03-02T10:00:00Z,',
    ),
  ],
  [
    'Korean',
    table(
      '오류 ID,서비스,환경,버전,오류 유형,오류 메시지,발생 횟수,영향 사용자 수,최초 발생,마지막 발생',
      'e1,cart,prod,1.2.0,TypeError,x is null,"1,200",7,2025-03-01T10:00:00Z,3시간 전',
      'e1,cart,prod,1.3.0,TypeError,x is null,4,,2025-03-02T10:00:00Z,',
    ),
  ],
])('one group in several versions is a row of each (%s)', async (_, text) => {
  const batch = await batchOf(text);
  expect(countsOf(batch)).toEqual({ kind: 'errors', read: 2, stored: 2, duplicate: 0, rejected: 0, blank: 0 });
  expect(batch.notices).toEqual([{ code: 'times-relative', params: { count: 1 } }]);
  const common = { ...NOTHING, external_id: 'e1', service_id: 'cart', environment_id: 'prod' };
  expect(storedRows(db(), 'errors')).toEqual([
    {
      ...common,
      ...{ line: 2, version: '1.2.0', type: 'TypeError', title: 'x is null', count: 1200, users: 7 },
      ...{ first_seen_at: at('2025-03-01T10:00:00Z'), last_seen_at: NOW - 3 * 3_600_000 },
    },
    {
      ...common,
      ...{ line: 3, version: '1.3.0', type: 'TypeError', title: 'x is null', count: 4 },
      first_seen_at: at('2025-03-02T10:00:00Z'),
    },
  ]);
});

test('groups without an id are told by type and title, and a later export of them wins', async () => {
  const header = 'app,release,exception,message,events';
  const first = await batchOf(table(header, 'cart,1.2,TypeError,x,5', 'cart,1.2,TypeError,y,5'));
  expect(countsOf(first)).toMatchObject({ kind: 'errors', stored: 2 });
  const second = await batchOf(table(header, 'cart,1.2,TypeError,x,5', 'cart,1.2,TypeError,y,9'));
  expect(countsOf(second)).toMatchObject({ stored: 1, duplicate: 1 });
  expect(second.notices).toContainEqual({ code: 'key-repeated', params: { count: 1 } });
});

test('a table of errors without a version is asked for one', async () => {
  const text = table('service,error_type,message,count', 'cart,TypeError,x is null,5');
  await expect(batchOf(text)).rejects.toThrow('file-column-needed');
  expect(await batchOf(text, { constants: { version: '1.2.0' } })).toMatchObject({ kind: 'errors', stored: 1 });
});
