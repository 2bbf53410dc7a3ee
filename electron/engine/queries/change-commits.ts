import type { CommitRow } from '../../../shared/answers.ts';
import { namedStages } from '../../../shared/metrics/named-stages.ts';
import { createChangeStages, stagesOfChange } from '../../../shared/metrics/stages.ts';
import type { Database } from '../db/connect.ts';
import { createChangePulls } from './change-rows.ts';
import { createChangeShas } from './change-shas.ts';
import { createAuthoredAt } from './change-times.ts';
import { createCommitRows } from './commit-rows.ts';
import type { Question } from './question.ts';

/**
 * A change (lead row that a deployment charges) as a commit; null where only the deployment's own row tells of it. One of the
 * commits that a pull request was squashed from has its own SHA and times and what else is known of the squash.
 */
export function createChangeCommits(
  db: Database,
  question: Question,
): (deployment: number, lead: number) => CommitRow | null {
  const { facts, picture, resolved } = question;
  const { leadCommit, leadPull, leadSeconds } = resolved.resolution;
  const describe = createCommitRows(db, picture);
  const pullOf = createChangePulls(db, question);
  const shaOf = createChangeShas(db, question);
  const authoredAt = createAuthoredAt(question);
  const stages = createChangeStages();
  return (deployment, lead) => {
    const commit = leadCommit[lead] ?? -1;
    const pull = leadPull[lead] ?? -1;
    const sha = shaOf(lead);
    const changePull = pull < 0 ? null : pullOf(pull);
    if (sha === null) return null;
    const seconds = leadSeconds[lead] ?? 0;
    const known = commit < 0 ? null : describe(commit, seconds);
    stagesOfChange(facts, resolved.resolution, deployment, lead, stages);
    return {
      sha,
      repo: known?.repo ?? facts.names.repositories[facts.pulls.repository[pull] ?? 0] ?? '',
      authoredAt: authoredAt(deployment, lead),
      author: known?.author ?? changePull?.author ?? '',
      subject: known?.subject ?? changePull?.title ?? '',
      leadSeconds: seconds,
      stages: seconds > 0 ? namedStages(stages.seconds) : {},
      ...(changePull !== null && { pull: changePull }),
      ...(known !== null && known.sha !== sha && { squashedInto: known.sha }),
    };
  };
}
