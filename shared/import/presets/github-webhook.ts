import type { Cell, SourceColumn } from '../cell.ts';
import { POSSIBLE, SURE } from './deploying.ts';
import { firstLine } from './github-commit.ts';
import { githubRepository } from './github-deployments.ts';
import { rootCause } from './github-issue.ts';
import { skipOthers } from './jira-incident.ts';
import type { Derive, DerivedRow, Preset, ReadChoices, SourceRecord } from './preset.ts';
import { hasColumns, listAt, skip, textAt, textsOf, valueAt } from './source-record.ts';

/** Messages may stand as they are, or inside what kept them ("payload"). */
const PREFIXES = ['payload.', ''] as const;

function at(...names: readonly string[]): readonly string[] {
  return PREFIXES.flatMap((prefix) => names.map((name) => prefix + name));
}

function has(columns: readonly SourceColumn[], ...names: readonly string[]): boolean {
  return PREFIXES.some((prefix) => hasColumns(columns, ...names.map((name) => prefix + name)));
}

function messageOf(record: SourceRecord): Cell {
  const payload = valueAt(record, 'payload');
  return payload instanceof Map ? payload : record;
}

function repositoryOf(message: Cell): string | null {
  const address = textAt(message, 'repository.html_url');
  return textAt(message, 'repository.full_name') ?? githubRepository(address) ?? textAt(message, 'repository.name');
}

const OTHERS = [
  ...at('repository.', 'deployment', 'issue', 'commits', 'head_commit', 'before', 'after', 'ref', 'action'),
];
const READS = [...OTHERS, 'event_type', 'event', 'headers.'];

/**
 * Messages of GitHub's webhooks, line by line or in an array, kept as a log: here how deployments went. Each status is a
 * row of its deployment; that a later one took its place says nothing of how it ended. Other messages are left out.
 */
export const githubWebhookDeployment: Preset = {
  id: 'github-webhook-deployment',
  kind: 'deployments',
  recognise: (columns) => (has(columns, 'deployment_status.state', 'deployment.sha') ? SURE : 0),
  fields: {
    id: at('deployment.id', 'deployment_status.id'),
    service: at('repository.full_name', 'repository.name'),
    env: at('deployment.environment', 'deployment_status.environment'),
    repo: at('repository.full_name', 'repository.name'),
    sha: at('deployment.sha'),
    started_at: at('deployment.created_at'),
    finished_at: at('deployment_status.created_at', 'deployment_status.updated_at'),
    status: at('deployment_status.state'),
  },
  reads: READS,
  derive: (record) => deploymentRow(messageOf(record)),
};

function deploymentRow(message: Cell): ReturnType<Derive> {
  const state = textAt(message, 'deployment_status.state')?.toLowerCase() ?? null;
  if (state === null || state === 'inactive') return skip('not-a-deployment', 'deployment_status.state', state);
  const repository = repositoryOf(message);
  const isOver = ['success', 'failure', 'error'].includes(state);
  const changedAt = textAt(message, 'deployment_status.created_at', 'deployment_status.updated_at');
  return [
    {
      id: textAt(message, 'deployment.id', 'deployment_status.id'),
      ...(repository === null ? {} : { service: repository, repo: repository }),
      env: textAt(message, 'deployment.environment', 'deployment_status.environment'),
      started_at: textAt(message, 'deployment.created_at') ?? (isOver ? null : changedAt),
      finished_at: isOver ? changedAt : null,
      status: isOver ? state : 'running',
    },
  ];
}

/** Of the same messages, issues that are incidents by their labels, as each message shows them. */
export const githubWebhookIncident: Preset = {
  id: 'github-webhook-incident',
  kind: 'incidents',
  recognise: (columns) => byFirst(columns, 'issue.created_at', 'issue.number'),
  fields: {
    id: at('issue.number'),
    service: at('repository.full_name', 'repository.name'),
    title: at('issue.title'),
    started_at: at('issue.created_at'),
    resolved_at: at('issue.closed_at'),
    sha: at('issue.body'),
    repo: at('repository.full_name', 'repository.name'),
  },
  reads: READS,
  derive: (record, choices) => incidentRow(messageOf(record), choices),
};

/** Sure of streams without deployments, whose messages are then the most that there is to tell by. */
function byFirst(columns: readonly SourceColumn[], ...names: readonly string[]): number {
  if (!has(columns, ...names)) return 0;
  return has(columns, 'deployment_status.state') ? POSSIBLE : SURE;
}

function incidentRow(message: Cell, choices: ReadChoices): ReturnType<Derive> {
  const labels = textsOf(listAt(message, 'issue.labels'), 'name');
  const other = skipOthers(labels, 'issue.labels', labels.join(', '), choices);
  if (other !== null) return other;
  const repository = repositoryOf(message);
  const number = textAt(message, 'issue.number');
  return [
    {
      id: number === null || repository === null ? number : `${repository}#${number}`,
      service: repository === null ? [] : [repository],
      title: textAt(message, 'issue.title'),
      sha: rootCause(textAt(message, 'issue.body')),
      repo: repository,
    },
  ];
}

/** Of the same messages, the commits that were pushed. */
export const githubWebhookCommit: Preset = {
  id: 'github-webhook-commit',
  kind: 'commits',
  recognise: (columns) => {
    if (!has(columns, 'commits[].id', 'commits[].timestamp')) return 0;
    const others = has(columns, 'deployment_status.state') || has(columns, 'issue.created_at');
    return others ? POSSIBLE : SURE;
  },
  fields: {
    sha: at('commits[].id'),
    repo: at('repository.full_name', 'repository.name'),
    committed_at: at('commits[].timestamp'),
    author: at('commits[].author.name'),
    title: at('commits[].message'),
  },
  reads: READS,
  derive: (record) => {
    const message = messageOf(record);
    const repo = repositoryOf(message);
    const [first, ...others] = listAt(message, 'commits').map(
      (commit): DerivedRow => ({
        sha: textAt(commit, 'id'),
        repo,
        committed_at: textAt(commit, 'timestamp'),
        author: textAt(commit, 'author.name'),
        title: firstLine(textAt(commit, 'message')),
      }),
    );
    return first === undefined ? skip('not-of-this-kind', 'commits', null) : [first, ...others];
  },
};
