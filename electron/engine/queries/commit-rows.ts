import type { CommitRow } from '../../../shared/answers.ts';
import type { Database } from '../db/connect.ts';
import type { Picture } from '../facts/picture.ts';
import { commitTexts } from './row-texts.ts';

/** A commit (row of the facts) as a list shows it, with the lead time that a deployment gave it. */
export function createCommitRows(
  db: Database,
  picture: Picture,
): (row: number, leadSeconds: number | null) => CommitRow {
  const textsOf = commitTexts(db);
  const { names, commits } = picture.facts;
  return (row, leadSeconds) => {
    const repository = picture.repositoryOf(row);
    return {
      ...textsOf(picture.repositoryIds[repository] ?? 0, picture.commitPosition[row] ?? -1),
      repo: names.repositories[repository] ?? '',
      authoredAt: commits.authorAt[row] ?? 0,
      leadSeconds,
    };
  };
}
