import type { SourceColumn } from '../cell.ts';
import { deploys, eitherWay, environmentIn, skipNotDeploying } from './deploying.ts';
import { gitlabEnd, gitlabPath, gitlabProject, gitlabStatus } from './gitlab-runs.ts';
import type { Preset, ReadChoices, SourceRecord } from './preset.ts';
import { hasColumns, hasColumnUnder, textAt, valueAt } from './source-record.ts';

const READS = ['updated_at', 'finished_at', 'started_at', 'web_url', 'name', 'ref', 'source', 'iid', 'status', 'tag'];

const sure = eitherWay(isPipeline, (record, choices) => deploys(namesOf(record, choices), choices));

/**
 * Pipelines of GitLab's REST interface. Lists of them have neither start nor end: the creation and, once it is over,
 * the last change stand for them. A pipeline without a name goes by its project's.
 */
export const gitlabPipeline: Preset = {
  id: 'gitlab-pipeline',
  kind: 'runs',
  recognise: sure.unless,
  fields: {
    id: ['id'],
    service: ['name', 'web_url'],
    repo: ['web_url'],
    branch: ['ref'],
    event: ['source'],
    sha: ['sha'],
    status: ['status'],
    created_at: ['created_at'],
    started_at: ['started_at'],
    finished_at: ['finished_at', 'updated_at'],
    url: ['web_url'],
  },
  reads: READS,
  derive: (record) => {
    const repo = gitlabProject(textAt(record, 'web_url'));
    return [
      {
        service: textAt(record, 'name') ?? gitlabPath(repo) ?? textAt(record, 'project_id'),
        repo,
        status: gitlabStatus(record),
        finished_at: gitlabEnd(record),
      },
    ];
  },
};

/** The same, of which those that deploy are deployments: by name, or by branch where the user says which. */
export const gitlabPipelineDeployment: Preset = {
  id: 'gitlab-pipeline-deployment',
  kind: 'deployments',
  recognise: sure.when,
  fields: {
    id: ['id'],
    service: ['web_url'],
    env: ['name'],
    repo: ['web_url'],
    sha: ['sha'],
    version: ['ref'],
    started_at: ['started_at', 'created_at'],
    finished_at: ['finished_at', 'updated_at'],
    status: ['status'],
  },
  reads: [...READS, 'created_at'],
  derive: (record, choices) => {
    const other = skipNotDeploying(namesOf(record, choices), 'name', choices);
    if (other !== null) return other;
    const repo = gitlabProject(textAt(record, 'web_url'));
    return [
      {
        service: gitlabPath(repo) ?? textAt(record, 'project_id'),
        env: environmentIn(textAt(record, 'name')),
        repo,
        version: valueAt(record, 'tag') === true ? textAt(record, 'ref') : null,
        started_at: textAt(record, 'started_at', 'created_at'),
        finished_at: gitlabEnd(record),
        status: gitlabStatus(record),
      },
    ];
  },
};

/** Of jobs and deployments, which have a status and a commit too, pipelines have neither stage nor environment. */
function isPipeline(columns: readonly SourceColumn[]): boolean {
  if (!hasColumns(columns, 'id', 'project_id', 'sha', 'ref', 'status', 'created_at')) return false;
  if (!hasColumns(columns, 'source') && !hasColumns(columns, 'updated_at')) return false;
  return (
    !hasColumnUnder(columns, 'environment') && !hasColumnUnder(columns, 'deployable') && !hasColumns(columns, 'stage')
  );
}

/** Most pipelines have no name; every "release/1.2" is a branch, so that its name alone says nothing. */
function namesOf(record: SourceRecord, choices: ReadChoices): readonly (string | null)[] {
  const name = textAt(record, 'name');
  return choices.deploys === null ? [name] : [name, textAt(record, 'ref')];
}
