import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { hasColumns, textAt } from './source-record.ts';

/** Results of Bamboo's deployment projects; times are ms since 1970. */
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
    env: ['environment.name', 'environmentName'],
    version: ['deploymentVersionName', 'deploymentVersion.name'],
    started_at: ['startedDate', 'queuedDate'],
    finished_at: ['finishedDate'],
    status: ['deploymentState'],
  },
  reads: ['lifeCycleState', 'deploymentProject', 'deploymentVersion', 'environment'],
  derive: (record) => [deriveRow(record)],
};

const STATUSES: ReadonlyMap<string, string> = new Map([
  ['SUCCESS', 'success'],
  ['FAILED', 'failure'],
  // It had been deployed, and was taken back: the change failed.
  ['ROLLED_BACK', 'rolled back'],
]);

const RUNNING = new Set(['PENDING', 'QUEUED', 'IN_PROGRESS']);

function deriveRow(record: SourceRecord): DerivedRow {
  const isRunning = RUNNING.has(textAt(record, 'lifeCycleState') ?? '');
  return {
    service: textAt(record, 'deploymentProject.name', 'deploymentProjectName', 'deploymentVersion.planName'),
    env: textAt(record, 'environment.name', 'environmentName', 'deploymentEnvironment.name'),
    version: textAt(record, 'deploymentVersionName', 'deploymentVersion.name'),
    status: isRunning ? 'running' : (STATUSES.get(textAt(record, 'deploymentState') ?? '') ?? 'unknown'),
  };
}
