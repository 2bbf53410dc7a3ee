import { expect, test } from 'vitest';
import { createTranslator } from '../i18n/translator.ts';
import type { NoComparison, VersionComparison } from '../version-answers.ts';
import { comparedVersion, comparison, FIVE_TIMES, latency, measured, NOT_COMPARED } from './comparison-fixture.ts';
import { comparedRows, comparedTable } from './comparison-rows.ts';

const EN = { t: createTranslator('en'), locale: 'en', timeZone: 'Asia/Seoul' } as const;
const KO = { t: createTranslator('ko'), locale: 'ko', timeZone: 'Asia/Seoul' } as const;

function rowOf(name: string, compared: VersionComparison): readonly string[] | undefined {
  return comparedTable(compared, EN).rows.find(([first]) => first === name);
}

test('the whole as a table, in both languages', () => {
  const latencies = [
    {
      name: 'p95',
      base: latency(210, [200, 220]),
      head: latency(480, [460, 500]),
      difference: 270,
      interval: [245, 296],
      verdict: 'worse',
      reason: null,
    },
  ] as const;
  const compared = comparison({
    latencies,
    commitCount: 3,
    authors: [{ name: 'Ada', commits: 3 }],
    spanSeconds: 90_000,
    stages: [
      { stage: 'review', base: 3600, head: null },
      { stage: 'merge', base: null, head: null },
    ],
  });
  expect(comparedTable(compared, EN)).toEqual({
    columns: ['Figure', 'v2.30.9', 'v2.31.0', 'Difference', '95 % interval', 'In words'],
    rows: [
      ['Requests', '120,000', '41,000', '', '', ''],
      ['Requests per second', '33.6/s', '33.6/s', '', '', ''],
      ['Errors', '444', '779', '', '', ''],
      [
        'Error rate',
        '0.37 % (0.34 % – 0.41 %)',
        '1.9 % (1.8 % – 2.0 %)',
        '+1.5 points',
        '+1.4 to +1.7 points',
        'fails clearly more often · 5.1 times · p < 0.001',
      ],
      [
        'Latency, p95',
        '210 ms (200 ms – 220 ms)',
        '480 ms (460 ms – 500 ms)',
        '+270 ms',
        '+245 ms to +296 ms',
        'clearly slower',
      ],
      ['Commits that are new', '', '3', '', '', ''],
      ['Authors of them', '', '1', '', '', ''],
      ['Pull requests', '', '0', '', '', ''],
      ['First commit to deployment', '', '1 d', '', '', ''],
      ['Deployments', '1', '1', '', '', ''],
      ['First seen', '26 Oct 2024, 14:20', '29 Oct 2024, 14:20', '', '', ''],
      ['Last seen', '29 Oct 2024, 14:20', '29 Oct 2024, 21:00 (active)', '', '', ''],
      ['Seen for', '3 d', '6 h 40 min', '', '', ''],
      ['Lead time, median', '10 h 28 min', '10 h 28 min', '', '', ''],
      ['Review, mean', '1 h', '–', '', '', ''],
      ['Incidents after it', '0', '0', '', '', ''],
      ['Counts as failed', 'no', 'no', '', '', ''],
    ],
  });
  expect(comparedRows(compared, KO).map(({ name, words }) => `${name}|${words}`)).toContain(
    '오류율|오류가 확실히 많음 · 5.1배 · p < 0.001',
  );
});

test('why there is no verdict, for every reason', () => {
  const sides = { base: FIVE_TIMES.base, head: { requests: 30, errors: 1, rate: 0.0333, interval: null } };
  const reasons: readonly NoComparison[] = ['not-measured', 'no-counts', 'bound-only', 'too-few', 'percentiles-only'];
  const said = (language: typeof EN | typeof KO) =>
    reasons.map((reason) => {
      const rates = { ...NOT_COMPARED, ...(reason === 'not-measured' ? {} : sides), reason };
      return comparedRows(comparison({ rates }), language).find(({ id }) => id === 'error-rate')?.words;
    });
  expect(said(EN)).toEqual([
    'not measured in both',
    'a rate without numbers of requests: no interval, no test',
    'the larger rate is an upper bound only: no difference, no test',
    'not enough data (n = 30)',
    'finished figures only, which can’t be joined: no 95 % interval',
  ]);
  expect(new Set(said(KO)).size).toBe(5);
});

test('what is not known is a dash, never 0; what an export says stands as it says it', () => {
  const nothing = comparedVersion('v1', {
    measured: null,
    firstSeenAt: null,
    lastSeenAt: null,
    medianLeadSeconds: null,
    deployments: 0,
  });
  const said = comparedVersion('vbe4ck11fi-917', {
    measured: measured({
      source: 'table',
      requests: null,
      errors: null,
      errorRate: 0.001,
      errorInterval: null,
      texts: { error_rate: '< 0.1 %', request_rate: '33.6 req/s', p99: '8.70 ms' },
    }),
  });
  const compared = comparison({
    base: nothing,
    head: said,
    rates: { ...NOT_COMPARED, head: { requests: null, errors: null, rate: 0.001, interval: null } },
    latencies: [
      {
        name: 'p99',
        base: null,
        head: { milliseconds: 8.7, interval: null, from: 'said' },
        difference: null,
        interval: null,
        verdict: null,
        reason: 'not-measured',
      },
    ],
    commitsReason: 'sha-unknown',
  });
  const names = ['Requests', 'Requests per second', 'Errors', 'Error rate', 'Latency, p99', 'Commits that are new'];
  expect(names.map((name) => rowOf(name, compared)?.slice(1, 3))).toEqual([
    ['–', '–'],
    ['–', '33.6 req/s'],
    ['–', '–'],
    ['–', '< 0.1 %'],
    ['–', '8.70 ms'],
    ['', '–'],
  ]);
  expect(
    ['First seen', 'Seen for', 'Lead time, median', 'Counts as failed'].map((name) => rowOf(name, compared)?.[1]),
  ).toEqual(['–', '–', '–', '–']);
});
