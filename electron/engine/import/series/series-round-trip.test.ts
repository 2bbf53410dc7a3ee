/**
 * Known points are written as monitoring would have them, with replicas, restarts, statuses and buckets, in any order; what
 * is read back are the points.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SingleOutcome } from '../../../../shared/answers.ts';
import { importInto, memoryWorkspace, testFolder } from '../fixture.ts';
import {
  answer,
  attributes,
  MINUTE,
  nanos,
  otelLines,
  START,
  storedPoints,
  type TestSeries,
} from './series-fixture.ts';

const BOUNDS = [100, 250, 1000];
const MOST_INTERVALS = 6;

/** What one replica of a version did in one interval: requests that failed or not, by bucket. */
interface Work {
  /** By bucket, the last one above all bounds. */
  readonly good: readonly number[];
  readonly bad: readonly number[];
}

interface Replica {
  readonly version: string;
  readonly name: string;
  /** Its first interval. */
  readonly from: number;
  readonly work: readonly Work[];
  /** Intervals (of `work`) before which it was started again. */
  readonly restarts: ReadonlySet<number>;
}

const counts = fc.array(fc.nat(40), { minLength: BOUNDS.length + 1, maxLength: BOUNDS.length + 1 });
const work = fc.record({ good: counts, bad: counts });
const replica = (fewest: number) =>
  fc.record({
    version: fc.constantFrom('1.0', '1.1', 'v2'),
    from: fc.nat(3),
    work: fc.array(work, { minLength: fewest, maxLength: MOST_INTERVALS }),
    restarts: fc.array(fc.nat(MOST_INTERVALS), { maxLength: 2 }).map((all) => new Set(all)),
  });
/** One at least runs for two intervals: nothing else tells how long they are. */
const replicas: fc.Arbitrary<readonly Replica[]> = fc
  .tuple(replica(2), fc.array(replica(1), { maxLength: 4 }))
  .map(([first, others]) => [first, ...others].map((one, index) => ({ ...one, name: `pod-${index}` })));
interface Case {
  readonly replicas: readonly Replica[];
  readonly step: number;
  readonly seed: number;
}
const cases: fc.Arbitrary<Case> = fc.record({
  replicas,
  step: fc.constantFrom(MINUTE, 5 * MINUTE, 60 * MINUTE),
  seed: fc.integer(),
});

