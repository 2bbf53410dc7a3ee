import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { pullCommits } from './pulls.ts';
import { hasColumns, listAt, textAt, textsOf } from './source-record.ts';

/** Pull requests of Azure DevOps. Its reviewers' votes bear no times; an abandoned one has a tried merge as well. */
export const azurePull: Preset = {
  id: 'azure-devops-pull',
  kind: 'pulls',
  recognise: (columns) => (hasColumns(columns, 'pullRequestId', 'creationDate', 'status') ? 0.95 : 0),
  fields: {
    id: ['pullRequestId'],
    repo: ['repository.webUrl', 'repository.remoteUrl', 'repository.name'],
    title: ['title'],
    author: ['createdBy.uniqueName', 'createdBy.displayName'],
    status: ['status'],
    draft: ['isDraft'],
    created_at: ['creationDate'],
    merged_at: ['closedDate'],
    closed_at: ['closedDate'],
    base: ['targetRefName'],
    head: ['sourceRefName'],
    merge_sha: ['lastMergeCommit.commitId'],
    sha: ['lastMergeSourceCommit.commitId'],
    commits: ['commits[].commitId'],
    labels: ['labels[].name'],
    url: ['url'],
  },
  reads: ['repository.', 'createdBy.', 'labels', 'commits'],
  derive: (record) => [deriveRow(record)],
};

const STATES: ReadonlyMap<string, string> = new Map([
  ['active', 'open'],
  ['completed', 'merged'],
  ['abandoned', 'closed'],
]);

function deriveRow(record: SourceRecord): DerivedRow {
  const state = STATES.get(textAt(record, 'status') ?? '') ?? null;
  const isMerged = state === 'merged';
  return {
    repo: textAt(record, 'repository.webUrl', 'repository.remoteUrl', 'repository.name', 'repository.id'),
    author: textAt(record, 'createdBy.uniqueName', 'createdBy.displayName'),
    status: state,
    merged_at: isMerged ? textAt(record, 'closedDate') : null,
    base: branchOf(textAt(record, 'targetRefName')),
    head: branchOf(textAt(record, 'sourceRefName')),
    merge_sha: isMerged ? textAt(record, 'lastMergeCommit.commitId') : null,
    commits: pullCommits(listAt(record, 'commits'), ['commitId'], ['author.date', 'committer.date']),
    labels: textsOf(listAt(record, 'labels'), 'name'),
  };
}

function branchOf(ref: string | null): string | null {
  return ref?.replace(/^refs\/heads\//, '') ?? null;
}
