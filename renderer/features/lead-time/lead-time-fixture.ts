/** Lead times of a small client for tests: two services, all five stages, one change whose commit nobody knows. */
import type {
  ChangeRow,
  CommitDetail,
  LeadTimeAnswer,
  LeadTimeGroup,
  LeadTimePoint,
  StageRow,
  StageSeconds,
} from '../../../shared/lead-time-answers.ts';
import type { StageFigure, StageName } from '../../../shared/report.ts';

export const HOUR = 3600;
export const SHA = 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3';
const DEPLOYED_AT = Date.UTC(2024, 10, 6, 12);

function stageFigure(stage: StageName, n: number, meanSeconds: number, partial = 0): StageFigure {
  return {
    stage,
    n,
    meanSeconds,
    medianSeconds: meanSeconds,
    minSeconds: meanSeconds / 2,
    maxSeconds: meanSeconds * 2,
    sumSeconds: meanSeconds * n,
    lastSeconds: meanSeconds,
    partial,
  };
}

function stageRow(stage: StageName, meanSeconds: number, share: number, before: number, partial = 0): StageRow {
  return {
    ...stageFigure(stage, 10, meanSeconds, partial),
    share,
    previous: stageFigure(stage, 8, before),
    change: (meanSeconds - before) / before,
  };
}

export function point(day: string, n: number, seconds: number | null, stages: StageSeconds = {}): LeadTimePoint {
  return {
    start: `${day}T00:00:00Z`,
    day,
    n,
    medianSeconds: seconds,
    meanSeconds: seconds === null ? null : seconds * 2,
    p90Seconds: seconds === null ? null : seconds * 3,
    stages,
  };
}

export function group(
  key: string,
  n: number,
  medianSeconds: number | null,
  before: number | null = null,
): LeadTimeGroup {
  return {
    key,
    n,
    medianSeconds,
    meanSeconds: medianSeconds,
    p90Seconds: medianSeconds,
    previousMedianSeconds: before,
    stages: [],
  };
}

export function change(parts: Partial<ChangeRow> = {}): ChangeRow {
  return {
    deploymentId: 7,
    deploymentExternalId: null,
    service: 'cart',
    team: null,
    env: 'prod',
    version: 'v7',
    deployedAt: DEPLOYED_AT,
    repo: 'acme/shop',
    sha: SHA,
    subject: 'Count coupons once',
    author: 'Kim',
    authorGroup: 'acme.example',
    authoredAt: DEPLOYED_AT - 20 * HOUR * 1000,
    leadSeconds: 20 * HOUR,
    stages: { time_to_pr_ready: HOUR, review: 9 * HOUR, time_to_deploy: 9.5 * HOUR, deploy: HOUR / 2 },
    pull: { id: 3, externalId: '41', title: 'Coupons', author: 'kim', url: 'https://x.example/41', partial: false },
    ...parts,
  };
}

/** What only a deployment's row tells. */
export const WITHOUT_COMMIT = change({
  deploymentId: 8,
  repo: null,
  sha: null,
  subject: null,
  author: null,
  pull: null,
  version: 'v8',
  stages: {},
});

const FIGURE = {
  n: 10,
  reason: null,
  interval: [8 * HOUR, 12 * HOUR] as const,
  medianSeconds: 10 * HOUR,
  meanSeconds: 11 * HOUR,
  p75Seconds: 14 * HOUR,
  p90Seconds: 19 * HOUR,
  medianPerDeploymentSeconds: 7 * HOUR,
  deployments: 4,
  nonPositive: 2,
  stages: [],
};

export const STAGES: readonly StageRow[] = [
  stageRow('time_to_pr_ready', HOUR, 0.1, 2 * HOUR, 3),
  stageRow('review', 9 * HOUR, 0.41, 8 * HOUR),
  stageRow('time_to_deploy', 7 * HOUR, 0.4, 3 * HOUR),
  stageRow('deploy', HOUR / 2, 0.09, HOUR / 2),
];

