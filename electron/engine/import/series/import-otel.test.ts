import { describe, expect, test } from 'vitest';
import {
  at,
  CUMULATIVE,
  DELTA,
  durations,
  MINUTE,
  otelLines,
  point,
  RESOURCE,
  resource,
  START,
  seriesWorkspace,
  sums,
} from './series-fixture.ts';

const { read, points } = seriesWorkspace();

const POINT = { service: 'checkout', version: '1.4.0', env: 'production' };

const BUCKETS = { explicitBounds: [0.1, 0.5] };

describe('histograms', () => {
  test('of each interval are requests, errors, mean and buckets in milliseconds', async () => {
    const good = point(0, { ...BUCKETS, count: '7', sum: 1.4, bucketCounts: ['4', '2', '1'] }, at(0), {
      'http.response.status_code': '200',
    });
    const bad = point(0, { ...BUCKETS, count: '3', sum: 0.6, bucketCounts: ['0', '3', '0'] }, at(0), {
      'http.response.status_code': '503',
    });
    const account = await read(otelLines([resource([durations([good, bad])])]));
    expect(account).toEqual({ preset: 'otel-metrics', stored: 1, duplicate: 0, rejected: 0, notices: {} });
    expect(points()).toEqual([
      { ...POINT, at: at(0), requests: 10, errors: 3, mean: 200, histogram: { bounds: [100, 500], counts: [4, 5, 1] } },
    ]);
  });

  test('since a beginning count by what they grow, the first of them what is in it', async () => {
    const counts = (index: number, first: number, second: number, from = START) =>
      point(index, { ...BUCKETS, count: first + second, sum: first + second, bucketCounts: [first, second, 0] }, from);
    const account = await read(
      otelLines(
        [resource([durations([counts(0, 4, 1)], CUMULATIVE)])],
        [resource([durations([counts(1, 6, 1)], CUMULATIVE)])],
        // It was started again.
        [resource([durations([counts(2, 1, 2, at(2))], CUMULATIVE)])],
      ),
    );
    expect(account.notices).toEqual({});
    expect(points().map(({ at: time, requests, histogram }) => [time, requests, histogram?.counts])).toEqual([
      [at(0), 5, [4, 1, 0]],
      [at(1), 2, [2, 0, 0]],
      [at(2), 3, [1, 2, 0]],
    ]);
  });

  test('that began long ago count from their second point on, and nothing across gaps', async () => {
    const since = START - 100 * MINUTE;
    const counts = (index: number, count: number) => [
      resource([
        durations([point(index, { count, sum: count, bucketCounts: [], explicitBounds: [] }, since)], CUMULATIVE),
      ]),
    ];
    const account = await read(
      otelLines(counts(0, 500), counts(1, 520), counts(2, 521), counts(7, 900), counts(8, 910)),
    );
    expect(points()).toEqual([
      { ...POINT, at: at(1), requests: 20, mean: 1000 },
      { ...POINT, at: at(2), requests: 1, mean: 1000 },
      { ...POINT, at: at(8), requests: 10, mean: 1000 },
    ]);
    expect(account.notices).toEqual({ 'series-gaps': { count: 1 } });
  });

  test('of replicas with other bounds are joined by those that both have', async () => {
    const one = point(0, { count: 6, sum: 1, explicitBounds: [0.1, 0.2, 0.5], bucketCounts: [1, 2, 3, 0] });
    const other = point(0, { count: 4, sum: 1, explicitBounds: [0.1, 0.5, 1], bucketCounts: [1, 1, 1, 1] });
    await read(
      otelLines([resource([durations([one])]), resource([durations([other])], { ...RESOURCE, 'host.name': 'b' })]),
    );
    expect(points()).toEqual([
      { ...POINT, at: at(0), requests: 10, mean: 200, histogram: { bounds: [100, 500], counts: [2, 6, 2] } },
    ]);
  });

  test('of milliseconds say so by their unit, else by their bounds', async () => {
    const ms = { count: 2, sum: 20, explicitBounds: [5, 10_000], bucketCounts: [1, 1, 0] };
    const old = durations([point(0, ms)], DELTA, { name: 'http.server.duration', unit: 'ms' });
    const unsaid = durations([point(1, ms)], DELTA, { name: 'http.server.duration', unit: '' });
    await read(otelLines([resource([old, unsaid])]));
    const histogram = { bounds: [5, 10_000], counts: [1, 1, 0] };
    expect(points()).toEqual([
      { ...POINT, at: at(0), requests: 2, mean: 10, histogram },
      { ...POINT, at: at(1), requests: 2, mean: 10, histogram },
    ]);
  });

  test('have the longest where points are of an interval', async () => {
    await read(otelLines([resource([durations([point(0, { count: 2, sum: 1, max: 0.75 })])])]));
    expect(points()).toEqual([{ ...POINT, at: at(0), requests: 2, mean: 500, max: 750 }]);
  });

  test('of both protocols are added up', async () => {
    const rpc = (code: string, count: number) =>
      point(0, { ...BUCKETS, count, sum: 0, bucketCounts: [count, 0, 0] }, at(0), { 'rpc.grpc.status_code': code });
    const http = point(0, { ...BUCKETS, count: 1, sum: 0, bucketCounts: [0, 0, 1] });
    await read(
      otelLines([
        resource([durations([rpc('0', 5), rpc('14', 2)], DELTA, { name: 'rpc.server.duration' }), durations([http])]),
      ]),
    );
    expect(points()).toEqual([
      { ...POINT, at: at(0), requests: 8, errors: 2, mean: 0, histogram: { bounds: [100, 500], counts: [7, 0, 1] } },
    ]);
  });
});

