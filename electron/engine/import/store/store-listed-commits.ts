import type { Database } from 'better-sqlite3';
import { readListedCommit } from '../../../../shared/import/read-listed-commit.ts';
import type { ListedCommitRecord } from '../../../../shared/model.ts';
import { NameIds } from './name-ids.ts';
import { recordKey } from './record-key.ts';
import { recordStore } from './record-store.ts';
import type { RowStore } from './row-store.ts';

export function listedCommitStore(db: Database, batchId: number): RowStore {
  const repositories = new NameIds(db, 'repository_name');
  return recordStore<ListedCommitRecord>(db, batchId, {
    table: 'listed_commit_row',
    read: readListedCommit,
    keyOf: ({ repository, sha }) => recordKey(repository, sha),
    columns: {
      sha: (commit) => commit.sha,
      repository_name_id: (commit) => repositories.idOrNull(commit.repository),
      authored_at: (commit) => commit.authoredAt,
      committed_at: (commit) => commit.committedAt,
      author: (commit) => commit.author,
      title: (commit) => commit.title,
      pull: (commit) => commit.pull,
    },
  });
}
