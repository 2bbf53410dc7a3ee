import type { Cell, SourceColumn } from '../cell.ts';
import { skipUnchosen } from './deploying.ts';
import type { Derive, DerivedRow, Preset, ReadChoices, SourceRecord } from './preset.ts';
import { hasColumns, hasColumnUnder, listAt, skip, textAt, valueAt } from './source-record.ts';

const ENVIRONMENT = ['environment.name', 'environmentName', 'deploymentEnvironment.name'] as const;

/** Results of Bamboo's deployment projects; times are ms since 1970. All deploy, unless the user says which count. */
export const bambooDeployment: Preset = {
  id: 'bamboo-deployment',
  kind: 'deployments',
  recognise: (columns) =>
    hasColumns(columns, 'deploymentState') &&
    (hasColumns(columns, 'lifeCycleState') || hasColumns(columns, 'startedDate'))
      ? 0.95
      : 0,
  fields: {
    id: ['id'],
    service: ['deploymentProject.name', 'deploymentProjectName'],
    env: ENVIRONMENT,
    version: ['deploymentVersionName', 'deploymentVersion.name'],
    started_at: ['startedDate', 'queuedDate'],
    finished_at: ['finishedDate'],
    status: ['deploymentState'],
  },
  reads: ['lifeCycleState', 'deploymentProject', 'deploymentVersion', 'environment'],
  derive: (record, choices) => {
    const names = [textAt(record, ...ENVIRONMENT), textAt(record, 'deploymentProject.name', 'deploymentProjectName')];
    return skipUnchosen(names, ENVIRONMENT[0], choices) ?? [deriveRow(record)];
  },
};

/**
 * Bamboo's dashboard of deployment projects (`…/deploy/dashboard`): of each project the environments, of each of these
 * the last result.
 */
export const bambooDashboard: Preset = {
  id: 'bamboo-dashboard',
  kind: 'deployments',
  recognise: isDashboard,
  fields: {
    id: ['environmentStatuses[].deploymentResult.id'],
    service: ['deploymentProject.name'],
    env: ['environmentStatuses[].environment.name'],
    version: ['environmentStatuses[].deploymentResult.deploymentVersionName'],
    started_at: ['environmentStatuses[].deploymentResult.startedDate'],
    finished_at: ['environmentStatuses[].deploymentResult.finishedDate'],
    status: ['environmentStatuses[].deploymentResult.deploymentState'],
  },
  reads: ['deploymentProject.', 'environmentStatuses'],
  derive: dashboardRows,
};

function isDashboard(columns: readonly SourceColumn[]): number {
  return hasColumns(columns, 'deploymentProject.name') && hasColumnUnder(columns, 'environmentStatuses[].') ? 0.95 : 0;
}

const STATUSES: ReadonlyMap<string, string> = new Map([
  ['SUCCESS', 'success'],
  ['FAILED', 'failure'],
  // It had been deployed, and was taken back: the change failed.
  ['ROLLED_BACK', 'rolled back'],
]);

const RUNNING = new Set(['PENDING', 'QUEUED', 'IN_PROGRESS']);

function deriveRow(record: Cell): DerivedRow {
  const isRunning = RUNNING.has(textAt(record, 'lifeCycleState') ?? '');
  return {
    service: textAt(record, 'deploymentProject.name', 'deploymentProjectName', 'deploymentVersion.planName'),
    env: textAt(record, ...ENVIRONMENT),
    version: textAt(record, 'deploymentVersionName', 'deploymentVersion.name'),
    status: isRunning ? 'running' : (STATUSES.get(textAt(record, 'deploymentState') ?? '') ?? 'unknown'),
  };
}

function dashboardRows(record: SourceRecord, choices: ReadChoices): ReturnType<Derive> {
  const service = textAt(record, 'deploymentProject.name');
  const rows: DerivedRow[] = [];
  for (const status of listAt(record, 'environmentStatuses')) {
    const result = valueAt(status, 'deploymentResult');
    const env = textAt(status, 'environment.name');
    if (result === null || skipUnchosen([env, service], 'environment', choices) !== null) continue;
    const [id, started_at] = [valueAt(result, 'id'), valueAt(result, 'startedDate')];
    rows.push({ ...deriveRow(result), id, started_at, finished_at: valueAt(result, 'finishedDate'), service, env });
  }
  const [first, ...others] = rows;
  return first === undefined ? skip('not-a-deployment', 'environmentStatuses', null) : [first, ...others];
}
