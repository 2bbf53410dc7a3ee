import type { ChangePull, ChangeRow, StageSeconds } from '../../../shared/lead-time-answers.ts';
import type { ChangeColumns } from '../../../shared/metrics/change-columns.ts';
import { isPartialPull } from '../../../shared/metrics/facts.ts';
import { namedStages } from '../../../shared/metrics/named-stages.ts';
import type { Database } from '../db/connect.ts';
import { createChangeAuthors } from './change-authors.ts';
import { createChangeShas } from './change-shas.ts';
import { createAuthoredAt } from './change-times.ts';
import { createRepositoryOf } from './deployment-rows.ts';
import type { Question } from './question.ts';
import { commitTexts, deploymentTexts } from './row-texts.ts';

/** A change (row of the columns) as a list shows it. */
export function createChangeRows(db: Database, question: Question, columns: ChangeColumns): (row: number) => ChangeRow {
  const { facts, picture, resolved } = question;
  const { deployments, names } = facts;
  const { leadCommit, leadPull, leadOriginal } = resolved.resolution;
  const textsOfDeployment = deploymentTexts(db);
  const textsOfCommit = commitTexts(db);
  const authors = createChangeAuthors(db, question);
  const pullOf = createChangePulls(db, question);
  const repositoryOf = createRepositoryOf(facts);
  const authoredAt = createAuthoredAt(question);
  const shaOf = createChangeShas(db, question);
  return (row) => {
    const deployment = columns.deployment[row] ?? 0;
    const lead = columns.lead[row] ?? 0;
    const leadSeconds = columns.seconds[row] ?? 0;
    const commit = leadCommit[lead] ?? -1;
    const pull = leadPull[lead] ?? -1;
    const id = deployments.id[deployment] ?? 0;
    const deployedAt = deployments.finishedAt[deployment] ?? 0;
    const repository = commit < 0 ? repositoryOf(deployment) : picture.repositoryOf(commit);
    const texts =
      commit < 0 ? null : textsOfCommit(picture.repositoryIds[repository] ?? 0, picture.commitPosition[commit] ?? -1);
    const ofDeployment = textsOfDeployment(id);
    const changePull = pull < 0 ? null : pullOf(pull);
    return {
      deploymentId: id,
      deploymentExternalId: ofDeployment.externalId,
      service: names.services[deployments.service[deployment] ?? 0] ?? '',
      team: names.teams[deployments.team[deployment] ?? 0] || null,
      env: names.environments[deployments.environment[deployment] ?? 0] || null,
      version: ofDeployment.version,
      deployedAt,
      repo: names.repositories[repository] || null,
      sha: texts?.sha ?? null,
      ...((leadOriginal[lead] ?? -1) >= 0 && { original: shaOf(lead) ?? '' }),
      subject: texts?.subject ?? changePull?.title ?? null,
      author: authors.nameOf(lead) || null,
      authorGroup: authors.groups()[authors.groupOf(lead)] || null,
      authoredAt: authoredAt(deployment, lead),
      leadSeconds,
      stages: stageSeconds(columns, row),
      pull: changePull,
    };
  };
}

export function stageSeconds({ stages }: ChangeColumns, row: number): StageSeconds {
  return namedStages(stages.map((column) => column[row] ?? Number.NaN));
}

/** Of a row of PullFacts. */
export function createChangePulls(db: Database, { facts }: Question): (pull: number) => ChangePull | null {
  const row = db.prepare<[number], Omit<ChangePull, 'partial'>>(
    'SELECT id, external_id AS externalId, title, author, url FROM pull_row WHERE id = ?',
  );
  return (pull) => {
    const found = row.get(facts.pulls.id[pull] ?? 0);
    return found === undefined ? null : { ...found, partial: isPartialPull(facts.pulls, pull) };
  };
}
