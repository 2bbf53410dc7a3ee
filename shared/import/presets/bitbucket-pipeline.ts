import type { SourceColumn } from '../cell.ts';
import { deploys, eitherWay, environmentIn, skipNotDeploying } from './deploying.ts';
import type { Preset, ReadChoices, SourceRecord } from './preset.ts';
import { hasColumns, textAt } from './source-record.ts';

const READS = ['state.', 'target.', 'repository.', 'build_number', 'trigger.', 'links.', 'duration_in_seconds'];

const sure = eitherWay(isPipeline, (record, choices) => deploys(namesOf(record, choices), choices));

/** Pipelines of Bitbucket's cloud, which go by the names of their repositories; those that are custom have their own. */
export const bitbucketPipeline: Preset = {
  id: 'bitbucket-pipeline',
  kind: 'runs',
  recognise: sure.unless,
  fields: {
    id: ['uuid', 'build_number'],
    service: ['target.selector.pattern', 'repository.full_name'],
    repo: ['repository.full_name'],
    branch: ['target.ref_name'],
    event: ['trigger.name'],
    sha: ['target.commit.hash'],
    status: ['state.result.name', 'state.name'],
    created_at: ['created_on'],
    started_at: ['created_on'],
    finished_at: ['completed_on'],
    url: ['links.html.href'],
  },
  reads: READS,
  derive: (record) => [
    { service: textAt(record, 'target.selector.pattern', 'repository.full_name'), status: statusOf(record) },
  ],
};

/** The same, of which custom pipelines that deploy are deployments; those of branches where the user says which. */
export const bitbucketPipelineDeployment: Preset = {
  id: 'bitbucket-pipeline-deployment',
  kind: 'deployments',
  recognise: sure.when,
  fields: {
    id: ['uuid', 'build_number'],
    service: ['repository.full_name'],
    env: ['target.selector.pattern'],
    repo: ['repository.full_name'],
    sha: ['target.commit.hash'],
    started_at: ['created_on'],
    finished_at: ['completed_on'],
    status: ['state.result.name', 'state.name'],
  },
  reads: READS,
  derive: (record, choices) =>
    skipNotDeploying(namesOf(record, choices), 'target.selector.pattern', choices) ?? [
      { env: environmentIn(textAt(record, 'target.selector.pattern')), status: statusOf(record) },
    ],
};

function isPipeline(columns: readonly SourceColumn[]): boolean {
  return hasColumns(columns, 'build_number', 'state.name', 'created_on', 'target.commit.hash');
}

function namesOf(record: SourceRecord, choices: ReadChoices): readonly (string | null)[] {
  const name = textAt(record, 'target.selector.pattern');
  return choices.deploys === null ? [name] : [name, textAt(record, 'target.ref_name')];
}

const RESULTS: ReadonlyMap<string, string> = new Map([
  ['SUCCESSFUL', 'success'],
  ['FAILED', 'failure'],
  ['ERROR', 'failure'],
  ['STOPPED', 'cancelled'],
  ['EXPIRED', 'cancelled'],
]);

function statusOf(record: SourceRecord): string {
  const result = textAt(record, 'state.result.name');
  if (result === null) return textAt(record, 'state.name') === 'COMPLETED' ? 'unknown' : 'running';
  return RESULTS.get(result) ?? 'unknown';
}
