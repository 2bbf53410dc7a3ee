/** Statistics of versions as screens show them: numbers with units, bounds, times counted back from the import. */
import { expect, test } from 'vitest';
import { NOW, workspacePerTest } from '../fixture.ts';

const { put, batchOf, db } = workspacePerTest();

const HOUR_MS = 3_600_000;

function versions(): unknown[] {
  return db()
    .prepare(`
    SELECT service.name AS service, environment.name AS env, version, first_seen_at AS firstSeenAt,
      last_seen_at AS lastSeenAt, active, requests_per_second AS requestsPerSecond, error_rate AS errorRate,
      error_types AS errorTypes, p95, p99, mean, texts
    FROM version_row JOIN service ON service.id = service_id LEFT JOIN environment ON environment.id = environment_id
    ORDER BY version_row.id`)
    .all()
    .map((row) => ({ ...(row as object), texts: JSON.parse((row as { readonly texts: string }).texts) as unknown }));
}

test('a table as it is on the screen', async () => {
  const table = [
    'Service,Env,Version,First Seen,Last Seen,Error Types,Requests/s,Error Rate,p99 Latency,Avg Latency',
    'checkout,prod,vb11-917,3 hours ago,ACTIVE,2,33.6 req/s,< 0.1 %,8.70 ms,1.2 ms',
    'checkout,prod,v-760,2025-03-01T10:00:00Z,2 hours ago,-,< 0.1 req/s,2.5 %,1.25 s,450 µs',
    '',
  ].join('\n');
  expect(await batchOf(table)).toMatchObject({ preset: 'apm-version', kind: 'versions', stored: 2, rejected: 0 });
  expect(versions()).toEqual([
    {
      ...{ service: 'checkout', env: 'prod', version: 'vb11-917' },
      ...{ firstSeenAt: NOW - 3 * HOUR_MS, lastSeenAt: null, active: 1 },
      ...{ requestsPerSecond: 33.6, errorRate: 0.001, errorTypes: 2, p95: null, p99: 8.7, mean: 1.2 },
      texts: {
        ...{ first_seen: '3 hours ago', last_seen: 'ACTIVE', request_rate: '33.6 req/s', error_rate: '< 0.1 %' },
        ...{ p99: '8.70 ms', mean: '1.2 ms' },
      },
    },
    {
      ...{ service: 'checkout', env: 'prod', version: 'v-760' },
      ...{ firstSeenAt: Date.UTC(2025, 2, 1, 10), lastSeenAt: NOW - 2 * HOUR_MS, active: 0 },
      ...{ requestsPerSecond: 0.1, errorRate: 0.025, errorTypes: null, p95: null, p99: 1250, mean: 0.45 },
      texts: {
        ...{ last_seen: '2 hours ago', request_rate: '< 0.1 req/s', error_rate: '2.5 %' },
        ...{ p99: '1.25 s', mean: '450 µs' },
      },
    },
  ]);
});

test('units that the header says', async () => {
  const table = [
    'service,version,first_seen,error_rate_pct,requests (req/s),p95 latency (ms),latency_p99_us,Avg Latency (s)',
    'checkout,1.2.0,2025-03-01T10:00:00Z,0.1,33.6,4,8700,0.0012',
    '',
  ].join('\n');
  expect(await batchOf(table)).toMatchObject({ preset: 'apm-version', stored: 1 });
  expect(versions()).toMatchObject([
    { errorRate: 0.001, requestsPerSecond: 33.6, p95: 4, p99: 8.7, mean: 1.2, env: null, texts: {} },
  ]);
});

const SCREEN = [
  ['VERSION', 'FIRST SEEN', 'LAST SEEN', 'ERROR TYPES', 'REQS/10s', 'ERROR RATE', 'P99 LATENCY', 'AVERAGE LATENCY'],
  ['v2b7-101', '21 minutes ago', 'ACTIVE', '1', '33.6 req/s', '< 0.1%', '8.70 ms', '0 ns'],
  ['v2b6-e2', '51 minutes ago', '12 minutes ago', '0', '12', '0%', '8.18 ms', '0 ns'],
  ['v-760c8', '3 days ago', '31 minutes ago', '0', '< 0.1 req/s', '2.5%', '1.64 s', '450 µs'],
];