/** A sum for each version and interval; durations are milliseconds: a request of a bucket took exactly its bound. */
function expectedPoints(all: readonly Replica[], step: number): readonly object[] {
  const points = new Map<string, { requests: number; errors: number; milliseconds: number; buckets: number[] }>();
  for (const replica of all) {
    for (const [index, done] of replica.work.entries()) {
      const key = JSON.stringify([replica.version, replica.from + index]);
      const known = points.get(key) ?? {
        requests: 0,
        errors: 0,
        milliseconds: 0,
        buckets: BOUNDS.map(() => 0).concat(0),
      };
      points.set(key, known);
      known.requests += sumOf(done.good) + sumOf(done.bad);
      known.errors += sumOf(done.bad);
      known.milliseconds += durationOf(done);
      for (const [place, count] of bucketsOf(done).entries())
        known.buckets[place] = (known.buckets[place] ?? 0) + count;
    }
  }
  return [...points].map(([key, { requests, errors, milliseconds, buckets }]) => {
    const [version, interval] = JSON.parse(key) as [string, number];
    return {
      service: 'shop',
      env: 'production',
      version,
      at: START + interval * step,
      requests,
      errors,
      ...(requests > 0 && { mean: milliseconds / requests }),
      histogram: { bounds: BOUNDS, counts: buckets },
    };
  });
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function bucketsOf({ good, bad }: Work): readonly number[] {
  return good.map((count, place) => count + (bad[place] ?? 0));
}

function durationOf(done: Work): number {
  return sumOf(bucketsOf(done).map((count, place) => count * (BOUNDS[place] ?? 2000)));
}

/** Values of a counter at the ends of intervals, the first at the beginning of the first one. */
function counterOf({ work: done, restarts }: Replica, grown: (one: Work) => number): readonly number[] {
  const values = [17];
  for (const [index, one] of done.entries()) {
    const before = values.at(-1) ?? 0;
    const added = grown(one);
    // A restart shows only where the new value is below the old one.
    values.push(restarts.has(index) && added < before ? added : before + added);
  }
  return values;
}

/** By a small generator of its own, so that a failing case can be run again. */
function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const order = items.map((item, index) => ({ item, key: Math.imul(index + 1, seed | 1) >>> 0 }));
  return order.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

function prometheusFile(all: readonly Replica[], step: number, seed: number): string {
  const series = all.flatMap((replica): TestSeries[] => {
    const labels = { service: 'shop', version: replica.version, env: 'production', pod: replica.name };
    const write = (metric: object, grown: (one: Work) => number): TestSeries => ({
      metric: { ...labels, ...metric },
      values: counterOf(replica, grown).map((value, index) => [
        (START + (replica.from + index) * step) / 1000,
        String(value),
      ]),
    });
    const upTo = (place: number) => (one: Work) => sumOf(bucketsOf(one).slice(0, place + 1));
    const name = 'http_request_duration_seconds';
    return [
      write({ __name__: 'http_requests_total', code: '200' }, ({ good }) => sumOf(good)),
      write({ __name__: 'http_requests_total', code: '500' }, ({ bad }) => sumOf(bad)),
      ...BOUNDS.map((bound, place) => write({ __name__: `${name}_bucket`, le: String(bound / 1000) }, upTo(place))),
      write({ __name__: `${name}_bucket`, le: '+Inf' }, upTo(BOUNDS.length)),
      write({ __name__: `${name}_count` }, upTo(BOUNDS.length)),
      write({ __name__: `${name}_sum` }, (one) => durationOf(one) / 1000),
    ];
  });
  return answer(...shuffled(series, seed));
}

/** Of one status, as it is said: of each interval, or since the start before it. */
function otelPoints(replica: Replica, status: 'good' | 'bad', step: number, isDelta: boolean): readonly object[] {
  const points: object[] = [];
  let since = replica.from;
  let before = BOUNDS.map(() => 0).concat(0);
  for (const [index, one] of replica.work.entries()) {
    const interval = replica.from + index;
    if (isDelta || replica.restarts.has(index)) {
      since = interval;
      before = before.map(() => 0);
    }
    before = before.map((count, place) => count + (one[status][place] ?? 0));
    const milliseconds = sumOf(before.map((count, place) => count * (BOUNDS[place] ?? 2000)));
    points.push({
      attributes: attributes({ 'http.response.status_code': status === 'good' ? '204' : '503' }),
      startTimeUnixNano: nanos(START + since * step),
      timeUnixNano: nanos(START + (interval + 1) * step),
      count: String(sumOf(before)),
      sum: milliseconds / 1000,
      explicitBounds: BOUNDS.map((bound) => bound / 1000),
      bucketCounts: before.map(String),
    });
  }
  return points;
}

function otelFile(all: readonly Replica[], step: number, isDelta: boolean): string {
  const exports: object[][] = [];
  for (const replica of all) {
    const good = otelPoints(replica, 'good', step, isDelta);
    const bad = otelPoints(replica, 'bad', step, isDelta);
    for (const [index, point] of good.entries()) {
      const dataPoints = [point, bad[index]];
      const histogram = { aggregationTemporality: isDelta ? 1 : 2, dataPoints };
      const of = {
        'service.name': 'shop',
        'service.version': replica.version,
        'deployment.environment.name': 'production',
        'service.instance.id': replica.name,
      };
      const metrics = [{ name: 'http.server.request.duration', unit: 's', histogram }];
      const line = replica.from + index;
      exports[line] ??= [];
      exports[line]?.push({ resource: { attributes: attributes(of) }, scopeMetrics: [{ metrics }] });
    }
  }
  return otelLines(...exports.filter((one) => one !== undefined));
}

async function imported(
  content: string,
): Promise<{ readonly points: readonly object[]; readonly outcome: SingleOutcome }> {
  const db = memoryWorkspace();
  const folder = testFolder();
  try {
    const outcome = await importInto(db, folder.write('series.json', content));
    return { points: storedPoints(db), outcome };
  } finally {
    db.close();
    folder.remove();
  }
}

function inOrder(points: readonly object[]): readonly object[] {
  const keyOf = (point: object) => {
    const { version, at } = point as { version: string; at: number };
    return `${version} ${at}`;
  };
  return [...points].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).map(rounded);
}

/** Means are quotients of sums: alike to twelve digits. */
function rounded(point: object): object {
  const { mean } = point as { readonly mean?: number };
  return mean === undefined ? point : { ...point, mean: Number(mean.toPrecision(9)) };
}

async function expectPoints(content: string, all: readonly Replica[], step: number): Promise<void> {
  const { points, outcome } = await imported(content);
  const expected = expectedPoints(all, step);
  expect(outcome).toMatchObject({
    kind: 'imported',
    batch: { read: expected.length, stored: expected.length, duplicate: 0, rejected: 0, blank: 0 },
  });
  expect(inOrder(points)).toEqual(inOrder(expected));
}

const RUNS = { numRuns: 40 };

describe('points come back', () => {
  test('from counters of Prometheus', async () => {
    const check = async ({ replicas: all, step, seed }: Case) =>
      expectPoints(prometheusFile(all, step, seed), all, step);
    await fc.assert(fc.asyncProperty(cases, check), RUNS);
  });

  test.each([
    ['of intervals', true],
    ['since a start', false],
  ])('from points of OpenTelemetry %s', async (_, isDelta) => {
    const check = async ({ replicas: all, step }: Case) => expectPoints(otelFile(all, step, isDelta), all, step);
    await fc.assert(fc.asyncProperty(cases, check), RUNS);
  });
});
