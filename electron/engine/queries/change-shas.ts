import type { Database } from '../db/connect.ts';
import type { Question } from './question.ts';
import { commitRowSha } from './row-texts.ts';

/** SHA of a change (lead row): of a squashed pull request's own commit, as the export has it. */
export function createChangeShas(
  db: Database,
  { facts, picture, resolved }: Question,
): (lead: number) => string | null {
  const { leadCommit, leadPull, leadOriginal } = resolved.resolution;
  const shaOfCommit = commitRowSha(db, picture);
  const shaOfPull = db
    .prepare<[number], string | null>('SELECT coalesce(merge_sha, head_sha) FROM pull_row WHERE id = ?')
    .pluck();
  return (lead) => {
    const commit = leadCommit[lead] ?? -1;
    const pull = leadPull[lead] ?? -1;
    const original = leadOriginal[lead] ?? -1;
    if (original >= 0) return picture.pullCommitShas[original] ?? null;
    if (commit >= 0) return shaOfCommit(commit) || null;
    return pull < 0 ? null : (shaOfPull.get(facts.pulls.id[pull] ?? 0) ?? null);
  };
}
