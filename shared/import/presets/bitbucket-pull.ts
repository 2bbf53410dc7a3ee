import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { reviewTimes } from './pulls.ts';
import { hasColumns, listAt, textAt, valueAt } from './source-record.ts';

/**
 * Pull requests of Bitbucket's cloud. It keeps no time of the merge: that of the last change, which a later comment
 * moves, stands for it unless `closed_on` is there. SUPERSEDED ones were declined for another.
 */
export const bitbucketPull: Preset = {
  id: 'bitbucket-pull',
  kind: 'pulls',
  recognise: (columns) =>
    hasColumns(columns, 'id', 'state', 'created_on', 'source.branch.name', 'destination.branch.name') ? 0.95 : 0,
  fields: {
    id: ['id'],
    repo: ['destination.repository.full_name'],
    title: ['title'],
    author: ['author.nickname', 'author.display_name'],
    status: ['state'],
    draft: ['draft'],
    created_at: ['created_on'],
    reviewed_at: ['participants[].participated_on'],
    approved_at: ['participants[].participated_on'],
    merged_at: ['closed_on', 'updated_on'],
    closed_at: ['closed_on', 'updated_on'],
    base: ['destination.branch.name'],
    head: ['source.branch.name'],
    merge_sha: ['merge_commit.hash'],
    sha: ['source.commit.hash'],
    url: ['links.html.href'],
  },
  reads: ['participants', 'updated_on', 'closed_on', 'destination.', 'author.'],
  derive: (record) => [deriveRow(record)],
};

const STATES: ReadonlyMap<string, string> = new Map([
  ['OPEN', 'open'],
  ['MERGED', 'merged'],
  ['DECLINED', 'closed'],
  ['SUPERSEDED', 'closed'],
]);

const NAMES = ['uuid', 'account_id', 'nickname', 'display_name'] as const;

function deriveRow(record: SourceRecord): DerivedRow {
  const state = STATES.get(textAt(record, 'state') ?? '') ?? null;
  const endedAt = textAt(record, 'closed_on', 'updated_on');
  const reviews = listAt(record, 'participants').map((participant) => ({
    by: textAt(valueAt(participant, 'user'), ...NAMES),
    at: textAt(participant, 'participated_on'),
    approves: valueAt(participant, 'approved') === true,
  }));
  return {
    author: textAt(record, 'author.nickname', 'author.display_name'),
    status: state,
    ...reviewTimes(reviews, textAt(valueAt(record, 'author'), ...NAMES)),
    merged_at: state === 'merged' ? endedAt : null,
    closed_at: state === 'open' ? null : endedAt,
    merge_sha: state === 'merged' ? textAt(record, 'merge_commit.hash') : null,
  };
}
