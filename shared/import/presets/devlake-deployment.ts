import type { Cell, SourceColumn } from '../cell.ts';
import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { hasColumns, hasColumnUnder, listAt, textAt } from './source-record.ts';

/**
 * What is sent to DevLake's webhook for deployments: version 1 in snake case, version 2 in camel case, alone, in an
 * array or line by line. Each commit of a deployment is a row of its own under the deployment's id. The time it was
 * created is that of the message, not of the start.
 */
export const devlakeDeployment: Preset = {
  id: 'devlake-webhook-deployment',
  kind: 'deployments',
  recognise: (columns) => (isFirstVersion(columns) || isSecondVersion(columns) ? 0.9 : 0),
  fields: {
    id: ['pipeline_id', 'id'],
    service: ['name', 'repo_url', 'deploymentCommits[].repoUrl', 'deployment_commits[].repo_url'],
    env: ['environment', 'originalEnvironment'],
    repo: ['repo_url', 'deploymentCommits[].repoUrl', 'deployment_commits[].repo_url'],
    sha: ['commit_sha', 'deploymentCommits[].commitSha', 'deployment_commits[].commit_sha'],
    started_at: ['start_time', 'startedDate'],
    finished_at: ['end_time', 'finishedDate'],
    status: ['result'],
  },
  reads: ['deployment', 'displayTitle', 'name', 'repo', 'commit', 'start', 'started', 'finished', 'end'],
  derive: deriveRows,
};

function isFirstVersion(columns: readonly SourceColumn[]): boolean {
  return hasColumns(columns, 'pipeline_id', 'start_time');
}

function isSecondVersion(columns: readonly SourceColumn[]): boolean {
  return hasColumns(columns, 'startedDate', 'finishedDate') && hasColumnUnder(columns, 'deploymentCommits[].');
}

const RESULTS: ReadonlyMap<string, string> = new Map([
  ['SUCCESS', 'success'],
  ['FAILURE', 'failure'],
  ['ABORT', 'cancelled'],
  // Waits for somebody.
  ['MANUAL', 'running'],
]);

function deriveRows(record: SourceRecord): readonly [DerivedRow, ...DerivedRow[]] {
  const commits = listAt(record, 'deploymentCommits', 'deployment_commits');
  const repository = repositoryOf(record) ?? repositoryOf(commits[0] ?? null);
  const base: DerivedRow = {
    id: textAt(record, 'pipeline_id', 'id'),
    service: textAt(record, 'name') ?? nameOf(repository) ?? textAt(record, 'displayTitle', 'display_title'),
    // The webhook's own default.
    env: textAt(record, 'environment', 'originalEnvironment') ?? 'PRODUCTION',
    status: record.has('result') ? (RESULTS.get(textAt(record, 'result') ?? '') ?? 'unknown') : 'success',
    ...commitOf(record),
  };
  const [first, ...others] = commits.map((commit) => ({ ...base, ...given(commitOf(commit)) }));
  return [first ?? base, ...others];
}

function repositoryOf(record: Cell): string | null {
  return textAt(record, 'repo_url', 'repoUrl');
}

/** A commit of a deployment may have times of its own. */
function commitOf(record: Cell): DerivedRow {
  return {
    repo: repositoryOf(record),
    sha: textAt(record, 'commit_sha', 'commitSha'),
    started_at: textAt(record, 'start_time', 'startedDate', 'started_date'),
    finished_at: textAt(record, 'end_time', 'finishedDate', 'finished_date'),
  };
}

function given(row: DerivedRow): DerivedRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

/** The last part of an address. */
function nameOf(repository: string | null): string | null {
  return /([^/:]+?)(?:\.git)?\/?$/.exec(repository ?? '')?.[1] ?? null;
}
