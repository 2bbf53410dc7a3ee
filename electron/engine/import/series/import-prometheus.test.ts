import { describe, expect, test } from 'vitest';
import { answer, CHECKOUT, HOUR, MINUTE, START, series, seriesWorkspace } from './series-fixture.ts';

const { read, points, errorOf, rejectsOf } = seriesWorkspace();

const TOTAL = { __name__: 'http_requests_total', ...CHECKOUT };
const at = (index: number, step = MINUTE) => START + index * step;
const POINT = { service: 'checkout', version: '1.4.0', env: 'production' };

describe('counters', () => {
  test('count by what they grow, in the interval in which they do', async () => {
    const account = await read(
      answer(series({ ...TOTAL, code: '200' }, [100, 110, 140]), series({ ...TOTAL, code: '503' }, [5, 5, 9])),
    );
    expect(account).toEqual({ preset: 'prometheus-range', stored: 2, duplicate: 0, rejected: 0, notices: {} });
    expect(points()).toEqual([
      { ...POINT, at: at(0), requests: 10, errors: 0 },
      { ...POINT, at: at(1), requests: 34, errors: 4 },
    ]);
  });

  test('that fall began anew, at nothing', async () => {
    await read(answer(series(TOTAL, [100, 110, 7, 9])));
    expect(points().map(({ requests }) => requests)).toEqual([10, 7, 2]);
  });

  test('of several replicas are added up after that', async () => {
    await read(
      answer(series({ ...TOTAL, pod: 'a' }, [100, 110, 3]), series({ ...TOTAL, pod: 'b' }, [1000, 1001, 1005])),
    );
    expect(points().map(({ requests }) => requests)).toEqual([11, 7]);
  });

  test('count nothing across more than two steps, and one missing value is no gap', async () => {
    const account = await read(answer(series(TOTAL, [0, 1, 3, null, 10, 11, 12, null, null, 100, 101, 103])));
    expect(points().map(({ at: time, requests }) => [(time - START) / MINUTE, requests])).toEqual([
      [0, 1],
      [1, 2],
      [2, 7],
      [4, 1],
      [5, 1],
      [9, 1],
      [10, 2],
    ]);
    expect(account.notices).toEqual({ 'series-gaps': { count: 1 } });
  });

  test('have no values where there is no number', async () => {
    await read(answer(series(TOTAL, [1, 'NaN', 4, '+Inf', 9, 10])));
    expect(points().map(({ requests }) => requests)).toEqual([3, 5, 1]);
  });

  test('by the second are of a minute', async () => {
    const values = Array.from({ length: 9 }, (_, index) => index * 2);
    await read(answer(series(TOTAL, values, MINUTE / 4)));
    expect(points()).toEqual([
      { ...POINT, at: at(0), requests: 8 },
      { ...POINT, at: at(1), requests: 8 },
    ]);
  });

  test('by the day keep the hour at which their days begin', async () => {
    const midnightInSeoul = START - 9 * HOUR;
    await read(answer(series(TOTAL, [1, 2, 4], 24 * HOUR, midnightInSeoul)));
    expect(points().map(({ at: time }) => time)).toEqual([midnightInSeoul, midnightInSeoul + 24 * HOUR]);
  });

  test('go on where a later answer goes on, in whatever order the answers are', async () => {
    const days = [
      answer(series(TOTAL, [30, 40], MINUTE, at(2))),
      answer(series(TOTAL, [0, 10, 30])),
      answer(series(TOTAL, [45], MINUTE, at(4))),
    ];
    const account = await read(days.join('\n'));
    expect(points().map(({ at: time, requests }) => [(time - START) / MINUTE, requests])).toEqual([
      [0, 10],
      [1, 20],
      [2, 10],
      [3, 5],
    ]);
    expect(account.notices).toEqual({ 'series-repeated': { count: 1 } });
  });

  test('that only count errors don’t make every request one', async () => {
    await read(answer(series({ ...TOTAL, code: '500' }, [1, 4]), series({ ...TOTAL, code: '503' }, [1, 2])));
    expect(points()).toEqual([{ ...POINT, at: at(0), errors: 4 }]);
  });

  test('of errors stand beside those of requests', async () => {
    await read(answer(series(TOTAL, [0, 10]), series({ ...TOTAL, __name__: 'http_request_errors_total' }, [0, 3])));
    expect(points()).toEqual([{ ...POINT, at: at(0), requests: 10, errors: 3 }]);
  });

  test('of the same requests count once, and the other is named', async () => {
    const account = await read(
      answer(series(TOTAL, [0, 10]), series({ ...TOTAL, __name__: 'app_requests_total' }, [0, 9])),
    );
    expect(points()).toEqual([{ ...POINT, at: at(0), requests: 10 }]);
    expect(account.notices).toEqual({ 'series-alike': { names: 'app_requests' } });
  });

  test('of two protocols count different requests', async () => {
    await read(
      answer(
        series(TOTAL, [0, 10]),
        series({ ...TOTAL, __name__: 'grpc_server_handled_total', grpc_code: 'OK' }, [0, 5]),
        series({ ...TOTAL, __name__: 'grpc_server_handled_total', grpc_code: 'NotFound' }, [0, 2]),
      ),
    );
    expect(points()).toEqual([{ ...POINT, at: at(0), requests: 17, errors: 2 }]);
  });
});

