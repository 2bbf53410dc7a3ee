import { expect, test } from 'vitest';
import { createTranslator } from '../i18n/translator.ts';
import type { VersionEvidence, VersionStep, VersionVerdict } from '../version-answers.ts';
import {
  effectLines,
  evidenceDetail,
  evidenceName,
  stepWords,
  strengthOf,
  verdictSentence,
  weightHint,
} from './version-words.ts';

const EN = { t: createTranslator('en'), locale: 'en', timeZone: 'Asia/Seoul' } as const;
const KO = { t: createTranslator('ko'), locale: 'ko', timeZone: 'Asia/Seoul' } as const;
const AT = Date.UTC(2024, 9, 29, 5, 20);

const RATE: VersionEvidence = {
  code: 'error-rate',
  weight: 4.6,
  from: 0.0037,
  to: 0.019,
  fromRequests: 120_000,
  toRequests: 41_000,
  pValue: 1e-9,
  interval: [0.014, 0.017],
};
const ERRORS: VersionEvidence = { code: 'new-errors', weight: 1.4, types: ['TypeError', 'Timeout'], count: 790 };
const LATENCY: VersionEvidence = {
  code: 'latency',
  weight: 1.2,
  percentile: 'p95',
  from: 210,
  to: 1284,
  interval: null,
};

function verdict(kind: VersionVerdict['kind'], known: Partial<VersionVerdict> = {}): VersionVerdict {
  return {
    kind,
    against: 'v2.30.9',
    score: 5,
    evidence: [],
    since: null,
    affects: { services: [], trafficShare: null, requests: null, extraErrors: null },
    nextStep: { code: 'keep' },
    ...known,
  };
}

const sentences = (said: VersionVerdict, requests: number | null = null) =>
  [EN, KO].map((tools) => verdictSentence('v2.31.0', said, requests, tools));

test('a faulty version: what it does how much more often, and since when', () => {
  expect(sentences(verdict('faulty', { evidence: [RATE, ERRORS], since: AT }))).toEqual([
    'v2.31.0 is faulty: it fails 5.1 times as often as v2.30.9 (1.9 % against 0.37 %), since 29 Oct 2024, 14:20.',
    '2024년 10월 29일 14:20부터 v2.31.0 버전에 문제가 있습니다. 오류율이 v2.30.9 버전의 5.1배입니다(0.37% → 1.9%).',
  ]);
});

test('what leads is of the verdict’s own sign; the error rate before what says hardly more', () => {
  const calm: VersionEvidence = { ...RATE, weight: -2, to: 0.0036, interval: [-0.001, 0.001] };
  const reasonsOf = (...said: Parameters<typeof verdict>) => sentences(verdict(...said))[0]?.split(': ')[1];
  expect([
    reasonsOf('suspect', { evidence: [calm, ERRORS, LATENCY] }),
    reasonsOf('suspect', {
      evidence: [
        { ...ERRORS, weight: 2 },
        { ...RATE, weight: 1.1 },
      ],
    }),
    reasonsOf('fine', { evidence: [ERRORS, calm] }),
    reasonsOf('fine', { evidence: [{ code: 'incidents', weight: -0.4, count: 0, severity: null }] }),
    reasonsOf('fine', { evidence: [] }),
    reasonsOf('faulty', { evidence: [{ ...RATE, from: 0 }] }),
    reasonsOf('faulty', { evidence: [{ code: 'rolled-back', weight: 3, to: 'v2.30.9', at: AT }] }),
  ]).toEqual([
    'it brought 2 new types of errors.',
    'it fails 5.1 times as often as v2.30.9 (1.9 % against 0.37 %).',
    'its error rate is not clearly different from that of v2.30.9 (0.36 % against 0.37 %).',
    'no incident followed its deployments.',
    'nothing speaks against it.',
    '1.9 % of its requests fail, while none of those of v2.30.9 did.',
    'it was rolled back to v2.30.9.',
  ]);
});

test('not enough data says how much there is, and how much more would tell', () => {
  expect(sentences(verdict('not-enough'), 30)).toEqual([
    'There is not enough data yet to judge v2.31.0: 30 requests so far.',
    'v2.31.0 버전을 판정하기에는 아직 데이터가 부족합니다. 지금까지 요청 30건입니다.',
  ]);
  expect(sentences(verdict('not-enough'))[0]).toBe('There is not enough data yet to judge v2.31.0.');
  const steps: readonly VersionStep[] = [
    { code: 'wait', requests: 1899.2 },
    { code: 'wait', requests: null },
  ];
  expect(steps.map((step) => stepWords(step, EN))).toEqual([
    'Wait for more: about 1,900 requests more would show a doubling of the error rate.',
    expect.stringMatching(/^Import the numbers of requests/),
  ]);
});

