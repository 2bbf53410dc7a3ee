import { describe, expect, test } from 'vitest';
import { answer, CHECKOUT, HOUR, MINUTE, START, series, seriesWorkspace } from './series-fixture.ts';

const { read, points } = seriesWorkspace();

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

  test('of two protocols are one histogram, whatever counts the requests of each', async () => {
    const rpc = { __name__: 'grpc_server_handling_seconds_bucket', ...CHECKOUT };
    await read(
      answer(
        ...[bucket('0.1', [0, 5]), bucket('+Inf', [0, 9])],
        ...[series({ ...rpc, le: '0.1' }, [0, 2]), series({ ...rpc, le: '+Inf' }, [0, 3])],
        series({ __name__: 'grpc_server_handled_total', ...CHECKOUT }, [0, 3]),
      ),
    );
    expect(points()).toEqual([{ ...POINT, at: at(0), requests: 12, histogram: { bounds: [100], counts: [7, 5] } }]);
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
    ['p50', 'milliseconds', { p50: 0.25 }],
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