export const ANSWER: LeadTimeAnswer = {
  period: {
    from: '2024-10-28T00:00:00Z',
    to: '2024-11-11T00:00:00Z',
    timeZone: 'UTC',
    previous: { from: '2024-10-14T00:00:00Z', to: '2024-10-28T00:00:00Z' },
    comparedWith: 'previous',
  },
  metric: {
    ...FIGURE,
    level: 'elite',
    levelReason: null,
    previous: { ...FIGURE, medianSeconds: 8 * HOUR },
    change: 0.25,
    verdict: 'worse',
  },
  series: {
    bucket: 'week',
    points: [point('2024-10-28', 4, 9 * HOUR, { review: 9 * HOUR }), point('2024-11-04', 6, 11 * HOUR)],
    previousPoints: [point('2024-10-14', 0, null), point('2024-10-21', 5, 8 * HOUR, { deploy: HOUR })],
  },
  distribution: [
    { fromSeconds: 0, toSeconds: 24 * HOUR, n: 9, previous: 7 },
    { fromSeconds: 24 * HOUR, toSeconds: null, n: 1, previous: 0 },
  ],
  stages: STAGES,
  groups: [group('cart', 6, 12 * HOUR, 10 * HOUR), group('search', 4, 5 * HOUR)],
  bottleneck: {
    most: {
      stage: 'review',
      n: 10,
      share: 0.41,
      meanSeconds: 9 * HOUR,
      previousMeanSeconds: 8 * HOUR,
      changes: [change(), change({ sha: `b${SHA.slice(1)}`, subject: 'Another', pull: null })],
    },
    grew: {
      stage: 'time_to_deploy',
      n: 10,
      share: 0.4,
      meanSeconds: 7 * HOUR,
      previousMeanSeconds: 3 * HOUR,
      changes: [WITHOUT_COMMIT],
    },
  },
  sources: { changes: 10, withPull: 8, pulls: 6, partialPulls: 1 },
  historyIncompleteSince: '2024-01-15T00:00:00Z',
};

/** The same period without any lead time. */
export function nothing(reason: 'no-deployments' | 'no-commits' | 'no-lead-times'): LeadTimeAnswer {
  const absent = { medianSeconds: null, meanSeconds: null, p75Seconds: null, p90Seconds: null, interval: null };
  return {
    ...ANSWER,
    metric: {
      ...ANSWER.metric,
      ...absent,
      n: 0,
      reason,
      medianPerDeploymentSeconds: null,
      level: null,
      levelReason: reason,
      previous: null,
      change: null,
      verdict: null,
    },
    stages: [],
    groups: [],
    bottleneck: { most: null, grew: null },
  };
}

export const COMMIT: CommitDetail = {
  commit: {
    sha: SHA,
    repo: 'acme/shop',
    authoredAt: DEPLOYED_AT - 20 * HOUR * 1000,
    committedAt: DEPLOYED_AT - 19 * HOUR * 1000,
    author: 'Kim',
    email: 'kim@acme.example',
    subject: 'Count coupons once',
    leadSeconds: 20 * HOUR,
    parents: [`c${SHA.slice(1)}`],
    tags: ['v7'],
    trailers: [{ key: 'Reviewed-by', value: 'Lee' }],
    reverts: null,
  },
  pull: {
    id: 3,
    externalId: '41',
    repository: 'acme/shop',
    title: 'Coupons',
    author: 'kim',
    state: 'merged',
    isDraft: false,
    createdAt: DEPLOYED_AT - 19.5 * HOUR * 1000,
    readyAt: DEPLOYED_AT - 19 * HOUR * 1000,
    firstReviewAt: null,
    approvedAt: DEPLOYED_AT - 10 * HOUR * 1000,
    mergedAt: DEPLOYED_AT - 10 * HOUR * 1000,
    closedAt: null,
    baseRef: 'main',
    headRef: 'coupons',
    mergeSha: SHA,
    headSha: null,
    commits: [],
    labels: [],
    files: [],
    additions: null,
    deletions: null,
    url: 'https://x.example/41',
    partial: false,
  },
  deployments: [
    {
      deployment: {
        id: 7,
        key: 'd-7',
        externalId: 'd-7',
        service: 'cart',
        team: null,
        env: 'prod',
        repo: 'acme/shop',
        sha: SHA,
        version: 'v7',
        startedAt: DEPLOYED_AT - (HOUR / 2) * 1000,
        finishedAt: DEPLOYED_AT,
        status: 'success',
        counted: true,
        countedReason: 'counted',
        previousId: null,
        previousExternalId: null,
        incidentExternalIds: [],
        commits: 1,
        commitFound: true,
        commitsPartlyMissing: false,
        medianLeadSeconds: 20 * HOUR,
        failed: false,
        failedBy: null,
        outcomeUnknown: false,
        incidentIds: [],
        remediation: null,
      },
      leadSeconds: 20 * HOUR,
      stages: {
        time_to_pr_ready: HOUR,
        review: 9 * HOUR,
        merge: 0,
        time_to_deploy: 9.5 * HOUR,
        deploy: HOUR / 2,
      },
    },
  ],
};
