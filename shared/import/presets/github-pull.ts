import { githubRepository } from './github-deployments.ts';
import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { hasColumns, listAt, textAt, textsOf } from './source-record.ts';

/**
 * Pull requests of GitHub's REST interface. It says "closed" of merged ones too, and gives those that nobody merged a
 * `merge_commit_sha` as well, of the merge that was tried. When one stopped being a draft it doesn't say.
 */
export const githubPull: Preset = {
  id: 'github-pull',
  kind: 'pulls',
  recognise: (columns) => (hasColumns(columns, 'number', 'created_at', 'merged_at', 'base.ref', 'head.ref') ? 0.95 : 0),
  fields: {
    id: ['number'],
    repo: ['base.repo.full_name', 'html_url'],
    title: ['title'],
    author: ['user.login'],
    status: ['state'],
    draft: ['draft'],
    created_at: ['created_at'],
    merged_at: ['merged_at'],
    closed_at: ['closed_at'],
    base: ['base.ref'],
    head: ['head.ref'],
    merge_sha: ['merge_commit_sha'],
    sha: ['head.sha'],
    labels: ['labels[].name'],
    additions: ['additions'],
    deletions: ['deletions'],
    url: ['html_url'],
  },
  reads: ['base.', 'head.', 'labels'],
  derive: (record) => [deriveRow(record)],
};

function deriveRow(record: SourceRecord): DerivedRow {
  const isMerged = textAt(record, 'merged_at') !== null;
  return {
    repo: textAt(record, 'base.repo.full_name') ?? githubRepository(textAt(record, 'html_url', 'url')),
    status: isMerged ? 'merged' : textAt(record, 'state'),
    merge_sha: isMerged ? textAt(record, 'merge_commit_sha') : null,
    labels: textsOf(listAt(record, 'labels'), 'name'),
  };
}
