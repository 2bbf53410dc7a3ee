import { attribute, hasAttribute, IDS } from './datadog-columns.ts';
import type { Preset } from './preset.ts';

/**
 * Datadog DORA Metrics, failures and incidents: the body of POST /api/v2/dora/failure (formerly /incident), alone, in an
 * array, line by line, or as the `data` of a list response. It names services, a team, or both.
 */
export const datadogIncident: Preset = {
  id: 'datadog-dora-incident',
  kind: 'incidents',
  recognise: (columns) => {
    if (!hasAttribute(columns, 'started_at')) return 0;
    if (hasAttribute(columns, 'services')) return 0.95;
    return hasAttribute(columns, 'team') && !hasAttribute(columns, 'service') ? 0.8 : 0;
  },
  fields: {
    id: IDS,
    service: attribute('services'),
    team: attribute('team'),
    env: attribute('env'),
    severity: attribute('severity'),
    title: attribute('name'),
    started_at: attribute('started_at'),
    resolved_at: attribute('finished_at'),
    sha: attribute('git.commit_sha'),
    version: attribute('version'),
    repo: attribute('git.repository_url'),
  },
};
