import { byStages } from './azure-timeline.ts';
import { POSSIBLE, skipUnchosen } from './deploying.ts';
import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { hasColumns, textAt } from './source-record.ts';

/**
 * Builds (pipeline runs) of Azure DevOps, each taken for a deployment unless the user says which pipelines deploy; where
 * a build has its timeline in it, each of its stages that deploy is one. A run has a status, and a result once it is
 * completed.
 */
export const azureBuild: Preset = {
  id: 'azure-devops-build',
  kind: 'deployments',
  recognise: (columns) =>
    hasColumns(columns, 'buildNumber', 'definition.name') &&
    (hasColumns(columns, 'startTime') || hasColumns(columns, 'queueTime'))
      ? 0.95
      : 0,
  fields: {
    id: ['id'],
    service: ['definition.name'],
    env: ['timeline.records[].name'],
    repo: ['repository.url', 'repository.name', 'repository.id'],
    sha: ['sourceVersion'],
    started_at: ['startTime', 'queueTime'],
    finished_at: ['finishTime'],
    status: ['result'],
  },
  reads: ['status', 'queueTime', 'repository.', 'sourceBranch', 'buildNumber', 'timeline', 'records'],
  derive: (record, choices) =>
    byStages(record, deriveRow(record), choices) ??
    skipUnchosen([textAt(record, 'definition.name')], 'definition.name', choices) ?? [deriveRow(record)],
};

/** "partiallySucceeded": some of it failed; whether it deployed anything, nobody can tell. */
const RESULTS: ReadonlyMap<string, string> = new Map([
  ['succeeded', 'success'],
  ['failed', 'failure'],
  ['canceled', 'cancelled'],
]);

const TAG = /^refs\/tags\/(.+)$/;

function deriveRow(record: SourceRecord): DerivedRow {
  const isOver = textAt(record, 'status') === 'completed' || textAt(record, 'result') !== null;
  return {
    repo: textAt(record, 'repository.url', 'repository.name', 'repository.id'),
    version: TAG.exec(textAt(record, 'sourceBranch') ?? '')?.[1] ?? null,
    started_at: textAt(record, 'startTime', 'queueTime'),
    status: isOver ? (RESULTS.get(textAt(record, 'result') ?? '') ?? 'unknown') : 'running',
  };
}

/** The same builds as runs of their pipelines: chosen where the user asks for runs. */
export const azureBuildRun: Preset = {
  id: 'azure-devops-build-run',
  kind: 'runs',
  recognise: (columns, records) => (azureBuild.recognise(columns, records) > 0 ? POSSIBLE : 0),
  fields: {
    id: ['id'],
    service: ['definition.name'],
    repo: ['repository.url', 'repository.name', 'repository.id'],
    branch: ['sourceBranch'],
    event: ['reason'],
    sha: ['sourceVersion'],
    status: ['result'],
    created_at: ['queueTime', 'startTime'],
    started_at: ['startTime'],
    finished_at: ['finishTime'],
    url: ['_links.web.href', 'url'],
  },
  reads: ['status', 'repository.', 'sourceBranch', 'buildNumber', 'timeline', 'records', '_links.', 'startTime'],
  derive: (record) => {
    const { repo = null, status = null } = deriveRow(record);
    const branch = textAt(record, 'sourceBranch')?.replace(/^refs\/heads\//, '') ?? null;
    return [{ repo, status, branch, created_at: textAt(record, 'queueTime', 'startTime') }];
  },
};