describe('durations', () => {
  const bucket = (le: string, values: readonly number[], more = {}) =>
    series({ __name__: 'http_request_duration_seconds_bucket', ...CHECKOUT, le, ...more }, values);

  test('have buckets in milliseconds, each with its own', async () => {
    await read(answer(bucket('0.1', [0, 5]), bucket('+Inf', [0, 9]), bucket('0.57', [0, 8])));
    expect(points()).toEqual([
      { ...POINT, at: at(0), requests: 9, histogram: { bounds: [100, 570], counts: [5, 3, 1] } },
    ]);
  });

  test('in milliseconds say so by their name', async () => {
    const metric = { __name__: 'istio_request_duration_milliseconds_bucket', ...CHECKOUT };
    await read(answer(series({ ...metric, le: '5' }, [0, 1]), series({ ...metric, le: '+Inf' }, [0, 2])));
    expect(points()[0]?.histogram).toEqual({ bounds: [5], counts: [1, 1] });
  });

  test('have a mean by sum and count', async () => {
    const part = (name: string, values: readonly number[]) =>
      series({ __name__: `http_server_requests_seconds_${name}`, ...CHECKOUT, outcome: 'SUCCESS' }, values);
    await read(answer(part('sum', [0, 3]), part('count', [0, 12])));
    expect(points()).toEqual([{ ...POINT, at: at(0), requests: 12, errors: 0, mean: 250 }]);
  });

  test('have percentiles where a label says of which; those of replicas are their mean', async () => {
    const quantile = (q: string, pod: string, value: number) =>
      series({ __name__: 'http_request_duration_seconds', ...CHECKOUT, quantile: q, pod }, [value, value]);
    const account = await read(
      answer(
        quantile('0.5', 'a', 0.1),
        quantile('0.99', 'a', 0.4),
        quantile('0.99', 'b', 0.6),
        quantile('0.42', 'a', 1),
      ),
    );
    const point = { ...POINT, p50: 100, p99: 500 };
    expect(points()).toEqual([
      { ...point, at: at(-1) },
      { ...point, at: at(0) },
    ]);
    expect(account.notices).toEqual({
      'column-ignored': { columns: 'pod' },
      'percentiles-averaged': { count: 2 },
      'series-passed': { count: 1, names: 'http_request_duration_seconds' },
    });
  });
});

describe('series without a name', () => {
  const rate = (values: readonly (number | string)[], more = {}) => series({ ...CHECKOUT, ...more }, values);

  test('are requests per second, and it is said', async () => {
    const account = await read(answer(rate([1.5, 2, 0.25])));
    expect(points()).toEqual([
      { ...POINT, at: at(-1), requests: 90, perSecond: 1.5 },
      { ...POINT, at: at(0), requests: 120, perSecond: 2 },
      { ...POINT, at: at(1), requests: 15, perSecond: 0.25 },
    ]);
    expect(account.notices).toEqual({ 'counts-estimated': { seconds: 60 }, 'series-unnamed': { count: 1 } });
  });

  test('with buckets are a histogram, with a status errors', async () => {
    await read(
      answer(
        rate([0.5], { le: '0.1' }),
        rate([1.5], { le: '+Inf' }),
        rate([0.1], { code: '500' }),
        rate([1.4], { code: '200' }),
      ),
    );
    expect(points()).toEqual([
      { ...POINT, at: START, requests: 90, perSecond: 1.5, errors: 6, histogram: { bounds: [100], counts: [30, 60] } },
    ]);
  });

  test.each([
    ['p95', 'value', { p95: 250 }],
    ['mean', 'value', { mean: 250 }],
    ['error_rate', 'value', { errorRate: 0.25 }],
    ['errors', 'rate', { errors: 15 }],
    ['errors', 'increase', { errors: 0.25 }],
    ['requests', 'increase', { requests: 0.25 }],
    ['request_rate', 'value', { requests: 15, perSecond: 0.25 }],
  ] as const)('are %s where the user says so (%s)', async (field, column, expected) => {
    const account = await read(answer(rate([0.25, 0.25, 0.25])), { mapping: { [field]: column } });
    expect(points()[1]).toEqual({ ...POINT, at: at(0), ...expected });
    expect(Object.keys(account.notices)).not.toContain('series-unnamed');
  });

  test('that only ever grow by whole numbers are counters', async () => {
    const account = await read(answer(rate([10, 12, 13, 15, 19, 20, 26, 29, 31, 40])));
    expect(points().map(({ requests }) => requests)).toEqual([2, 1, 2, 4, 1, 6, 3, 2, 9]);
    expect(account.notices).toEqual({ 'series-unnamed-counters': { count: 1 } });
  });
});

