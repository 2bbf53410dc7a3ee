import type { Database } from 'better-sqlite3';
import { readPull } from '../../../../shared/import/read-pull.ts';
import { PULL_STATES, type PullRecord } from '../../../../shared/model.ts';
import { NameIds } from './name-ids.ts';
import { recordKey } from './record-key.ts';
import { recordStore } from './record-store.ts';
import type { RowStore } from './row-store.ts';

export function pullStore(db: Database, batchId: number): RowStore {
  const repositories = new NameIds(db, 'repository_name');
  return recordStore<PullRecord>(db, batchId, {
    table: 'pull_row',
    read: readPull,
    // Numbers are counted for each repository. Lists that don't name it may be of several: the same pull request was
    // always made at the same moment, and hardly another one of its number.
    keyOf: ({ repository, externalId, createdAt }) =>
      repository === null ? recordKey('', externalId, createdAt) : recordKey(repository, externalId),
    columns: {
      external_id: (pull) => pull.externalId,
      repository_name_id: (pull) => repositories.idOrNull(pull.repository),
      title: (pull) => pull.title,
      author: (pull) => pull.author,
      state: (pull) => PULL_STATES.indexOf(pull.state),
      is_draft: (pull) => Number(pull.isDraft),
      created_at: (pull) => pull.createdAt,
      ready_at: (pull) => pull.readyAt,
      first_review_at: (pull) => pull.firstReviewAt,
      approved_at: (pull) => pull.approvedAt,
      merged_at: (pull) => pull.mergedAt,
      closed_at: (pull) => pull.closedAt,
      base_ref: (pull) => pull.baseRef,
      head_ref: (pull) => pull.headRef,
      merge_sha: (pull) => pull.mergeSha,
      head_sha: (pull) => pull.headSha,
      commits: (pull) => JSON.stringify(pull.commits),
      labels: (pull) => JSON.stringify(pull.labels),
      files: (pull) => JSON.stringify(pull.files),
      additions: (pull) => pull.additions,
      deletions: (pull) => pull.deletions,
      url: (pull) => pull.url,
    },
  });
}
