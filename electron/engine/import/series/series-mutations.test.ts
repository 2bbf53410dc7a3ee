/** Sound files of which one part is replaced by something else: they are read or refused, and the account adds up. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importInto, memoryWorkspace, testFolder } from '../fixture.ts';
import { at, CHECKOUT, CUMULATIVE, durations, MINUTE, nanos, point, resource, series, sums } from './series-fixture.ts';

const HISTOGRAM = { count: '3', sum: 0.6, explicitBounds: [0.1, 0.5], bucketCounts: ['1', '1', '1'] };
const EXPONENTIAL = { count: '3', sum: 9, scale: 1, zeroCount: '1', positive: { offset: 2, bucketCounts: ['1', '1'] } };
const TIMES = { startTimeUnixNano: nanos(at(0)), timeUnixNano: nanos(at(1)) };

const PROMETHEUS = {
  status: 'success',
  data: {
    resultType: 'matrix',
    result: [
      series({ __name__: 'http_requests_total', ...CHECKOUT, code: '200', handler: '/a' }, [0, 4, 9]),
      series({ __name__: 'http_request_duration_seconds_bucket', ...CHECKOUT, le: '0.1' }, [0, 3]),
      series({ __name__: 'http_request_duration_seconds_bucket', ...CHECKOUT, le: '+Inf' }, [0, 4]),
      series({ ...CHECKOUT, quantile: '0.5' }, [0.25], MINUTE / 2),
    ],
  },
};

const OTEL = {
  resourceMetrics: [
    resource([
      durations([point(0, HISTOGRAM), point(1, HISTOGRAM)], CUMULATIVE),
      sums('http.server.errors', [point(0, { asInt: '4' })]),
      {
        name: 'rpc.server.duration',
        unit: 'ms',
        exponentialHistogram: { aggregationTemporality: 1, dataPoints: [{ ...TIMES, ...EXPONENTIAL }] },
      },
      { name: 'http.server.latency.p95', unit: 's', gauge: { dataPoints: [{ ...TIMES, asDouble: 0.5 }] } },
    ]),
  ],
};

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  const members = copy as Record<string, unknown>;
  members[key] = replaced(members[key], rest, by);
  return copy;
}

const values = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom('', 'NaN', '-Infinity', '1e999', '-1', '0x1', 2 ** 60, -1, 1e300, '9'.repeat(40), '__proto__', []),
);

test.each([
  ['Prometheus', PROMETHEUS],
  ['OpenTelemetry', OTEL],
])('%s', async (_, file) => {
  const paths = pathsOf(file);
  const folder = testFolder();
  async function check(mutations: readonly (readonly [Path, unknown])[]): Promise<void> {
    const mutated = mutations.reduce((whole: unknown, [path, value]) => {
      return pathsOf(whole).some((known) => JSON.stringify(known) === JSON.stringify(path))
        ? replaced(whole, path, value)
        : whole;
    }, file);
    const db = memoryWorkspace();
    try {
      const outcome = await importInto(db, folder.write('file.json', JSON.stringify(mutated)));
      if (outcome.kind === 'failed') {
        expect(outcome.error.code).not.toBe('internal');
        return;
      }
      const { read, stored, duplicate, rejected, blank } = outcome.batch;
      expect(read).toBe(stored + duplicate + rejected + blank);
      expect(
        db.prepare('SELECT count(*) FROM version_row WHERE NOT (requests >= 0 OR requests IS NULL)').pluck().get(),
      ).toBe(0);
    } finally {
      db.close();
    }
  }
  try {
    const mutation = fc.tuple(fc.constantFrom(...paths), values);
    await fc.assert(fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), check), { numRuns: 120 });
  } finally {
    folder.remove();
  }
});