describe('who is measured', () => {
  test.each([
    [
      { app: 'web', release: 'v2' },
      { service: 'web', version: 'v2' },
    ],
    [
      { job: 'shop/cart', service_version: '3', namespace: 'staging' },
      { service: 'cart', version: '3', env: 'staging' },
    ],
    [
      { job: 'cart', version: '3', namespace: 'team-a' },
      { service: 'cart', version: '3' },
    ],
    [
      { container: 'cart', image_tag: 'sha-1', deployment_environment: 'qa' },
      { service: 'cart', version: 'sha-1', env: 'qa' },
    ],
    [
      { job: 'x', service: 'cart', tag: '9', environment: 'dev', exported_service: 'y' },
      { service: 'cart', version: '9', env: 'dev' },
    ],
  ])('%o is %o', async (labels, expected) => {
    await read(answer(series({ __name__: 'http_requests_total', ...labels }, [0, 4])));
    expect(points()).toEqual([{ ...expected, at: at(0), requests: 4 }]);
  });

  test('is said by a label that the user names, or by a word of theirs', async () => {
    const labels = { __name__: 'http_requests_total', svc: 'web', build: '77', version: 'chart-1' };
    const account = await read(answer(series(labels, [0, 4])), {
      mapping: { service: 'svc', version: 'build' },
      constants: { env: 'production' },
    });
    expect(points()).toEqual([{ service: 'web', version: '77', env: 'production', at: at(0), requests: 4 }]);
    expect(account.rejected).toBe(0);
  });

  test('nobody where there is no version: a row that says why', async () => {
    const other = { __name__: 'http_requests_total', service: 'web', env: 'production' };
    const file = answer(series(TOTAL, [0, 4]), series(other, [0, 4]), series({ ...other, version: '' }, [0, 4]));
    expect(await rejectsOf(file)).toEqual([
      [1, 'version', 'version-missing', null],
      [1, 'version', 'version-missing', null],
    ]);
    expect(points()).toHaveLength(1);
  });

  test('nobody of a whole file without versions, which asks for the label', async () => {
    const file = answer(series({ __name__: 'http_requests_total', service: 'web', build: '7' }, [0, 4]));
    expect(await errorOf(file)).toEqual({
      code: 'file-column-needed',
      params: { file: 'file', field: 'version', columns: 'service, build, http_requests_total' },
    });
  });

  test('the service that the file is named after where no series says it', async () => {
    const account = await read(answer(series({ __name__: 'http_requests_total', version: '2' }, [0, 4])));
    expect(account.notices).toMatchObject({ 'service-assumed': { service: expect.any(String) } });
    expect(points()).toEqual([
      { service: account.notices['service-assumed']?.service, version: '2', at: at(0), requests: 4 },
    ]);
  });

  test('endpoints, too, where there are few of them', async () => {
    const of = (handler: string, method: string, values: readonly number[]) =>
      series({ ...TOTAL, handler, method }, values);
    await read(answer(of('/cart', 'get', [0, 4]), of('/pay', 'POST', [0, 1])));
    expect(points()).toEqual([
      { ...POINT, at: at(0), requests: 5 },
      { ...POINT, endpoint: 'GET /cart', at: at(0), requests: 4 },
      { ...POINT, endpoint: 'POST /pay', at: at(0), requests: 1 },
    ]);
  });

  test('no endpoints where paths are ids, or the user doesn’t want them', async () => {
    const of = (path: string) => series({ ...TOTAL, path }, [0, 1]);
    const account = await read(answer(...Array.from({ length: 51 }, (_, index) => of(`/cart/${index}`))));
    expect(points()).toEqual([{ ...POINT, at: at(0), requests: 51 }]);
    expect(account.notices).toEqual({ 'endpoints-left-out': { limit: 50, services: 'checkout' } });
    await read(answer(series({ ...TOTAL, version: '2', path: '/' }, [0, 1])), { mapping: { endpoint: '' } });
    expect(points()).toHaveLength(2);
  });
});

