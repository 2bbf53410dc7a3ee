import type { ImportKind } from '../../import-batch.ts';
import type { SourceColumn } from '../cell.ts';
import { apmVersion } from './apm-version.ts';
import { argocdApplication, argocdHistory } from './argocd-application.ts';
import { azureBuild, azureBuildRun } from './azure-build.ts';
import { azurePull } from './azure-pull.ts';
import { azureRelease } from './azure-release.ts';
import { azureTimeline, azureTimelineDeployment } from './azure-timeline.ts';
import { bambooBuild, bambooBuildDeployment } from './bamboo-build.ts';
import { bambooDashboard, bambooDeployment } from './bamboo-deployment.ts';
import { bitbucketDeployment } from './bitbucket-deployment.ts';
import { bitbucketPipeline, bitbucketPipelineDeployment } from './bitbucket-pipeline.ts';
import { bitbucketPull } from './bitbucket-pull.ts';
import { bitbucketServerPull } from './bitbucket-server-pull.ts';
import { circleciJob, circleciJobDeployment } from './circleci-job.ts';
import { circleciWorkflow, circleciWorkflowRun } from './circleci-workflow.ts';
import { datadogDeployment } from './datadog-deployment.ts';
import { datadogError } from './datadog-error.ts';
import { datadogIncident } from './datadog-incident.ts';
import { datadogIncidentList } from './datadog-incident-list.ts';
import { devlakeDeployment } from './devlake-deployment.ts';
import { devlakeDeployments, devlakeDump, devlakePipeline, devlakePipelineDeployment } from './devlake-dump.ts';
import { devlakeIncident, devlakeIssue } from './devlake-incident.ts';
import { devlakePull, devlakePullMetrics } from './devlake-pull.ts';
import { githubCommit } from './github-commit.ts';
import { githubDeployment } from './github-deployment.ts';
import { githubGraphqlDeployment } from './github-graphql-deployment.ts';
import { githubIncident, githubIssue } from './github-issue.ts';
import { githubJob, githubJobDeployment } from './github-job.ts';
import { githubPull } from './github-pull.ts';
import { githubPullList } from './github-pull-list.ts';
import { githubRelease, githubReleaseList, githubReleaseNode } from './github-release.ts';
import { githubRun, githubRunDeployment } from './github-run.ts';
import { githubRunList, githubRunListDeployment } from './github-run-list.ts';
import { githubWebhookCommit, githubWebhookDeployment, githubWebhookIncident } from './github-webhook.ts';
import { gitlabCommit } from './gitlab-commit.ts';
import { gitlabDeployment } from './gitlab-deployment.ts';
import { gitlabIncident, gitlabIssue } from './gitlab-issue.ts';
import { gitlabJob, gitlabJobDeployment } from './gitlab-job.ts';
import { gitlabMergeRequest } from './gitlab-merge-request.ts';
import { gitlabPipeline, gitlabPipelineDeployment } from './gitlab-pipeline.ts';
import { gitlabRelease } from './gitlab-release.ts';
import { heartbeatCsv } from './heartbeat-csv.ts';
import { incidentIoIncident } from './incident-io-incident.ts';
import { jenkinsBuild, jenkinsBuildRun } from './jenkins-build.ts';
import { jiraCsv, jiraCsvIssues } from './jira-csv.ts';
import { jiraIssue, jiraIssues } from './jira-issue.ts';
import { otelMetrics, prometheusRange } from './metric-series.ts';
import { opsgenieIncident } from './opsgenie-incident.ts';
import { pagerdutyAnalytics } from './pagerduty-analytics.ts';
import { pagerdutyIncident, pagerdutyWebhook } from './pagerduty-incident.ts';
import type { FirstRecords, Preset } from './preset.ts';
import { sentryIssue } from './sentry-issue.ts';
import { sentryDeployment, sentryVersion } from './sentry-release.ts';
import { servicenowIncident } from './servicenow-incident.ts';
import { statuspageIncident } from './statuspage-incident.ts';
import { swarmiaDeployment } from './swarmia-deployment.ts';

export const PRESETS: readonly Preset[] = [
  datadogDeployment,
  datadogIncident,
  githubGraphqlDeployment,
  gitlabDeployment,
  githubDeployment,
  githubPull,
  githubPullList,
  gitlabMergeRequest,
  bitbucketPull,
  bitbucketServerPull,
  azurePull,
  devlakePull,
  devlakePullMetrics,
  githubCommit,
  gitlabCommit,
  githubRun,
  githubRunDeployment,
  githubRunList,
  githubRunListDeployment,
  githubJob,
  githubJobDeployment,
  gitlabPipeline,
  gitlabPipelineDeployment,
  gitlabJob,
  gitlabJobDeployment,
  bitbucketPipeline,
  bitbucketPipelineDeployment,
  circleciJob,
  circleciJobDeployment,
  githubRelease,
  githubReleaseList,
  githubReleaseNode,
  gitlabRelease,
  sentryDeployment,
  sentryVersion,
  sentryIssue,
  datadogError,
  apmVersion,
  prometheusRange,
  otelMetrics,
  githubWebhookDeployment,
  githubWebhookIncident,
  githubWebhookCommit,
  githubIncident,
  githubIssue,
  gitlabIncident,
  gitlabIssue,
  pagerdutyIncident,
  pagerdutyAnalytics,
  pagerdutyWebhook,
  jenkinsBuild,
  jenkinsBuildRun,
  jiraIssue,
  jiraIssues,
  jiraCsv,
  jiraCsvIssues,
  devlakeDeployment,
  devlakeDump,
  devlakeDeployments,
  devlakePipeline,
  devlakePipelineDeployment,
  devlakeIncident,
  devlakeIssue,
  swarmiaDeployment,
  datadogIncidentList,
  opsgenieIncident,
  servicenowIncident,
  statuspageIncident,
  incidentIoIncident,
  azureBuild,
  azureBuildRun,
  azureRelease,
  azureTimeline,
  azureTimelineDeployment,
  argocdApplication,
  argocdHistory,
  bitbucketDeployment,
  circleciWorkflow,
  circleciWorkflowRun,
  bambooDeployment,
  bambooDashboard,
  bambooBuild,
  bambooBuildDeployment,
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

const NOTHING: FirstRecords = () => ({ records: [], choices: { deploys: null, incidentTypes: null } });

/** Whether a table with these columns is of a format that writes rows wider than the header. */
export function allowsWiderRows(columns: readonly SourceColumn[]): boolean {
  return recognisePresets(columns, null, NOTHING).some(({ preset }) => preset.widerRows === true);
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
