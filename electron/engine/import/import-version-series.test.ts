/** Series of versions: an interval a row, endpoints, histograms however they are written. */
import { expect, test } from 'vitest';
import { workspacePerTest } from './fixture.ts';
import { at, countsOf, storedRows, table } from './kinds-fixture.ts';

const { batchOf, rejectsOf, db } = workspacePerTest();

type Stored = Readonly<Record<string, unknown>>;

/** What rows say beside the ever same. */
function series(...columns: readonly string[]): unknown[] {
  return (storedRows(db(), 'versions') as Stored[]).map((row) =>
    Object.fromEntries(columns.map((column) => [column, row[column]])),
  );
}

const HISTOGRAM = { bounds: [100, 250], counts: [90, 8, 2] };

test.each([
  [
    'counts up to each bound, as Prometheus has them',
    table(
      'timestamp,service,env,version,requests,errors,le_0.1,le_0.25,le_+Inf',
      '1740823200,cart,prod,1.2,100,3,90,98,100',
    ),
  ],
  [
    'plain counts',
    table(
      'timestamp;service;env;version;requests;errors;bucket_100ms;bucket_250ms;bucket_inf',
      '2025-03-01T10:00:00Z;cart;prod;1.2;100;3;90;8;2',
    ),
  ],
  [
    'a cell of JSON',
    table(
      'timestamp,service,env,version,requests,errors,histogram',
      `1740823200000,cart,prod,1.2,100,3,"${JSON.stringify(HISTOGRAM).replaceAll('"', '""')}"`,
    ),
  ],
  [
    'records of JSON, one a line',
    table(
      ...[0, 1].map((hour) =>
        JSON.stringify({
          ...{ timestamp: at('2025-03-01T10:00:00Z') + hour * 3_600_000, service: 'cart', env: 'prod' },
          ...{ version: '1.2', requests: 100, errors: 3, latency: HISTOGRAM },
        }),
      ),
    ),
  ],
  [
    'buckets as members of an object',
    JSON.stringify([
      {
        ...{ timestamp: '2025-03-01T10:00:00Z', service: 'cart', env: 'prod', version: '1.2', requests: 100 },
        ...{ errors: 3, buckets: { 'le_0.1': 90, 'le_0.25': 98, 'le_+Inf': 100 } },
      },
    ]),
  ],
])('a histogram: %s', async (_, text) => {
  const batch = await batchOf(text);
  expect(batch).toMatchObject({ kind: 'versions', rejected: 0 });
  expect(batch.notices.filter(({ code }) => code === 'column-ignored')).toEqual([]);
  expect(series('service_id', 'environment_id', 'version', 'at', 'requests', 'errors', 'histogram')[0]).toEqual({
    ...{ service_id: 'cart', environment_id: 'prod', version: '1.2', at: at('2025-03-01T10:00:00Z') },
    ...{ requests: 100, errors: 3, histogram: HISTOGRAM },
  });
});

test('buckets that go down, or are no numbers, are rejected with what is wrong; without them there is no histogram', async () => {
  const text = table(
    'timestamp,service,version,requests,le_0.1,le_0.25,le_+Inf',
    '2025-03-01T10:00:00Z,cart,1.2,100,90,80,100',
    '2025-03-01T11:00:00Z,cart,1.2,100,90,many,100',
    '2025-03-01T12:00:00Z,cart,1.2,100,,,',
  );
  expect(await rejectsOf(text)).toEqual([
    [2, 'le_0.1', 'value-wrong-type', '90'],
    [3, 'le_0.1', 'value-wrong-type', 'many'],
  ]);
  expect(series('requests', 'histogram')).toEqual([{ requests: 100, histogram: null }]);
});

test('one interval of one version has a row for each endpoint, and updates of each are told apart', async () => {
  const header = 'timestamp,service,version,resource,requests,errors,p95 (s)';
  const [cart, pay] = ['2025-03-01T10:00:00Z,cart,1.2,GET /cart', '2025-03-01T10:00:00Z,cart,1.2,POST /pay'];
  const first = await batchOf(
    table(header, `${cart},100,1,0.25`, `${pay},10,0,1.5`, '2025-03-01T10:00:00Z,cart,1.2,,110,1,'),
  );
  expect(countsOf(first)).toMatchObject({ stored: 3, duplicate: 0, rejected: 0 });
  const second = await batchOf(table(header, `${cart},100,1,0.25`, `${pay},12,0,1.5`));
  expect(countsOf(second)).toMatchObject({ stored: 1, duplicate: 1 });
  expect(second.notices).toContainEqual({ code: 'key-repeated', params: { count: 1 } });
  expect(series('endpoint', 'requests', 'p95')).toEqual([
    { endpoint: 'GET /cart', requests: 100, p95: 250 },
    { endpoint: 'POST /pay', requests: 10, p95: 1500 },
    { endpoint: null, requests: 110, p95: null },
    { endpoint: 'POST /pay', requests: 12, p95: 1500 },
  ]);
});
