import type { PullCommit } from '../../../shared/model.ts';
import type { Database } from '../db/connect.ts';
import type { Question } from './question.ts';
import { commitSha } from './row-texts.ts';

/** SHA of a change (lead row): of a squashed pull request's own commit, as the export has it. */
export function createChangeShas(
  db: Database,
  { facts, picture, resolved }: Question,
): (lead: number) => string | null {
  const { leadCommit, leadPull, leadOriginal } = resolved.resolution;
  const { pulls } = facts;
  const shaOfCommit = commitSha(db);
  const pullRow = db.prepare<[number], { commits: string; mergeSha: string | null; headSha: string | null }>(
    'SELECT commits, merge_sha AS mergeSha, head_sha AS headSha FROM pull_row WHERE id = ?',
  );
  return (lead) => {
    const commit = leadCommit[lead] ?? -1;
    const pull = leadPull[lead] ?? -1;
    const original = leadOriginal[lead] ?? -1;
    if (original < 0 && commit >= 0) {
      const repositoryId = picture.repositoryIds[picture.repositoryOf(commit)] ?? 0;
      return shaOfCommit(repositoryId, picture.commitPosition[commit] ?? -1) || null;
    }
    const row = pull < 0 ? undefined : pullRow.get(pulls.id[pull] ?? 0);
    if (row === undefined) return null;
    if (original < 0) return row.mergeSha ?? row.headSha;
    const commits = JSON.parse(row.commits) as PullCommit[];
    return commits[original - (pulls.commitOffset[pull] ?? 0)]?.sha ?? null;
  };
}
