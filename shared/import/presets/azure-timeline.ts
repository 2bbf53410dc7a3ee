import type { Cell, SourceColumn } from '../cell.ts';
import { deploys, eitherWay, environmentIn, skipNotDeploying } from './deploying.ts';
import type { Derive, DerivedRow, Preset, ReadChoices, SourceRecord } from './preset.ts';
import { hasColumns, listAt, skip, textAt } from './source-record.ts';

/** "partiallySucceeded" and "succeededWithIssues" ran to their end; the former failed in parts. */
const RESULTS: ReadonlyMap<string, string> = new Map([
  ['succeeded', 'success'],
  ['succeededWithIssues', 'success'],
  ['failed', 'failure'],
  ['canceled', 'cancelled'],
  ['skipped', 'cancelled'],
  ['abandoned', 'cancelled'],
]);

function timelineStatus(record: Cell): string {
  const result = textAt(record, 'result');
  if (result === null && textAt(record, 'state') !== 'completed') return 'running';
  return RESULTS.get(result ?? '') ?? 'unknown';
}

/** It was skipped, or waits for those before it. */
function neverRan(record: Cell): boolean {
  return textAt(record, 'startTime') === null;
}

const sure = eitherWay(isTimeline, isDeployingStage);

/**
 * Records of the timeline of a build of Azure DevOps (`…/builds/ID/timeline`): its stages and jobs. Of which pipeline
 * they are it doesn't say: that is to be given. Tasks and checkpoints are left out.
 */
export const azureTimeline: Preset = {
  id: 'azure-devops-timeline',
  kind: 'runs',
  recognise: sure.unless,
  fields: {
    id: ['id'],
    attempt: ['attempt'],
    parent: ['parentId'],
    job: ['name'],
    stage: ['name'],
    status: ['result'],
    created_at: ['startTime'],
    started_at: ['startTime'],
    finished_at: ['finishTime'],
  },
  reads: ['type', 'state', 'identifier', 'order'],
  derive: (record) => {
    const type = textAt(record, 'type');
    if (type !== 'Stage' && type !== 'Job') return skip('not-of-this-kind', 'type', type);
    if (neverRan(record)) return skip('not-of-this-kind', 'startTime', null);
    return [
      {
        job: type === 'Job' ? textAt(record, 'name') : null,
        stage: type === 'Stage' ? textAt(record, 'name') : null,
        status: timelineStatus(record),
      },
    ];
  },
};

/** The same, of which stages that deploy are deployments; jobs are parts of them. */
export const azureTimelineDeployment: Preset = {
  id: 'azure-devops-timeline-deployment',
  kind: 'deployments',
  recognise: sure.when,
  fields: {
    id: ['id'],
    env: ['name'],
    started_at: ['startTime'],
    finished_at: ['finishTime'],
    status: ['result'],
  },
  reads: ['type', 'state', 'identifier', 'order', 'attempt', 'parentId'],
  derive: (record, choices) => {
    const type = textAt(record, 'type');
    if (type !== 'Stage') return skip('not-a-deployment', 'type', type);
    if (neverRan(record)) return skip('not-a-deployment', 'startTime', null);
    const name = textAt(record, 'name');
    return (
      skipNotDeploying([name], 'name', choices) ?? [
        { env: environmentIn(name) ?? name, status: timelineStatus(record) },
      ]
    );
  },
};

function isTimeline(columns: readonly SourceColumn[]): boolean {
  return hasColumns(columns, 'id', 'type', 'name', 'startTime', 'finishTime', 'result', 'state', 'parentId');
}

function isDeployingStage(record: SourceRecord, choices: ReadChoices): boolean {
  return textAt(record, 'type') === 'Stage' && deploys([textAt(record, 'name')], choices);
}

/** An empty list = none deploys; null = the build has no timeline. */
function deployingStages(build: SourceRecord, choices: ReadChoices): readonly DerivedRow[] | null {
  const records = listAt(build, 'timeline.records', 'timeline', 'records');
  const stages = records.filter((record) => textAt(record, 'type') === 'Stage');
  if (stages.length === 0) return null;
  return stages
    .filter((stage) => !neverRan(stage) && deploys([textAt(stage, 'name')], choices))
    .map((stage) => ({
      id: `${textAt(build, 'id') ?? ''}/${textAt(stage, 'identifier', 'name') ?? ''}`,
      env: environmentIn(textAt(stage, 'name')) ?? textAt(stage, 'name'),
      started_at: textAt(stage, 'startTime'),
      finished_at: textAt(stage, 'finishTime'),
      status: timelineStatus(stage),
    }));
}

/**
 * The stages of a build that deploy, each as a deployment of the build, where somebody put its timeline into it; null =
 * nobody did.
 */
export function byStages(build: SourceRecord, row: DerivedRow, choices: ReadChoices): ReturnType<Derive> | null {
  const stages = deployingStages(build, choices);
  if (stages === null) return null;
  const [first, ...others] = stages.map((stage) => ({ ...row, ...stage }));
  return first === undefined ? skip('not-a-deployment', 'timeline.records[].name', null) : [first, ...others];
}
