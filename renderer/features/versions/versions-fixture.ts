/** Answers of the versions screen for tests: the least there can be, and what a test says of it. */
import type {
  ServiceVersions,
  VersionRow,
  VersionSummary,
  VersionsAnswer,
  VersionVerdict,
} from '../../../shared/version-answers.ts';

export function versionRow(version: string, known: Partial<VersionRow> = {}): VersionRow {
  return {
    version,
    sha: null,
    tag: null,
    aliases: [],
    firstSeenAt: null,
    lastSeenAt: null,
    active: false,
    firstDeployedAt: null,
    lastDeployedAt: null,
    deployments: 0,
    commits: 0,
    authors: 0,
    authorGroups: [],
    medianLeadSeconds: null,
    incidents: 0,
    failed: false,
    measured: null,
    verdict: null,
    ...known,
  };
}

export function verdict(kind: VersionVerdict['kind'], known: Partial<VersionVerdict> = {}): VersionVerdict {
  return {
    kind,
    against: 'v1',
    score: 0,
    evidence: [],
    since: null,
    affects: { services: [], trafficShare: null, requests: null, extraErrors: null },
    nextStep: { code: 'keep' },
    ...known,
  };
}

export function versionsAnswer(rows: readonly VersionRow[], known: Partial<VersionsAnswer> = {}): VersionsAnswer {
  const [head, base] = rows;
  return {
    service: 'cart',
    rows,
    saidNames: [],
    pair: head === undefined || base === undefined ? null : { base: base.version, head: head.version },
    timeline: { from: 0, to: 1, lanes: [], laneCount: 0, bucketSeconds: 3600, traffic: [], incidents: [] },
    perWeek: [],
    ages: [],
    ...known,
  };
}

export function summary(version: string, known: Partial<VersionSummary> = {}): VersionSummary {
  return {
    version,
    active: true,
    firstSeenAt: null,
    lastSeenAt: null,
    errorRate: null,
    requests: null,
    p95: null,
    verdict: null,
    ...known,
  };
}

export function serviceVersions(service: string, known: Partial<ServiceVersions> = {}): ServiceVersions {
  return { service, team: null, versions: 1, faulty: 0, current: null, alsoActive: [], lastFaulty: null, ...known };
}
