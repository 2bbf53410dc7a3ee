/** What `list` prints of changes, pull requests, runs, versions, issues and commits: see list-rows.ts. */
import type {
  ErrorGroupRow,
  IssueRow,
  ListedCommitRow,
  PullRow,
  RunRow,
  VersionStatRow,
} from '../../shared/answers.ts';
import type { ChangeRow } from '../../shared/lead-time-answers.ts';
import { iso, publicId, type Row } from './list-rows.ts';

/** One change that a deployment brought, with the seconds of each stage that is known. */
export function changeRow(row: ChangeRow): Row {
  const { stages } = row;
  return {
    leadSeconds: row.leadSeconds,
    service: row.service,
    team: row.team,
    env: row.env,
    repo: row.repo,
    sha: row.sha,
    originalSha: row.original ?? null,
    subject: row.subject,
    author: row.author,
    authorGroup: row.authorGroup,
    authoredAt: iso(row.authoredAt),
    deployedAt: iso(row.deployedAt),
    deploymentId: publicId(row.deploymentExternalId, row.deploymentId),
    version: row.version,
    pull: row.pull?.externalId ?? null,
    pullTitle: row.pull?.title ?? null,
    pullPartial: row.pull?.partial ?? null,
    timeToPrReadySeconds: stages.time_to_pr_ready ?? null,
    reviewSeconds: stages.review ?? null,
    mergeSeconds: stages.merge ?? null,
    timeToDeploySeconds: stages.time_to_deploy ?? null,
    deploySeconds: stages.deploy ?? null,
  };
}

export function pullRow(row: PullRow): Row {
  return {
    id: row.externalId,
    repo: row.repository,
    title: row.title,
    author: row.author,
    status: row.state,
    draft: row.isDraft,
    createdAt: iso(row.createdAt),
    readyAt: iso(row.readyAt),
    reviewedAt: iso(row.firstReviewAt),
    approvedAt: iso(row.approvedAt),
    mergedAt: iso(row.mergedAt),
    closedAt: iso(row.closedAt),
    base: row.baseRef,
    head: row.headRef,
    mergeSha: row.mergeSha,
    sha: row.headSha,
    commits: row.commits.map(({ sha }) => sha),
    labels: row.labels,
    files: row.files,
    additions: row.additions,
    deletions: row.deletions,
    url: row.url,
  };
}

export function runRow(row: RunRow): Row {
  return {
    id: row.externalId,
    attempt: row.attempt,
    parent: row.parent,
    pipeline: row.pipeline,
    job: row.job,
    stage: row.stage,
    team: row.team,
    env: row.environment,
    repo: row.repository,
    branch: row.branch,
    event: row.event,
    sha: row.sha,
    status: row.status,
    createdAt: iso(row.createdAt),
    startedAt: iso(row.startedAt),
    finishedAt: iso(row.finishedAt),
    url: row.url,
  };
}

/** Latencies in milliseconds, as everywhere in tables of versions. */
export function versionRow(row: VersionStatRow): Row {
  return {
    service: row.service,
    env: row.environment,
    version: row.version,
    sha: row.sha,
    endpoint: row.endpoint,
    at: iso(row.at),
    firstSeenAt: iso(row.firstSeenAt),
    lastSeenAt: iso(row.lastSeenAt),
    active: row.active,
    requests: row.requests,
    requestsPerSecond: row.requestsPerSecond,
    errors: row.errors,
    errorRate: row.errorRate,
    errorTypes: row.errorTypes,
    p50Milliseconds: row.p50,
    p75Milliseconds: row.p75,
    p90Milliseconds: row.p90,
    p95Milliseconds: row.p95,
    p99Milliseconds: row.p99,
    maxMilliseconds: row.max,
    meanMilliseconds: row.mean,
    histogram: row.histogram && { ...row.histogram },
    texts: row.texts,
  };
}

export function errorRow(row: ErrorGroupRow): Row {
  return {
    id: row.externalId,
    service: row.service,
    env: row.environment,
    version: row.version,
    type: row.type,
    title: row.title,
    count: row.count,
    users: row.users,
    firstSeenAt: iso(row.firstSeenAt),
    lastSeenAt: iso(row.lastSeenAt),
    url: row.url,
  };
}

export function issueRow(row: IssueRow): Row {
  return {
    id: row.externalId,
    type: row.type,
    title: row.title,
    services: row.services,
    team: row.team,
    env: row.environment,
    status: row.status,
    done: row.isDone,
    priority: row.priority,
    labels: row.labels,
    version: row.version,
    createdAt: iso(row.createdAt),
    resolvedAt: iso(row.resolvedAt),
    url: row.url,
  };
}

export function commitRow(row: ListedCommitRow): Row {
  return {
    sha: row.sha,
    repo: row.repository,
    authoredAt: iso(row.authoredAt),
    committedAt: iso(row.committedAt),
    author: row.author,
    title: row.title,
    pull: row.pull,
    source: row.source,
  };
}
