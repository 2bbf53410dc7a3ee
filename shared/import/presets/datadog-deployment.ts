import { attribute, hasAttribute, IDS } from './datadog-columns.ts';
import type { Preset } from './preset.ts';

/**
 * Datadog DORA Metrics, deployment events: the body of POST /api/v2/dora/deployment, alone, in an array, line by line,
 * or as the `data` of a list response. Times are ns, ms or s since 1970, or ISO 8601. A `remediation` says how the
 * failure of this deployment was mended by another, so that it doesn't make this one a remediation.
 */
export const datadogDeployment: Preset = {
  id: 'datadog-dora-deployment',
  kind: 'deployments',
  successOnly: true,
  recognise: (columns) => {
    if (!hasAttribute(columns, 'started_at') || !hasAttribute(columns, 'service')) return 0;
    return hasAttribute(columns, 'services') ? 0.3 : 0.95;
  },
  fields: {
    id: IDS,
    service: attribute('service'),
    team: attribute('team'),
    env: attribute('env'),
    repo: attribute('git.repository_url'),
    sha: attribute('git.commit_sha'),
    version: attribute('version'),
    started_at: attribute('started_at'),
    finished_at: attribute('finished_at'),
    change_failure: attribute('change_failure'),
  },
};
