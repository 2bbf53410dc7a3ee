import { describe, expect, test } from 'vitest';
import { answer, CHECKOUT, MINUTE, START, series, seriesWorkspace } from './series-fixture.ts';

const { read, points, errorOf, rejectsOf } = seriesWorkspace();

const TOTAL = { __name__: 'http_requests_total', ...CHECKOUT };
const at = (index: number, step = MINUTE) => START + index * step;
const POINT = { service: 'checkout', version: '1.4.0', env: 'production' };

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
