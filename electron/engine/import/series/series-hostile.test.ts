/** Files that somebody made to break the reading of them, or that broke on their way. */
import { describe, expect, test } from 'vitest';
import { rejectsAsCsv } from '../store/rejects-csv.ts';
import {
  answer,
  CHECKOUT,
  MINUTE,
  nanos,
  otelLines,
  resource,
  START,
  series,
  seriesWorkspace,
} from './series-fixture.ts';

const { read, points, rejectsOf, errorOf, batchOf, db } = seriesWorkspace();

const TOTAL = { __name__: 'http_requests_total', ...CHECKOUT };
const POINT = { service: 'checkout', version: '1.4.0', env: 'production' };
const ONE = series(TOTAL, [0, 4]);
const STORED = { ...POINT, at: START, requests: 4 };
const second = START / 1000;

describe('Prometheus', () => {
  test('labels called __proto__ and constructor are labels', async () => {
    const labels = `{"__name__":"http_requests_total","__proto__":"x","constructor":"y","service":"s","version":"1"}`;
    const file = `{"status":"success","data":{"resultType":"matrix","result":[{"metric":${labels},"values":[[${second},"1"],[${second + 60},"3"]]}]}}`;
    const account = await read(file);
    expect(account).toMatchObject({ stored: 1, rejected: 0 });
    expect(points()).toEqual([{ service: 's', version: '1', at: START, requests: 2 }]);
    expect(Object.getPrototypeOf(points()[0])).toBe(Object.prototype);
  });

  test('versions and services may be called __proto__', async () => {
    await read(
      answer(series({ __name__: 'http_requests_total', service: '__proto__', version: 'constructor' }, [0, 4])),
    );
    expect(points()).toEqual([{ service: '__proto__', version: 'constructor', at: START, requests: 4 }]);
  });

  test('series with sixty thousand labels are series', async () => {
    const labels = Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`label_${index}`, 'x']));
    const account = await read(answer(series({ ...TOTAL, ...labels }, [0, 4]), ONE));
    expect(account).toMatchObject({ stored: 1, rejected: 0 });
  });

  test('twenty thousand series of one value each are none of them a point', async () => {
    const account = await read(
      answer(ONE, ...Array.from({ length: 20_000 }, (_, pod) => series({ ...TOTAL, pod: `p${pod}` }, [1]))),
    );
    expect(account).toMatchObject({ stored: 1, rejected: 0 });
  });

  test.each([
    ['values that are objects', [[second, { a: 1 }]], 'value-wrong-type', 'values'],
    ['values that are words', [[second, 'many']], 'value-wrong-type', 'values'],
    ['values that are hexadecimal', [[second, '0x10']], 'value-wrong-type', 'values'],
    ['values that are empty', [[second, '']], 'value-wrong-type', 'values'],
    ['values without a time', [['1']], 'value-wrong-type', 'values'],
    ['bare numbers', [1, 2], 'time-unreadable', 'values'],
    ['times that are words', [['yesterday', '1']], 'time-unreadable', 'values'],
    ['times before all', [[-5, '1']], 'time-unreadable', 'values'],
    ['times beyond all', [[1e300, '1']], 'time-unreadable', 'values'],
    ['no list', 'values', 'value-wrong-type', 'values'],
    [
      'counters below zero',
      [
        [second, '-1'],
        [second + 60, '5'],
      ],
      'value-wrong-type',
      'values',
    ],
  ])('%s make one rejected row of the series', async (_, values, code, column) => {
    const account = await rejectsOf(answer({ metric: TOTAL, values }, ONE));
    expect(account.map((reject) => (reject as unknown[]).slice(0, 3))).toEqual([[1, column, code]]);
    expect(points()).toEqual([STORED]);
  });

  test.each([
    ['no object', 7, 'not-an-object', null],
    ['without labels', { values: [[second, '1']] }, 'value-wrong-type', 'metric'],
    ['with labels that are objects', { metric: { ...TOTAL, pod: {} }, values: [] }, 'value-wrong-type', 'metric.pod'],
    ['with native histograms', { metric: TOTAL, histograms: [[second, {}]] }, 'value-wrong-type', 'histograms'],
    [
      'with a bound that is none',
      series({ ...TOTAL, __name__: 'http_request_duration_seconds_bucket', le: 'x' }, [1]),
      'value-wrong-type',
      'le',
    ],
  ])('elements %s make one rejected row', async (_, element, code, column) => {
    const rejects = await rejectsOf(answer(ONE, element as object));
    expect(rejects.map((reject) => (reject as unknown[]).slice(0, 3))).toEqual([[1, column, code]]);
    expect(points()).toEqual([STORED]);
  });

  test('names longer than any are one rejected row', async () => {
    const rejects = await rejectsOf(answer(ONE, series({ ...TOTAL, version: 'v'.repeat(70_000) }, [0, 1, 2])));
    expect(rejects).toEqual([[1, 'version', 'field-too-long', expect.any(String)]]);
  });

  test('the same key twice among the labels is one rejected row', async () => {
    const file = answer(ONE, series({ ...TOTAL, twice: 1 }, [0, 1])).replace('"twice":1', '"version":"2"');
    expect(await rejectsOf(file)).toEqual([[1, 'version', 'json-duplicate-key', null]]);
  });

  test('times that repeat count once, and times out of order are put in order', async () => {
    const values = [
      [second + 120, '9'],
      [second, '1'],
      [second + 60, '4'],
      [second + 60, '5'],
      [second, '1'],
    ];
    const account = await read(answer({ metric: TOTAL, values }));
    expect(points().map(({ requests }) => requests)).toEqual([3, 5]);
    expect(account.notices).toEqual({ 'series-repeated': { count: 2 } });
  });

  test('times in the far future are rejected point by point, by the rule of all times', async () => {
    const values = [
      [4e9, '1'],
      [4e9 + 60, '4'],
    ];
    expect(await rejectsOf(answer({ metric: TOTAL, values }, ONE))).toEqual([
      [1, 'at', 'time-far-future', '2096-10-02T07:06:00.000Z'],
    ]);
  });

  test('rejected points and series leave as a table of what they said', async () => {
    const future = series({ ...TOTAL, service: 'a, "b"' }, [1, 4], MINUTE, 4e12);
    const batch = await batchOf(answer(future, series({ ...TOTAL, version: '' }, [1]), ONE));
    const labels = 'metric.__name__,metric.service,metric.version,metric.env';
    expect([...rejectsAsCsv(db(), batch.id)].join('').split('\r\n')).toEqual([
      `\ufeff${labels},service,env,version,at,requests,doradeck_line,doradeck_column,doradeck_reason`,
      'http_requests_total,checkout,,production,,,,,,1,version,version-missing',
      ',,,,"a, ""b""",production,1.4.0,2096-10-02T07:06:00.000Z,3,1,at,time-far-future',
      '',
    ]);
  });

  test('the largest numbers are numbers, larger ones none', async () => {
    await read(answer(series(TOTAL, ['0', '1e300', '1e400', '1.5e300'])));
    expect(points().map(({ requests }) => requests)).toEqual([1e300, 5e299]);
  });

  test('depth is refused before anything is built of it', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const file = answer(ONE, series(TOTAL, ['DEEP'])).replace('"DEEP"', deep);
    expect(await errorOf(file)).toMatchObject({ code: 'json-too-deep' });
  });

  test('what is cut off is refused as a whole', async () => {
    expect(await errorOf(answer(ONE, ONE).slice(0, -20))).toMatchObject({ code: 'json-truncated' });
  });

  test('a series over the limit is one rejected row, and one below it is read though it is long', async () => {
    const values = Array.from({ length: 60_000 }, (_, index) => index);
    const long = series({ ...TOTAL, version: 'long' }, values);
    const longer = series({ ...TOTAL, note: 'x'.repeat(17 * 1024 * 1024) }, [0, 1]);
    const batch = await batchOf(answer(long, longer, ONE));
    expect(batch).toMatchObject({ read: 60_001, stored: 60_000, rejected: 1 });
  }, 30_000);

  test('more values than can be held are refused, and nothing is stored', async () => {
    // Each is a version of its own: what costs most.
    const many = Array.from({ length: 130_000 }, (_, index) => series({ ...TOTAL, version: `v${index}` }, [0, 1]));
    const file = JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: many } });
    expect(await errorOf(file)).toEqual({
      code: 'series-too-large',
      params: { file: 'file', limit: 12_000_000 },
    });
  }, 60_000);
});

