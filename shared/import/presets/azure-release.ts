import { skipUnchosen } from './deploying.ts';
import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { hasColumns, listAt, textAt } from './source-record.ts';

/**
 * Deployments of Azure DevOps' classic releases: each is one release put into one environment. All deploy, unless the
 * user says which environments count.
 */
export const azureRelease: Preset = {
  id: 'azure-devops-release',
  kind: 'deployments',
  recognise: (columns) =>
    hasColumns(columns, 'deploymentStatus', 'releaseEnvironment.name') ||
    hasColumns(columns, 'deploymentStatus', 'completedOn')
      ? 0.95
      : 0,
  fields: {
    id: ['id'],
    service: ['releaseDefinition.name'],
    env: ['releaseEnvironment.name'],
    repo: ['release.artifacts[].definitionReference.repository.name'],
    sha: ['release.artifacts[].definitionReference.sourceVersion.id'],
    version: ['release.name'],
    started_at: ['startedOn', 'queuedOn'],
    finished_at: ['completedOn'],
    status: ['deploymentStatus'],
  },
  reads: ['release.', 'queuedOn', 'releaseEnvironment.'],
  derive: (record, choices) =>
    skipUnchosen(
      [textAt(record, 'releaseEnvironment.name'), textAt(record, 'releaseDefinition.name')],
      'releaseEnvironment.name',
      choices,
    ) ?? [deriveRow(record)],
};

const STATUSES: ReadonlyMap<string, string> = new Map([
  ['succeeded', 'success'],
  ['failed', 'failure'],
  ['notDeployed', 'cancelled'],
  ['inProgress', 'running'],
]);

function deriveRow(record: SourceRecord): DerivedRow {
  const artifacts = listAt(record, 'release.artifacts');
  const primary =
    artifacts.find((artifact) => textAt(artifact, 'definitionReference.sourceVersion.id') !== null) ?? null;
  return {
    service: textAt(record, 'releaseDefinition.name', 'release.releaseDefinition.name'),
    repo: textAt(primary, 'definitionReference.repository.name', 'definitionReference.repository.id'),
    sha: textAt(primary, 'definitionReference.sourceVersion.id'),
    started_at: textAt(record, 'startedOn', 'queuedOn'),
    status: STATUSES.get(textAt(record, 'deploymentStatus') ?? '') ?? 'unknown',
  };
}