describe('files', () => {
  const one = series(TOTAL, [0, 4]);
  const stored = { ...POINT, at: at(0), requests: 4 };

  test.each([
    ['an answer', answer(one)],
    ['its data', JSON.stringify({ resultType: 'matrix', result: [one] })],
    [
      'an answer with its keys in another order',
      JSON.stringify({ data: { result: [one], resultType: 'matrix' }, status: 'success' }),
    ],
    ['an array of answers', `[${answer()},${answer(one)}]`],
    ['a line an answer', `${answer()}\n${answer(one)}\n`],
    ['an array of series, as promtool prints them', JSON.stringify([one])],
    ['a line a series', `${JSON.stringify(one)}\n${JSON.stringify({ metric: { __name__: 'up' }, values: [] })}\n`],
    [
      'series with times of their own, as VictoriaMetrics exports them',
      `${JSON.stringify({ metric: TOTAL, values: [0, 4], timestamps: [at(0), at(1)] })}\n`,
    ],
    [
      'answers of one moment after another',
      [0, 4]
        .map((value, index) => ({ metric: TOTAL, value: [at(index) / 1000, String(value)] }))
        .map((result) => JSON.stringify({ status: 'success', data: { resultType: 'vector', result: [result] } }))
        .join('\n'),
    ],
  ])('of the form: %s', async (_, file) => {
    const account = await read(file);
    expect(account).toMatchObject({ preset: 'prometheus-range', stored: 1, rejected: 0 });
    expect(points()).toEqual([stored]);
  });

  test('of one moment have values of that minute', async () => {
    const result = [{ metric: { ...CHECKOUT, quantile: '0.95' }, value: [at(0) / 1000 + 12.5, '0.2'] }];
    await read(JSON.stringify({ status: 'success', data: { resultType: 'vector', result } }));
    expect(points()).toEqual([{ ...POINT, at: at(0), p95: 200 }]);
  });

  test('of other metrics pass over them, and say how many', async () => {
    const other = (name: string) => series({ ...TOTAL, __name__: name }, [1, 2]);
    const names = [
      ...[
        'process_cpu_seconds_total',
        'go_gc_duration_seconds',
        'http_client_requests_total',
        'http_request_size_bytes_sum',
      ],
      ...['http_requests_in_flight', 'http_requests_created', 'up'],
    ];
    const account = await read(answer(one, ...names.map(other)));
    expect(account).toMatchObject({ stored: 1, rejected: 0 });
    expect(account.notices).toEqual({ 'series-passed': { count: 7, names: names.join(', ') } });
  });

  test('complete one another: requests of one, latencies of another', async () => {
    await read(answer(one));
    const account = await read(answer(series(CHECKOUT, [0.1, 0.2])), { mapping: { p95: 'value' } });
    expect(account).toMatchObject({ stored: 2, duplicate: 0 });
    // The rows of one interval: who reads them takes of each field what was said last.
    expect(points()).toEqual([{ ...POINT, at: at(-1), p95: 100 }, stored, { ...POINT, at: at(0), p95: 200 }]);
  });

  test('that say a query failed are refused with its words', async () => {
    const failed = JSON.stringify({ status: 'error', errorType: 'bad_data', error: 'parse error' });
    expect(await errorOf(failed)).toEqual({
      code: 'query-failed',
      params: { file: 'file', type: 'bad_data', message: 'parse error' },
    });
    expect(await rejectsOf(`${answer(one)}\n${failed}`)).toEqual([
      [2, null, 'not-of-this-kind', expect.stringContaining('parse error')],
    ]);
  });

  test('without a series have no rows', async () => {
    expect(await read(answer())).toEqual({
      preset: 'prometheus-range',
      stored: 0,
      duplicate: 0,
      rejected: 0,
      notices: {},
    });
  });

  test('imported again say nothing new', async () => {
    await read(answer(one));
    expect(await read(`${answer(one)} `)).toMatchObject({ stored: 0, duplicate: 1 });
  });

  test('are read as records by whoever asks for another kind', async () => {
    expect(await errorOf(answer(one), { kind: 'incidents' })).toMatchObject({ code: 'file-no-time-column' });
  });
});
