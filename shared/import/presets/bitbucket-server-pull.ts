import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { hasColumns, listAt, textAt, textsOf, valueAt } from './source-record.ts';

/** Pull requests of Bitbucket's own servers (Data Center); times are ms since 1970. Approvals bear no times. */
export const bitbucketServerPull: Preset = {
  id: 'bitbucket-server-pull',
  kind: 'pulls',
  recognise: (columns) => (hasColumns(columns, 'id', 'state', 'createdDate', 'fromRef.id', 'toRef.id') ? 0.95 : 0),
  fields: {
    id: ['id'],
    repo: ['toRef.repository.slug'],
    title: ['title'],
    author: ['author.user.name', 'author.user.displayName'],
    status: ['state'],
    draft: ['draft'],
    created_at: ['createdDate'],
    merged_at: ['closedDate'],
    closed_at: ['closedDate'],
    base: ['toRef.displayId', 'toRef.id'],
    head: ['fromRef.displayId', 'fromRef.id'],
    merge_sha: ['properties.mergeCommit.id'],
    sha: ['fromRef.latestCommit'],
    url: ['links.self[].href'],
  },
  reads: ['toRef.', 'fromRef.', 'author.', 'links.', 'properties.'],
  derive: (record) => [deriveRow(record)],
};

function deriveRow(record: SourceRecord): DerivedRow {
  const state = textAt(record, 'state');
  const isMerged = state === 'MERGED';
  const [project, slug] = [textAt(record, 'toRef.repository.project.key'), textAt(record, 'toRef.repository.slug')];
  return {
    repo: project === null || slug === null ? slug : `${project}/${slug}`,
    author: textAt(record, 'author.user.name', 'author.user.displayName'),
    status: isMerged ? 'merged' : state === 'OPEN' ? 'open' : 'closed',
    merged_at: isMerged ? valueAt(record, 'closedDate') : null,
    merge_sha: isMerged ? textAt(record, 'properties.mergeCommit.id') : null,
    url: textsOf(listAt(record, 'links.self'), 'href')[0] ?? null,
  };
}
