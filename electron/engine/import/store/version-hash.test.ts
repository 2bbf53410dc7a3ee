import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { VersionRecord } from '../../../../shared/model.ts';
import type { NameId } from './name-ids.ts';
import { VersionHash } from './version-hash.ts';

const RECORD: VersionRecord = {
  ...{ service: 'cart', environment: null, version: '1.2', sha: null, endpoint: null, at: null },
  ...{ firstSeenAt: null, lastSeenAt: null, active: false, requests: null, requestsPerSecond: null, errors: null },
  ...{ errorRate: null, errorTypes: null, p50: null, p75: null, p90: null, p95: null, p99: null, max: null },
  ...{ mean: null, histogram: null, texts: {} },
};

const CART: NameId = { id: 1, high: 3, low: 4 };
const PRODUCTION: NameId = { id: 1, high: 5, low: 6 };
const NONE: NameId = { id: null, high: 0, low: 0 };

function content(record: VersionRecord, histogram: string | null = null, texts = '{}'): string {
  return Buffer.from(new VersionHash().contentOf(record, histogram, texts)).toString('hex');
}

test('rows are of one key as far as service, environment, version, endpoint and interval go', () => {
  const hash = new VersionHash();
  const keys = [
    hash.keyOf(RECORD, CART, NONE),
    hash.keyOf({ ...RECORD, version: '1.3' }, CART, NONE),
    hash.keyOf({ ...RECORD, version: '1', endpoint: '.2' }, CART, NONE),
    hash.keyOf({ ...RECORD, endpoint: 'GET /' }, CART, NONE),
    hash.keyOf({ ...RECORD, at: 0 }, CART, NONE),
    hash.keyOf({ ...RECORD, at: 3_600_000 }, CART, NONE),
    hash.keyOf(RECORD, CART, PRODUCTION),
    hash.keyOf(RECORD, PRODUCTION, NONE),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(key).toMatch(/^[\w-]{16}$/);
  const other = { ...RECORD, requests: 5, active: true, sha: 'a'.repeat(40), firstSeenAt: 7 };
  expect(hash.keyOf(other, CART, NONE)).toBe(keys[0]);
});

test('whatever a row says otherwise is another content', () => {
  const numbers = ['firstSeenAt', 'lastSeenAt', 'requests', 'requestsPerSecond', 'errors', 'errorRate'] as const;
  const latencies = ['errorTypes', 'p50', 'p75', 'p90', 'p95', 'p99', 'max', 'mean'] as const;
  const field = fc.constantFrom(...numbers, ...latencies);
  const number = fc.double({ min: 0, max: 1e15, noNaN: true });
  fc.assert(
    fc.property(field, fc.option(number), field, fc.option(number), (one, value, two, other) => {
      const [first, second] = [
        { ...RECORD, [one]: value },
        { ...RECORD, [two]: other },
      ];
      const isSame = JSON.stringify(first) === JSON.stringify(second);
      expect(content(first) === content(second)).toBe(isSame);
    }),
  );
  const others = [
    content(RECORD),
    content({ ...RECORD, active: true }),
    content({ ...RECORD, sha: 'a'.repeat(40) }),
    content(RECORD, '{"bounds":[],"counts":[1]}'),
    content(RECORD, null, '{"p50":"< 1 ms"}'),
  ];
  expect(new Set(others).size).toBe(others.length);
});
