import type { ImportKind } from '../../model.ts';
import type { SourceColumn } from '../cell.ts';
import { argocdApplication } from './argocd-application.ts';
import { azureBuild } from './azure-build.ts';
import { azureRelease } from './azure-release.ts';
import { bambooDeployment } from './bamboo-deployment.ts';
import { bitbucketDeployment } from './bitbucket-deployment.ts';
import { circleciWorkflow } from './circleci-workflow.ts';
import { datadogDeployment } from './datadog-deployment.ts';
import { datadogIncident } from './datadog-incident.ts';
import { devlakeDeployment } from './devlake-deployment.ts';
import { devlakeDump } from './devlake-dump.ts';
import { devlakeIncident } from './devlake-incident.ts';
import { githubDeployment } from './github-deployment.ts';
import { githubGraphqlDeployment } from './github-graphql-deployment.ts';
import { gitlabDeployment } from './gitlab-deployment.ts';
import { heartbeatCsv } from './heartbeat-csv.ts';
import { incidentIoIncident } from './incident-io-incident.ts';
import { jenkinsBuild } from './jenkins-build.ts';
import { jiraCsv } from './jira-csv.ts';
import { jiraIssue } from './jira-issue.ts';
import { opsgenieIncident } from './opsgenie-incident.ts';
import { pagerdutyIncident, pagerdutyWebhook } from './pagerduty-incident.ts';
import type { FirstRecords, Preset } from './preset.ts';
import { servicenowIncident } from './servicenow-incident.ts';
import { statuspageIncident } from './statuspage-incident.ts';
import { swarmiaDeployment } from './swarmia-deployment.ts';

export const PRESETS: readonly Preset[] = [
  datadogDeployment,
  datadogIncident,
  githubGraphqlDeployment,
  gitlabDeployment,
  githubDeployment,
  pagerdutyIncident,
  pagerdutyWebhook,
  jenkinsBuild,
  jiraIssue,
  jiraCsv,
  devlakeDeployment,
  devlakeDump,
  devlakeIncident,
  swarmiaDeployment,
  opsgenieIncident,
  servicenowIncident,
  statuspageIncident,
  incidentIoIncident,
  azureBuild,
  azureRelease,
  argocdApplication,
  bitbucketDeployment,
  circleciWorkflow,
  bambooDeployment,
  heartbeatCsv,
];

/** Presets of files whose columns are told by their names alone. */
export const GENERIC_PRESETS = { csv: 'generic-csv', json: 'generic-json' } as const;

/** Below this the generic preset knows as much. */
const SURE_ENOUGH = 0.5;

export interface Recognised {
  readonly preset: Preset;
  /** 0–1 */
  readonly confidence: number;
}

/** The presets that are sure of these columns, the surest first. `kind` null = any. */
export function recognisePresets(
  columns: readonly SourceColumn[],
  kind: ImportKind | null,
  records: FirstRecords,
): readonly Recognised[] {
  return PRESETS.filter((preset) => kind === null || preset.kind === kind)
    .map((preset) => ({ preset, confidence: preset.recognise(columns, records) }))
    .filter(({ confidence }) => confidence > SURE_ENOUGH)
    .sort((a, b) => b.confidence - a.confidence);
}
