/** A record as text, field by field, for a look before it is stored: instants ISO 8601 UTC, lists joined by ", ". */
import type { Field } from '../../../../shared/import/fields.ts';
import type {
  DeploymentRecord,
  ErrorGroupRecord,
  IncidentRecord,
  IssueRecord,
  ListedCommitRecord,
  PullRecord,
  RunRecord,
  VersionRecord,
} from '../../../../shared/model.ts';

export type RecordTexts = Readonly<Partial<Record<Field, string>>>;

type Value = string | number | boolean | null | readonly string[];
type Values = Readonly<Partial<Record<Field, Value>>>;

/** `times`: fields whose number is an instant. */
function textsOf(values: Values, times: Values): RecordTexts {
  const texts: Partial<Record<Field, string>> = {};
  for (const [field, value] of Object.entries(values)) put(texts, field as Field, valueText(value));
  for (const [field, value] of Object.entries(times))
    put(texts, field as Field, typeof value === 'number' ? new Date(value).toISOString() : '');
  return texts;
}

function put(texts: Partial<Record<Field, string>>, field: Field, text: string): void {
  if (text !== '') texts[field] = text;
}

function valueText(value: Value): string {
  if (value === null) return '';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

export function deploymentTexts(record: DeploymentRecord): RecordTexts {
  const { externalId, service, team, environment, repository, sha, version, status, remediation, pull } = record;
  const { startedAt, finishedAt, committedAt, changeFailure } = record;
  return textsOf(
    {
      id: externalId,
      service,
      team,
      env: environment,
      repo: repository,
      sha,
      version,
      status,
      change_failure: changeFailure,
      remediation,
      pull,
    },
    { started_at: startedAt, finished_at: finishedAt, committed_at: committedAt },
  );
}

export function incidentTexts(record: IncidentRecord): RecordTexts {
  return textsOf(
    {
      id: record.externalId,
      service: record.services,
      team: record.team,
      env: record.environment,
      severity: record.severity,
      title: record.title,
      deployment_id: record.deploymentExternalId,
      sha: record.sha,
      version: record.version,
      repo: record.repository,
    },
    {
      started_at: record.startedAt,
      detected_at: record.detectedAt,
      acknowledged_at: record.acknowledgedAt,
      resolved_at: record.resolvedAt,
    },
  );
}

export function pullTexts(record: PullRecord): RecordTexts {
  return textsOf(
    {
      id: record.externalId,
      repo: record.repository,
      title: record.title,
      author: record.author,
      status: record.state,
      draft: record.isDraft,
      base: record.baseRef,
      head: record.headRef,
      merge_sha: record.mergeSha,
      sha: record.headSha,
      commits: record.commits.map(({ sha }) => sha),
      labels: record.labels,
      files: record.files,
      additions: record.additions,
      deletions: record.deletions,
      url: record.url,
    },
    {
      created_at: record.createdAt,
      ready_at: record.readyAt,
      reviewed_at: record.firstReviewAt,
      approved_at: record.approvedAt,
      merged_at: record.mergedAt,
      closed_at: record.closedAt,
    },
  );
}

export function runTexts(record: RunRecord): RecordTexts {
  return textsOf(
    {
      id: record.externalId,
      attempt: record.attempt,
      parent: record.parent,
      service: record.pipeline,
      job: record.job,
      stage: record.stage,
      team: record.team,
      env: record.environment,
      repo: record.repository,
      branch: record.branch,
      event: record.event,
      sha: record.sha,
      status: record.status,
      url: record.url,
    },
    { created_at: record.createdAt, started_at: record.startedAt, finished_at: record.finishedAt },
  );
}

export function versionTexts(record: VersionRecord): RecordTexts {
  const { service, environment, version, sha, requests, requestsPerSecond, errors, errorRate, errorTypes } = record;
  const { p50, p75, p90, p95, p99, max, mean, endpoint, histogram, at, firstSeenAt, lastSeenAt } = record;
  return textsOf(
    {
      service,
      env: environment,
      version,
      sha,
      endpoint,
      active: record.active || null,
      requests,
      request_rate: requestsPerSecond,
      errors,
      error_rate: errorRate,
      error_types: errorTypes,
      p50,
      p75,
      p90,
      p95,
      p99,
      max,
      mean,
      histogram: histogram === null ? null : JSON.stringify(histogram),
    },
    { at, first_seen: firstSeenAt, last_seen: lastSeenAt },
  );
}

export function errorGroupTexts(record: ErrorGroupRecord): RecordTexts {
  const { externalId, service, environment, version, type, title, count, users, url } = record;
  return textsOf(
    { id: externalId, service, env: environment, version, type, title, count, users, url },
    { first_seen: record.firstSeenAt, last_seen: record.lastSeenAt },
  );
}

export function issueTexts(record: IssueRecord): RecordTexts {
  return textsOf(
    {
      id: record.externalId,
      type: record.type,
      title: record.title,
      service: record.services,
      team: record.team,
      env: record.environment,
      status: record.status,
      done: record.isDone,
      priority: record.priority,
      labels: record.labels,
      version: record.version,
      url: record.url,
    },
    { created_at: record.createdAt, resolved_at: record.resolvedAt },
  );
}

export function commitTexts(record: ListedCommitRecord): RecordTexts {
  const { sha, repository, author, title, pull, authoredAt, committedAt } = record;
  return textsOf(
    { sha, repo: repository, author, title, pull },
    { authored_at: authoredAt, committed_at: committedAt },
  );
}
