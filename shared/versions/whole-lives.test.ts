import { expect, test } from 'vitest';
import type { VersionRecord } from '../model.ts';
import { addLives, foldLife } from './whole-lives.ts';
import { worstSeverity } from './worst-severity.ts';

const NOTHING: VersionRecord = {
  ...{ service: 'cart', environment: null, version: '1', sha: null, endpoint: null, at: null },
  ...{ firstSeenAt: null, lastSeenAt: null, active: false, requests: null, requestsPerSecond: null, errors: null },
  ...{
    errorRate: null,
    errorTypes: null,
    p50: null,
    p75: null,
    p90: null,
    p95: null,
    p99: null,
    max: null,
    mean: null,
  },
  histogram: null,
  texts: {},
};

function life(known: Partial<VersionRecord>): VersionRecord {
  return { ...NOTHING, ...known };
}

test('what is said later goes before, with its texts', () => {
  const earlier = life({ errorRate: 0.001, p99: 8.7, active: true, texts: { error_rate: '< 0.1 %', p99: '8.70 ms' } });
  const later = life({ errorRate: 0.02, requests: 100, lastSeenAt: 5 });
  expect(foldLife(earlier, later)).toEqual(
    life({ errorRate: 0.02, requests: 100, lastSeenAt: 5, p99: 8.7, texts: { p99: '8.70 ms' } }),
  );
});

test('rows on other requests are added; rates and latencies weigh as their requests', () => {
  const one = life({ requests: 300, errorRate: 0.01, p95: 10, firstSeenAt: 5, lastSeenAt: 9, texts: { p95: '10 ms' } });
  const other = life({
    requests: 100,
    errorRate: 0.05,
    p95: 30,
    max: 7,
    firstSeenAt: 2,
    active: true,
    endpoint: '/pay',
  });
  expect(addLives([one, other])).toEqual(
    life({ requests: 400, errorRate: 0.02, p95: 15, max: 7, firstSeenAt: 2, lastSeenAt: 9, active: true }),
  );
  expect(addLives([one])).toEqual(one);
});

test.each([
  [['SEV-3', 'SEV-1', 'SEV-2'], 'SEV-1'],
  [['low', 'Critical', 'high'], 'Critical'],
  [['P10', 'P2'], 'P2'],
  [['odd'], 'odd'],
  [[], null],
])('of %j the worst is %s', (names, worst) => {
  expect(worstSeverity(names)).toBe(worst);
});