const MINUTE_MS = 60_000;
const SHOWN = [
  {
    ...{ service: 'basket', env: null, version: 'v2b7-101' },
    ...{ firstSeenAt: NOW - 21 * MINUTE_MS, lastSeenAt: null, active: 1 },
    ...{ requestsPerSecond: 33.6, errorRate: 0.001, errorTypes: 1, p95: null, p99: 8.7, mean: 0 },
    texts: {
      ...{ first_seen: '21 minutes ago', last_seen: 'ACTIVE', request_rate: '33.6 req/s', error_rate: '< 0.1%' },
      ...{ p99: '8.70 ms', mean: '0 ns' },
    },
  },
  {
    ...{ service: 'basket', env: null, version: 'v2b6-e2' },
    ...{ firstSeenAt: NOW - 51 * MINUTE_MS, lastSeenAt: NOW - 12 * MINUTE_MS, active: 0 },
    ...{ requestsPerSecond: 1.2, errorRate: 0, errorTypes: 0, p95: null, p99: 8.18, mean: 0 },
    texts: {
      first_seen: '51 minutes ago',
      last_seen: '12 minutes ago',
      error_rate: '0%',
      p99: '8.18 ms',
      mean: '0 ns',
    },
  },
  {
    ...{ service: 'basket', env: null, version: 'v-760c8' },
    ...{ firstSeenAt: NOW - 72 * HOUR_MS, lastSeenAt: NOW - 31 * MINUTE_MS, active: 0 },
    ...{ requestsPerSecond: 0.1, errorRate: 0.025, errorTypes: 0, p95: null, p99: 1640, mean: 0.45 },
    texts: {
      ...{ first_seen: '3 days ago', last_seen: '31 minutes ago', request_rate: '< 0.1 req/s', error_rate: '2.5%' },
      ...{ p99: '1.64 s', mean: '450 µs' },
    },
  },
];

function padded(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) =>
      row
        .map((cell) => cell.padEnd(18))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}

test.each([
  ['as a screen gives it to the clipboard', SCREEN.map((row) => row.join('\t')).join('\n')],
  ['set with spaces', padded(SCREEN)],
  [
    'in Markdown',
    SCREEN.map((row, i) => `| ${row.join(' | ')} |${i === 0 ? `\n|${' --- |'.repeat(row.length)}` : ''}`).join('\n'),
  ],
  ['a cell a line', SCREEN.flat().join('\n')],
])('the versions of one service %s: the service is the one that the file is named after', async (_, text) => {
  const outcome = await put(text, {}, 'basket.txt');
  expect(outcome).toMatchObject({ kind: 'imported', batch: { preset: 'apm-version', stored: 3, rejected: 0 } });
  expect(versions()).toEqual(SHOWN);
  const { notices } = outcome.kind === 'imported' ? outcome.batch : { notices: [] };
  expect(notices).toEqual([
    { code: 'service-assumed', params: { service: 'basket' } },
    { code: 'times-relative', params: { count: 5 } },
  ]);
});

test('requests a second are a rate, whatever their column is called', async () => {
  const header = 'Service,Version,First Seen,Requests,p99 Latency';
  const [first, second] = [
    'cart,1,2025-03-01T10:00:00Z,33.6 req/s,8 ms',
    'cart,2,2025-03-01T10:00:00Z,< 0.1 req/s,9 ms',
  ];
  expect(await batchOf(`${header}\n${first}\n${second}\n`)).toMatchObject({ stored: 2, rejected: 0 });
  expect(versions()).toMatchObject([{ requestsPerSecond: 33.6 }, { requestsPerSecond: 0.1 }]);
  // Where some are counts, what is none is wrong.
  expect(await batchOf(`${header}\n${first}\ncart,3,2025-03-01T10:00:00Z,5,9 ms\n`)).toMatchObject({ rejected: 1 });
});

test('which service it is can be said; a column of services is believed', async () => {
  const table = 'version,first_seen,last_seen,p99\n1.2.0,2025-03-01T10:00:00Z,ACTIVE,8.7 ms\n';
  expect(await batchOf(table, { constants: { service: 'checkout' } })).toMatchObject({ stored: 1, notices: [] });
  expect(versions()).toMatchObject([{ service: 'checkout', version: '1.2.0', active: 1 }]);
  const nameless = `service,${table.replace('\n1', '\n,1')}`;
  expect(await batchOf(nameless)).toMatchObject({ stored: 0, rejected: 1, notices: [] });
});
