import type { SourceColumn } from '../cell.ts';
import { deploys, eitherWay, environmentIn, skipNotDeploying } from './deploying.ts';
import type { Preset, SourceRecord } from './preset.ts';
import { hasColumns, listAt, textAt, textsOf } from './source-record.ts';

const READS = [
  'state',
  'buildState',
  'lifeCycleState',
  'plan.',
  'planName',
  'projectName',
  'vcsRevision',
  'key',
  'buildNumber',
];

const sure = eitherWay(isBuild, (record, choices) => deploys([planOf(record)], choices));

/** Results of Bamboo's build plans (`results.result[]` of `…/rest/api/latest/result`). */
export const bambooBuild: Preset = {
  id: 'bamboo-build',
  kind: 'runs',
  recognise: sure.unless,
  fields: {
    id: ['buildResultKey', 'key'],
    service: ['planName', 'plan.name', 'plan.shortName'],
    sha: ['vcsRevisionKey', 'vcsRevisions.vcsRevision[].vcsRevisionKey'],
    status: ['buildState', 'state'],
    created_at: ['buildStartedTime'],
    started_at: ['buildStartedTime'],
    finished_at: ['buildCompletedTime', 'buildCompletedDate'],
  },
  reads: READS,
  derive: (record) => [{ service: planOf(record), sha: revisionOf(record), status: statusOf(record) }],
};

/** The same, of which those of plans that deploy are deployments. */
export const bambooBuildDeployment: Preset = {
  id: 'bamboo-build-deployment',
  kind: 'deployments',
  recognise: sure.when,
  fields: {
    id: ['buildResultKey', 'key'],
    service: ['planName', 'plan.name', 'plan.shortName'],
    env: ['planName', 'plan.name'],
    sha: ['vcsRevisionKey', 'vcsRevisions.vcsRevision[].vcsRevisionKey'],
    started_at: ['buildStartedTime'],
    finished_at: ['buildCompletedTime', 'buildCompletedDate'],
    status: ['buildState', 'state'],
  },
  reads: READS,
  derive: (record, choices) => {
    const plan = planOf(record);
    return (
      skipNotDeploying([plan], 'planName', choices) ?? [
        { service: plan, env: environmentIn(plan), sha: revisionOf(record), status: statusOf(record) },
      ]
    );
  },
};

function isBuild(columns: readonly SourceColumn[]): boolean {
  const has = (name: string) => hasColumns(columns, name);
  return has('buildStartedTime') && (has('buildState') || has('state')) && (has('planName') || has('plan.name'));
}

function planOf(record: SourceRecord): string | null {
  return textAt(record, 'planName', 'plan.name', 'plan.shortName');
}

function revisionOf(record: SourceRecord): string | null {
  const revisions = textsOf(listAt(record, 'vcsRevisions.vcsRevision'), 'vcsRevisionKey');
  return textAt(record, 'vcsRevisionKey') ?? revisions[0] ?? null;
}

function statusOf(record: SourceRecord): string {
  if (textAt(record, 'lifeCycleState') === 'InProgress') return 'running';
  const state = textAt(record, 'buildState', 'state');
  return state === 'Successful' ? 'success' : state === 'Failed' ? 'failure' : 'unknown';
}
