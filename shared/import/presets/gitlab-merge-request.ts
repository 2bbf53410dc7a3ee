import type { Cell } from '../cell.ts';
import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { hasColumns, listAt, textAt, textOf, textsOf, valueAt } from './source-record.ts';

/**
 * Merge requests of GitLab's REST interface. `prepared_at` is when background work on a new one ended, no word of
 * readiness. What it became on its target: a merge commit, else the squashed commit, else (fast-forward) its own last.
 */
export const gitlabMergeRequest: Preset = {
  id: 'gitlab-merge-request',
  kind: 'pulls',
  recognise: (columns) =>
    hasColumns(columns, 'iid', 'created_at', 'merged_at', 'target_branch', 'source_branch') ? 0.95 : 0,
  fields: {
    id: ['iid'],
    repo: ['web_url', 'references.full'],
    title: ['title'],
    author: ['author.username'],
    status: ['state'],
    draft: ['draft', 'work_in_progress'],
    created_at: ['created_at'],
    merged_at: ['merged_at'],
    closed_at: ['closed_at'],
    base: ['target_branch'],
    head: ['source_branch'],
    merge_sha: ['merge_commit_sha', 'squash_commit_sha'],
    sha: ['sha'],
    labels: ['labels'],
    url: ['web_url'],
  },
  reads: ['squash_commit_sha', 'merge_commit_sha', 'work_in_progress', 'references.', 'labels'],
  derive: (record) => [deriveRow(record)],
};

function deriveRow(record: SourceRecord): DerivedRow {
  const state = textAt(record, 'state');
  const isMerged = state === 'merged' || textAt(record, 'merged_at') !== null;
  return {
    repo: /^(.+?)\/-\/merge_requests\/\d/.exec(textAt(record, 'web_url') ?? '')?.[1] ?? projectOf(record),
    // "locked" while it is being merged.
    status: isMerged ? 'merged' : state === 'opened' || state === 'locked' ? 'open' : state,
    draft: valueAt(record, 'draft') ?? valueAt(record, 'work_in_progress'),
    merge_sha: isMerged ? textAt(record, 'merge_commit_sha', 'squash_commit_sha', 'sha') : null,
    labels: labelsOf(listAt(record, 'labels')),
  };
}

/** "acme/shop!12" */
function projectOf(record: SourceRecord): string | null {
  return /^(.+)!\d+$/.exec(textAt(record, 'references.full') ?? '')?.[1] ?? null;
}

/** Names, or with their details. */
function labelsOf(labels: readonly Cell[]): readonly string[] {
  return textsOf(labels.map((label) => textOf(label) ?? textAt(label, 'name')));
}
