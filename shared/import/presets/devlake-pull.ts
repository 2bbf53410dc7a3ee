import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { pullCommit } from './pulls.ts';
import { hasColumns, textAt } from './source-record.ts';

/** Rows of DevLake's table `pull_requests`. Its closed ones have their last commit where merged ones have the merge. */
export const devlakePull: Preset = {
  id: 'devlake-pull-requests',
  kind: 'pulls',
  recognise: (columns) =>
    hasColumns(columns, 'pull_request_key', 'created_date', 'merged_date', 'base_repo_id') ? 0.95 : 0,
  fields: {
    id: ['pull_request_key'],
    repo: ['base_repo_id'],
    title: ['title'],
    author: ['author_name'],
    status: ['status'],
    draft: ['is_draft'],
    created_at: ['created_date'],
    merged_at: ['merged_date'],
    closed_at: ['closed_date'],
    base: ['base_ref'],
    head: ['head_ref'],
    merge_sha: ['merge_commit_sha'],
    sha: ['head_commit_sha'],
    additions: ['additions'],
    deletions: ['deletions'],
    url: ['url'],
  },
  derive: (record) => [deriveRow(record)],
};

function deriveRow(record: SourceRecord): DerivedRow {
  const isMerged = textAt(record, 'merged_date') !== null;
  return {
    status: isMerged ? 'merged' : (textAt(record, 'status')?.toLowerCase() ?? null),
    merge_sha: isMerged ? textAt(record, 'merge_commit_sha') : null,
  };
}

/** Rows of DevLake's table `project_pr_metrics`: a pull request's times, and its first commit. */
export const devlakePullMetrics: Preset = {
  id: 'devlake-pull-metrics',
  kind: 'pulls',
  recognise: (columns) => (hasColumns(columns, 'project_name', 'pr_created_date', 'pr_merged_date') ? 0.95 : 0),
  fields: {
    id: ['id'],
    repo: ['project_name'],
    status: ['pr_merged_date'],
    created_at: ['pr_created_date'],
    reviewed_at: ['first_comment_date'],
    merged_at: ['pr_merged_date'],
    commits: ['first_commit_sha'],
  },
  reads: ['first_commit_authored_date'],
  derive: (record) => {
    const first = textAt(record, 'first_commit_sha');
    return [
      {
        status: textAt(record, 'pr_merged_date') === null ? 'open' : 'merged',
        commits: first === null ? [] : [pullCommit(first, textAt(record, 'first_commit_authored_date'))],
      },
    ];
  },
};
