import { firstLine } from './github-commit.ts';
import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { hasColumns, textAt } from './source-record.ts';

/** Commits of GitLab's REST interface: of a project or of a merge request, which the list doesn't name. */
export const gitlabCommit: Preset = {
  id: 'gitlab-commit',
  kind: 'commits',
  recognise: (columns) => (hasColumns(columns, 'id', 'short_id', 'authored_date', 'committed_date') ? 0.95 : 0),
  fields: {
    sha: ['id'],
    repo: ['web_url'],
    authored_at: ['authored_date'],
    committed_at: ['committed_date', 'created_at'],
    author: ['author_name'],
    title: ['title', 'message'],
  },
  reads: ['message', 'created_at'],
  derive: (record) => [deriveRow(record)],
};

function deriveRow(record: SourceRecord): DerivedRow {
  return {
    repo: /^(.+?)\/-\/commit\//.exec(textAt(record, 'web_url') ?? '')?.[1] ?? null,
    committed_at: textAt(record, 'committed_date', 'created_at'),
    title: textAt(record, 'title') ?? firstLine(textAt(record, 'message')),
  };
}
