/** A comparison for tests: v2.30.9, which was good, and v2.31.0, which fails five times as often. */
import type {
  LatencyFigure,
  MeasuredVersion,
  RateComparison,
  VersionComparison,
  VersionRow,
} from '../version-answers.ts';

/** 29 October 2024, 14:20 in Seoul. */
export const ROLLED_OUT = 1_730_179_200_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const NO_LATENCIES: MeasuredVersion['latencies'] = {
  p50: null,
  p75: null,
  p90: null,
  p95: null,
  p99: null,
  max: null,
  mean: null,
};

export function latency(milliseconds: number, interval: LatencyFigure['interval'] = null): LatencyFigure {
  return { milliseconds, interval, from: interval === null ? 'intervals' : 'buckets' };
}

export function measured(known: Partial<MeasuredVersion> = {}): MeasuredVersion {
  return {
    source: 'series',
    points: 24,
    requests: 120_000,
    requestsPerSecond: 33.62,
    errors: 444,
    errorRate: 0.0037,
    errorInterval: [0.0034, 0.0041],
    errorTypes: null,
    latencies: NO_LATENCIES,
    texts: {},
    ...known,
  };
}

export function comparedVersion(version: string, known: Partial<VersionRow> = {}): VersionRow {
  return {
    version,
    sha: null,
    tag: null,
    aliases: [],
    firstSeenAt: ROLLED_OUT - 72 * HOUR,
    lastSeenAt: ROLLED_OUT,
    active: false,
    firstDeployedAt: null,
    lastDeployedAt: null,
    deployments: 1,
    commits: 3,
    authors: 2,
    authorGroups: [],
    medianLeadSeconds: 37_680,
    incidents: 0,
    failed: false,
    measured: measured(),
    verdict: null,
    ...known,
  };
}

export const NOT_COMPARED: RateComparison = {
  base: null,
  head: null,
  difference: null,
  interval: null,
  ratio: null,
  pValue: null,
  dispersion: null,
  verdict: null,
  reason: 'not-measured',
};

export const FIVE_TIMES: RateComparison = {
  base: { requests: 120_000, errors: 444, rate: 0.0037, interval: [0.0034, 0.0041] },
  head: { requests: 41_000, errors: 779, rate: 0.019, interval: [0.018, 0.02] },
  difference: 0.0153,
  interval: [0.014, 0.017],
  ratio: 5.135,
  pValue: 1e-9,
  dispersion: 1.2,
  verdict: 'worse',
  reason: null,
};

export function comparison(known: Partial<VersionComparison> = {}): VersionComparison {
  return {
    service: 'payments-backend',
    base: comparedVersion('v2.30.9'),
    head: comparedVersion('v2.31.0', {
      firstSeenAt: ROLLED_OUT,
      lastSeenAt: ROLLED_OUT + 6 * HOUR + 40 * MINUTE,
      active: true,
      measured: measured({ requests: 41_000, errors: 779, errorRate: 0.019, errorInterval: [0.018, 0.02] }),
    }),
    rates: FIVE_TIMES,
    latencies: [],
    errorTypes: [],
    errorTypesKnown: false,
    endpoints: [],
    commits: [],
    commitCount: 0,
    removedCount: 0,
    authors: [],
    repositories: [],
    spanSeconds: null,
    commitsReason: null,
    pulls: [],
    stages: [],
    incidentsAfterBase: [],
    incidentsAfterHead: [],
    verdict: null,
    canary: null,
    headDeployments: [],
    ...known,
  };
}