test('each next step in a sentence, with what is known of it', () => {
  const back = {
    code: 'roll-back',
    to: 'v2.30.9',
    isKnownGood: true,
    ranSeconds: 3 * 86_400,
    errorRate: 0.001,
  } as const;
  const steps: readonly VersionStep[] = [
    back,
    { ...back, ranSeconds: null },
    { ...back, errorRate: null },
    { ...back, ranSeconds: null, errorRate: null },
    { ...back, isKnownGood: false },
    { code: 'replaced', by: 'v2.31.1', at: AT },
    { code: 'replaced', by: 'v2.31.1', at: null },
    { code: 'fix-forward' },
    { code: 'watch' },
    { code: 'keep' },
  ];
  expect(steps.map((step) => stepWords(step, EN))).toEqual([
    'Roll back to v2.30.9, last good: it ran 3 d at 0.10 %.',
    'Roll back to v2.30.9, last good: 0.10 % of its requests failed.',
    'Roll back to v2.30.9, last good: it ran 3 d.',
    'Roll back to v2.30.9, the last good one.',
    'Roll back to v2.30.9: nothing speaks against it, though too little is known to call it good.',
    'Nothing to roll back: v2.31.1 replaced it on 29 Oct 2024, 14:20.',
    'Nothing to roll back: v2.31.1 has replaced it.',
    'Fix it forward: no earlier version is known to be good.',
    'Keep an eye on it: the evidence is too thin to act on.',
    'Keep it.',
  ]);
  expect(stepWords(back, KO)).toBe('마지막으로 정상이던 v2.30.9 버전으로 롤백하세요(운영 기간 3일, 오류율 0.10%).');
});

test('each piece of evidence has a name and its figures', () => {
  const all: readonly VersionEvidence[] = [
    RATE,
    { ...ERRORS, types: ['A', 'B', 'C', 'D', 'E'] },
    { code: 'new-errors', weight: -0.3, types: [], count: 0 },
    LATENCY,
    { ...LATENCY, interval: [900, 1200] },
    { code: 'incidents', weight: 2, count: 2, severity: 'SEV1' },
    { code: 'incidents', weight: 2, count: 1, severity: null },
    { code: 'hotfix', weight: 2, by: 'v2.31.1', at: AT },
    { code: 'reverted', weight: 2, by: 'v2.32.0', at: AT },
    { code: 'said-failed', weight: 2 },
  ];
  expect(all.map((one) => `${evidenceName(one, EN.t)}: ${evidenceDetail(one, EN)}`)).toEqual([
    'Error rate: 1.9 % of 41,000 requests against 0.37 % of 120,000: +1.5 points (95 %: +1.4 to +1.7 points; p < 0.001)',
    'Types of errors: 5 that were not there before: A, B, C and 2 more; seen 790 times',
    'Types of errors: No type of error that was not there before',
    'Latency, p95: 1.28 s against 210 ms: +1.07 s; the data allow no interval',
    'Latency, p95: 1.28 s against 210 ms: +1.07 s (95 %: +900 ms to +1.20 s)',
    'Incidents: 2 after its deployments, the worst SEV1',
    'Incidents: 1 after its deployments',
    'Hotfix: v2.31.1 followed, 29 Oct 2024, 14:20',
    'Reverted: By v2.32.0, 29 Oct 2024, 14:20',
    'Deployment failed: Its data or a correction says that its deployment failed',
  ]);
});

test('weights have words on both sides of nothing', () => {
  expect([4, 2, 0.3, 0.02, -0.3, -2, -4].map(strengthOf)).toEqual([
    'strong-against',
    'some-against',
    'weak-against',
    'neither',
    'weak-for',
    'some-for',
    'strong-for',
  ]);
  expect([3.2, -0.7].map((weight) => weightHint(weight, EN))).toEqual([
    'Weight +3.2: 25 times likelier if it is faulty',
    'Weight −0.7: 2.0 times likelier if it is not faulty',
  ]);
});

test('what it affects: failed requests, share, services; what is not known is said', () => {
  const services = ['cart', 'checkout', 'mail', 'search', 'stock'].map((service) => ({
    service,
    from: 0.002,
    to: 0.03,
  }));
  const affects = { services, trafficShare: 0.45, requests: 41_000, extraErrors: 627.6 };
  expect(effectLines('pay', { kind: 'faulty', affects, against: 'v2.30.9' }, EN)).toEqual([
    'About 628 failed requests more than at the rate of v2.30.9',
    '45 % of the traffic of pay while it ran',
    '41,000 requests in all',
    '5 other services failed more while it ran: cart (0.20 % → 3.0 %), checkout (0.20 % → 3.0 %), mail (0.20 % → 3.0 %), search (0.20 % → 3.0 %), and 1 more',
  ]);
  expect(effectLines('pay', { kind: 'fine', affects, against: 'v2.30.9' }, EN)[0]).toMatch(/^45 %/);
  const unknown = { services: [], trafficShare: null, requests: null, extraErrors: null };
  expect(effectLines('pay', { kind: 'not-enough', affects: unknown, against: 'v1' }, EN)).toEqual([
    'How much traffic it had is not in the data.',
    'No other service failed more while it ran.',
  ]);
});
