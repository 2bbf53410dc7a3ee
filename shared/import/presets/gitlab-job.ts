import type { SourceColumn } from '../cell.ts';
import { deploys, eitherWay, environmentIn, skipNotDeploying } from './deploying.ts';
import { gitlabPath, gitlabProject, gitlabStatus } from './gitlab-runs.ts';
import type { Preset, SourceRecord } from './preset.ts';
import { hasColumns, hasColumnUnder, textAt, valueAt } from './source-record.ts';

const READS = ['web_url', 'pipeline.', 'commit.', 'name', 'stage', 'tag', 'created_at', 'status', 'environment'];

const sure = eitherWay(isJob, (record, choices) => deploys(namesOf(record), choices));

/** Jobs of GitLab's pipelines. A job is in one stage of one pipeline, which goes by its project's name. */
export const gitlabJob: Preset = {
  id: 'gitlab-job',
  kind: 'runs',
  recognise: sure.unless,
  fields: {
    id: ['id'],
    parent: ['pipeline.id'],
    service: ['web_url'],
    job: ['name'],
    stage: ['stage'],
    env: ['environment.name'],
    repo: ['web_url'],
    branch: ['ref'],
    event: ['pipeline.source'],
    sha: ['commit.id', 'pipeline.sha'],
    status: ['status'],
    created_at: ['created_at'],
    started_at: ['started_at'],
    finished_at: ['finished_at'],
    url: ['web_url'],
  },
  reads: READS,
  derive: (record) => {
    const repo = gitlabProject(textAt(record, 'web_url', 'pipeline.web_url'));
    const service = textAt(record, 'pipeline.name') ?? gitlabPath(repo) ?? textAt(record, 'pipeline.project_id');
    return [{ service, repo, sha: textAt(record, 'commit.id', 'pipeline.sha'), status: gitlabStatus(record) }];
  },
};

/** The same, of which those that deploy, by their names or their stages, are deployments. */
export const gitlabJobDeployment: Preset = {
  id: 'gitlab-job-deployment',
  kind: 'deployments',
  recognise: sure.when,
  fields: {
    id: ['id'],
    service: ['web_url'],
    env: ['environment.name', 'name', 'stage'],
    repo: ['web_url'],
    sha: ['commit.id', 'pipeline.sha'],
    version: ['ref'],
    started_at: ['started_at', 'created_at'],
    finished_at: ['finished_at'],
    status: ['status'],
    committed_at: ['commit.authored_date', 'commit.committed_date'],
  },
  reads: READS,
  derive: (record, choices) => {
    const other = skipNotDeploying(namesOf(record), 'name', choices);
    if (other !== null) return other;
    const repo = gitlabProject(textAt(record, 'web_url', 'pipeline.web_url'));
    return [
      {
        service: gitlabPath(repo) ?? textAt(record, 'pipeline.project_id'),
        env: textAt(record, 'environment.name') ?? environmentIn(...namesOf(record)),
        repo,
        sha: textAt(record, 'commit.id', 'pipeline.sha'),
        version: valueAt(record, 'tag') === true ? textAt(record, 'ref') : null,
        started_at: textAt(record, 'started_at', 'created_at'),
        status: gitlabStatus(record),
      },
    ];
  },
};

function isJob(columns: readonly SourceColumn[]): boolean {
  return (
    hasColumns(columns, 'id', 'name', 'stage', 'status', 'created_at', 'started_at') &&
    (hasColumnUnder(columns, 'pipeline.') || hasColumnUnder(columns, 'commit.'))
  );
}

function namesOf(record: SourceRecord): readonly (string | null)[] {
  return [textAt(record, 'name'), textAt(record, 'stage')];
}