describe('exponential histograms', () => {
  const rounded = (bound: number) => Number(bound.toPrecision(12));
  const metric = (dataPoints: readonly object[], temporality: number) => ({
    name: 'http.server.request.duration',
    unit: 'ms',
    exponentialHistogram: { aggregationTemporality: temporality, dataPoints },
  });

  test('have bounds that are powers of two, finer ones joined', async () => {
    // Scale 3 has eight buckets a doubling: 1 to 2 ms, the last one below 1.
    const buckets = { scale: 3, zeroCount: '2', positive: { offset: -1, bucketCounts: ['1', '1', '2', '3', '4'] } };
    await read(otelLines([resource([metric([point(0, { ...buckets, count: '13', sum: 13 })], DELTA)])]));
    const [one] = points();
    expect(one).toMatchObject({ requests: 13, mean: 1 });
    const bounds = one?.histogram?.bounds.map((bound) => Number(bound.toFixed(3)));
    expect(bounds).toEqual([0.841, 1, 1.189, 2 ** 0.5].map((bound) => Number(bound.toFixed(3))));
    expect(one?.histogram?.counts).toEqual([2, 1, 3, 7, 0]);
  });

  test('since a beginning count by what they grow, also where their scale changes', async () => {
    const buckets = (scale: number, offset: number, bucketCounts: readonly number[]) => ({
      scale,
      zeroCount: 0,
      positive: { offset, bucketCounts },
      count: bucketCounts.reduce((sum, count) => sum + count, 0),
      sum: 0,
    });
    await read(
      otelLines(
        [resource([metric([point(0, buckets(1, 0, [1, 2, 0, 4]), START)], CUMULATIVE)])],
        [resource([metric([point(1, buckets(0, 0, [5, 4, 7]), START)], CUMULATIVE)])],
      ),
    );
    expect(points().map(({ histogram }) => histogram)).toEqual([
      { bounds: [1, rounded(2 ** 0.5), 2, rounded(2 ** 1.5), 4], counts: [0, 1, 2, 0, 4, 0] },
      { bounds: [1, 2, 4, 8], counts: [0, 2, 0, 7, 0] },
    ]);
  });
});

describe('sums, gauges and summaries', () => {
  test('of calls and errors count', async () => {
    const ok = point(0, { asInt: '40' }, at(0), {
      'span.kind': 'SPAN_KIND_SERVER',
      'status.code': 'STATUS_CODE_UNSET',
    });
    const bad = point(0, { asInt: '2' }, at(0), {
      'span.kind': 'SPAN_KIND_SERVER',
      'status.code': 'STATUS_CODE_ERROR',
    });
    const outgoing = point(0, { asInt: '99' }, at(0), { 'span.kind': 'SPAN_KIND_CLIENT' });
    const account = await read(otelLines([resource([sums('traces.span.metrics.calls', [ok, bad, outgoing])])]));
    expect(points()).toEqual([{ ...POINT, at: at(0), requests: 42, errors: 2 }]);
    expect(account.notices).toMatchObject({ 'series-passed': { count: 1, names: 'traces.span.metrics.calls' } });
  });

  test('of percentiles are values of their moment', async () => {
    const gauge = (name: string, value: number, unit: string) => ({
      name,
      unit,
      gauge: { dataPoints: [point(0, { asDouble: value })] },
    });
    await read(
      otelLines([resource([gauge('http.server.latency.p95', 0.25, 's'), gauge('http.server.error_ratio', 2, '%')])]),
    );
    expect(points()).toEqual([{ ...POINT, at: at(0), p95: 250, errorRate: 0.02 }]);
  });

  test('that go up and down count no requests', async () => {
    const account = await read(
      otelLines([resource([sums('http.server.requests', [point(0, { asInt: '4' })], CUMULATIVE, false)])]),
    );
    expect(account).toMatchObject({ stored: 0, rejected: 0 });
    expect(account.notices).toMatchObject({ 'series-passed': { count: 1 } });
  });

  test('with quantiles have percentiles', async () => {
    const quantileValues = [
      { quantile: 0.5, value: 0.1 },
      { quantile: 0.99, value: 0.9 },
      { quantile: 0.42, value: 0.9 },
    ];
    const summary = { dataPoints: [point(0, { count: '4', sum: 2, quantileValues })] };
    await read(otelLines([resource([{ name: 'http.server.request.duration', unit: 's', summary }])]));
    expect(points()).toEqual([{ ...POINT, at: at(0), requests: 4, mean: 500, p50: 100, p99: 900 }]);
  });

  test('have endpoints by their routes', async () => {
    const of = (route: string, count: number) =>
      point(0, { asInt: count }, at(0), { 'http.route': route, 'http.request.method': 'GET' });
    await read(otelLines([resource([sums('http.server.request.count', [of('/cart', 4), of('/pay', 1)])])]));
    expect(points().map(({ endpoint, requests }) => [endpoint, requests])).toEqual([
      [undefined, 5],
      ['GET /cart', 4],
      ['GET /pay', 1],
    ]);
  });
});
