import { afterEach, beforeEach, expect, test } from 'vitest';
import type { View } from '../../../shared/view.ts';
import { listErrors } from './errors-list.ts';
import { by, openRowLists, type RowLists } from './row-list-fixture.ts';
import { listVersionStats } from './version-stats-list.ts';

let workspace: RowLists;

beforeEach(() => {
  workspace = openRowLists();
});

afterEach(() => workspace.close());

test('of versions and of their errors the latest word, in whatever order, as soon as it is imported', async () => {
  const header = 'service,version,timestamp,requests,errors,p95';
  await workspace.put(header, 'web,1,2025-03-01T10:00:00Z,10,1,5', 'web,1,2025-03-01T11:00:00Z,20,1,5');
  const requests = (request = by('at')) =>
    listVersionStats(workspace.context(), request).rows.map((row) => row.requests);
  expect(requests()).toEqual([10, 20]);
  await workspace.put(header, 'web,1,2025-03-01T11:00:00Z,25,1,5', 'web,1,2025-03-01T11:00:00Z,30,1,5', 'web,1,,5,0,5');
  expect(requests()).toEqual([10, 30, 5]);
  expect(requests(by('at', { sort: { column: 'at', descending: true } }))).toEqual([30, 10, 5]);
  expect(requests(by('at', { offset: 1, limit: 1 }))).toEqual([30]);
  expect(listVersionStats(workspace.context(), by('at', { limit: 1 })).total).toBe(3);

  const errors = 'service,env,version,error_type,message,count,first_seen,last_seen';
  await workspace.put(errors, 'old-web,prod,1,TypeError,x,5,2025-03-01T10:00:00Z,2025-03-02T10:00:00Z', 'api,,2,,y,,,');
  await workspace.put(errors, 'old-web,prod,1,TypeError,x,7,2025-03-01T10:00:00Z,2025-03-02T10:00:00Z');
  const errorsOf = (view: Partial<View>, search = '') =>
    listErrors(workspace.context(view), by('count', { search })).rows.map(({ service, count }) => [service, count]);
  const [latest, other] = [
    ['web', 7],
    ['api', null],
  ];
  expect(errorsOf({})).toEqual([latest, other]);
  expect(errorsOf({ services: ['web'] })).toEqual([latest]);
  expect(errorsOf({ env: 'prod' })).toEqual([latest, other]);
  expect(errorsOf({ from: '2025-03-03' })).toEqual([other]);
  expect(errorsOf({}, 'type')).toEqual([latest]);
});
