/** A report for tests: one week of a small client, with the figures named and the rest absent with its reason. */
import type { Headline, Metrics, Reason, Report, SeriesPoint } from '../../../shared/report.ts';

interface Judged extends Headline {
  readonly level: null;
  readonly levelReason: Reason;
  readonly previous: null;
  readonly change: null;
  readonly verdict: null;
}

function absent(reason: Reason): Judged & { readonly n: number; readonly reason: Reason; readonly interval: null } {
  return {
    n: 0,
    reason,
    interval: null,
    level: null,
    levelReason: reason,
    previous: null,
    change: null,
    verdict: null,
    headline: null,
    headlineUnit: 'ratio',
  };
}

export const NO_METRICS: Metrics = {
  deploymentFrequency: {
    ...absent('no-deployments'),
    perDay: null,
    perWeek: null,
    perMonth: null,
    deploymentDays: 0,
    medianDeploymentDaysPerWeek: null,
    medianDeploymentDaysPerMonth: null,
    meanSecondsBetween: null,
  },
  changeLeadTime: {
    ...absent('no-lead-times'),
    medianSeconds: null,
    meanSeconds: null,
    p75Seconds: null,
    p90Seconds: null,
    medianPerDeploymentSeconds: null,
    deployments: 0,
    nonPositive: 0,
    stages: [],
  },
  changeFailureRate: { ...absent('no-deployments'), failed: 0, incidents: 0, rate: null, unknownOutcome: 0 },
  recoveryTime: { ...absent('no-incidents'), open: 0, medianSeconds: null, meanSeconds: null },
  reworkRate: { ...absent('no-deployments'), reworked: 0, rate: null, rollbacks: 0, hotfixes: 0, reverts: 0 },
};

export function frequency(perWeek: number, change: number | null, verdict: 'better' | 'worse' | 'undecided' | null) {
  const figure = {
    n: Math.round(perWeek),
    reason: null,
    interval: [perWeek * 0.8, perWeek * 1.2] as const,
    perDay: perWeek / 7,
    perWeek,
    perMonth: perWeek * 4.35,
    deploymentDays: 5,
    medianDeploymentDaysPerWeek: 5,
    medianDeploymentDaysPerMonth: 21,
    meanSecondsBetween: 604_800 / perWeek,
  };
  const headline = { headline: perWeek, headlineUnit: 'deployments-per-week' as const };
  return { ...figure, ...headline, level: 'elite' as const, levelReason: null, previous: figure, change, verdict };
}

export function point(day: string, values: Partial<SeriesPoint> = {}): SeriesPoint {
  return {
    start: `${day}T00:00:00Z`,
    day,
    deployments: 0,
    failed: 0,
    reworked: 0,
    incidents: 0,
    leadTimes: 0,
    medianLeadSeconds: null,
    meanLeadSeconds: null,
    resolved: 0,
    medianRecoverySeconds: null,
    meanRecoverySeconds: null,
    ...values,
  };
}

export function reportWith(parts: Partial<Report>): Report {
  return {
    schema: 'doradeck.report/1',
    app: { version: '0.0.0' },
    profile: 'doradeck',
    levels: '2024',
    period: {
      from: '2024-11-04T00:00:00Z',
      to: '2024-11-11T00:00:00Z',
      timeZone: 'UTC',
      previous: { from: '2024-10-28T00:00:00Z', to: '2024-11-04T00:00:00Z' },
      comparedWith: 'previous',
    },
    filters: { env: null, service: [], team: [], repo: [] },
    imports: [],
    coverage: {
      deployments: {
        stored: 0,
        counted: 0,
        withSha: 0,
        withCommits: 0,
        missing: 0,
        partlyMissing: 0,
        unknownOutcome: 0,
      },
      incidents: { stored: 0, inPeriod: 0, linked: 0, open: 0 },
      commits: { stored: 0, deployed: 0, nonPositive: 0, bad: 0 },
      pulls: { stored: 0, deployed: 0 },
    },
    metrics: NO_METRICS,
    breakdown: {},
    series: { bucket: 'day', points: [], previousPoints: [] },
    closestCluster: null,
    historyIncompleteSince: null,
    ...parts,
  };
}
