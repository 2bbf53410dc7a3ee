import type { Preset } from './preset.ts';
import { hasColumns, textAt } from './source-record.ts';

/**
 * What is sent to Swarmia's interface for deployments. `fixesVersion` makes it a fix deployment: it mends an earlier
 * version, so that it was not planned.
 */
export const swarmiaDeployment: Preset = {
  id: 'swarmia-deployment',
  kind: 'deployments',
  successOnly: true,
  recognise: (columns) => {
    if (!hasColumns(columns, 'version', 'deployedAt')) return 0;
    return hasColumns(columns, 'appName') || hasColumns(columns, 'repositoryFullName') ? 0.9 : 0;
  },
  fields: {
    service: ['appName'],
    env: ['environment'],
    repo: ['repositoryFullName'],
    sha: ['commitSha'],
    version: ['version'],
    started_at: ['deployedAt'],
    finished_at: ['deployedAt'],
    remediation: ['fixesVersion'],
  },
  derive: (record) => [
    {
      // The interface's own default.
      service: textAt(record, 'appName') ?? 'default',
      started_at: null,
      status: 'success',
      remediation: textAt(record, 'fixesVersion') === null ? null : 'hotfix',
    },
  ],
};