describe('OpenTelemetry', () => {
  const times = { startTimeUnixNano: nanos(START), timeUnixNano: nanos(START + MINUTE) };
  const good = { ...times, attributes: [{ key: 'good', value: { boolValue: true } }], count: '4', sum: 1 };
  const duration = (...dataPoints: readonly unknown[]) => ({
    name: 'http.server.request.duration',
    unit: 's',
    histogram: { aggregationTemporality: 1, dataPoints },
  });

  test.each([
    ['no time', { count: 1, sum: 1 }],
    ['a time that is a word', { ...times, timeUnixNano: 'now', count: 1 }],
    ['a time that is an object', { ...times, timeUnixNano: {}, count: 1 }],
    ['no count', { ...times, sum: 1 }],
    ['a count below zero', { ...times, count: -1 }],
    ['a count that is an object', { ...times, count: {} }],
    ['more buckets than bounds', { ...times, count: 1, explicitBounds: [1], bucketCounts: [1, 0, 0, 0] }],
    ['buckets below zero', { ...times, count: 1, explicitBounds: [1], bucketCounts: [2, -1] }],
    ['bounds that don’t ascend', { ...times, count: 1, explicitBounds: [2, 1], bucketCounts: [1, 0, 0] }],
    ['bounds that are words', { ...times, count: 1, explicitBounds: ['x'], bucketCounts: [1, 0] }],
  ])('points with %s make one rejected row of their stream', async (_, bad) => {
    expect(await rejectsOf(otelLines([resource([duration(good, bad, bad)])]))).toHaveLength(1);
    expect(points()).toEqual([{ ...POINT, at: START, requests: 4, mean: 250 }]);
  });

  test.each([
    ['a scale beyond all', { scale: 1e9, positive: { offset: 0, bucketCounts: [1] } }],
    ['an offset that is a fraction', { scale: 1, positive: { offset: 0.5, bucketCounts: [1] } }],
    ['buckets that are words', { scale: 1, positive: { offset: 0, bucketCounts: ['x'] } }],
  ])('exponential ones with %s do, too', async (_, bad) => {
    const dataPoints = [{ ...times, count: 1, sum: 1, ...bad }];
    const metric = {
      ...duration(),
      histogram: undefined,
      exponentialHistogram: { aggregationTemporality: 1, dataPoints },
    };
    expect(await rejectsOf(otelLines([resource([metric, duration(good)])]))).toHaveLength(1);
    expect(points()).toHaveLength(1);
  });

  test('exponential buckets as far out as can be said are finite', async () => {
    const dataPoints = [
      { ...times, count: 2, sum: 1, scale: 20, positive: { offset: 2 ** 31, bucketCounts: [1] } },
      {
        ...times,
        attributes: good.attributes,
        count: 1,
        sum: 1,
        scale: -6,
        positive: { offset: -(2 ** 31), bucketCounts: [1] },
      },
    ];
    const metric = {
      ...duration(),
      histogram: undefined,
      exponentialHistogram: { aggregationTemporality: 1, dataPoints },
    };
    await read(otelLines([resource([metric])]));
    const histogram = points()[0]?.histogram;
    expect(histogram?.counts.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(histogram?.bounds.every(Number.isFinite)).toBe(true);
  });

  test('sums that don’t say how they count are one rejected row', async () => {
    const metric = { name: 'http.server.requests', sum: { isMonotonic: true, dataPoints: [{ ...times, asInt: 1 }] } };
    expect(await rejectsOf(otelLines([resource([metric, duration(good)])]))).toEqual([
      [1, 'aggregationTemporality', 'value-wrong-type', null],
    ]);
  });

  test('attributes called __proto__, and attributes that are lists, are no more than that', async () => {
    const odd = [
      { key: '__proto__', value: { stringValue: 'x' } },
      { key: 'list', value: { arrayValue: { values: [] } } },
      { key: 7, value: null },
      null,
    ];
    const account = await read(otelLines([resource([duration({ ...good, attributes: odd })])]));
    expect(account).toMatchObject({ stored: 1, rejected: 0 });
  });

  test('what is nowhere what it should be is no point and no fault', async () => {
    const odd = {
      resourceMetrics: [
        null,
        7,
        {},
        { scopeMetrics: [null, { metrics: [null, {}, { name: 7, gauge: 7 }, { gauge: {} }] }] },
      ],
    };
    const account = await read(`${JSON.stringify(odd)}\n${otelLines([resource([duration(good)])])}`);
    expect(account).toMatchObject({ stored: 1 });
  });
});
