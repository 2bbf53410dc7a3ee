import type { Page } from '../../../shared/answers.ts';
import type { ChangeRow } from '../../../shared/lead-time-answers.ts';
import type { ChangeColumns } from '../../../shared/metrics/change-columns.ts';
import { STAGE_NAMES, type StageName } from '../../../shared/report.ts';
import type { Database } from '../db/connect.ts';
import { type ChangeAuthors, createChangeAuthors } from './change-authors.ts';
import { createChangeRows } from './change-rows.ts';
import { createAuthoredAt } from './change-times.ts';
import { orNull } from './deployment-rows.ts';
import { columnsOf } from './lead-time.ts';
import { type PageRequest, pageOf, type SortKey } from './list-page.ts';
import type { Question } from './question.ts';
import { changeFilter } from './search-changes.ts';

export interface ChangesRequest extends PageRequest {
  readonly search: string;
  readonly stage?: StageName | undefined;
  readonly authorGroup?: string | undefined;
}

/** The changes that lead time is made of: as many as the figure's n. Throws 'bad-request' for an unknown column. */
export function listChanges(db: Database, question: Question, request: ChangesRequest): Page<ChangeRow> {
  const columns = columnsOf(question);
  const authors = createChangeAuthors(db, question);
  const inStage = stageFilter(columns, request.stage);
  const inGroup = groupFilter(columns, authors, request.authorGroup);
  const found = changeFilter(db, question, columns, authors, request.search.trim());
  const rows = Int32Array.from({ length: columns.count }, (_, row) => row).filter(
    (row) => inStage(row) && inGroup(row) && found(row),
  );
  const describe = createChangeRows(db, question, columns);
  return pageOf('lead-time.changes', rows, request, sortKeys(db, question, columns, authors), describe);
}

function stageFilter({ stages }: ChangeColumns, stage: StageName | undefined): (row: number) => boolean {
  if (stage === undefined) return () => true;
  const column = stages[STAGE_NAMES.indexOf(stage)];
  return (row) => !Number.isNaN(column?.[row] ?? Number.NaN);
}

function groupFilter(
  { lead }: ChangeColumns,
  authors: ChangeAuthors,
  group: string | undefined,
): (row: number) => boolean {
  if (group === undefined) return () => true;
  return (row) => authors.groups()[authors.groupOf(lead[row] ?? 0)] === group;
}

function sortKeys(
  db: Database,
  question: Question,
  columns: ChangeColumns,
  authors: ChangeAuthors,
): Record<string, () => SortKey> {
  const { facts, picture, resolved } = question;
  const { names, deployments } = facts;
  const { leadCommit } = resolved.resolution;
  const { deployment, lead, seconds, stages } = columns;
  const deployedAt = (row: number) => deployments.finishedAt[deployment[row] ?? 0] ?? 0;
  const byStage = STAGE_NAMES.map((name, stage): [string, () => SortKey] => {
    return [name, () => (row) => orNull(stages[stage]?.[row])];
  });
  const commitOf = (row: number) => leadCommit[lead[row] ?? 0] ?? -1;
  return {
    ...Object.fromEntries(byStage),
    leadSeconds: () => (row) => seconds[row] ?? null,
    deployedAt: () => deployedAt,
    authoredAt() {
      const authoredAt = createAuthoredAt(question);
      return (row) => authoredAt(deployment[row] ?? 0, lead[row] ?? 0);
    },
    service: () => (row) => names.services[deployments.service[deployment[row] ?? 0] ?? 0] ?? null,
    repo: () => (row) => (commitOf(row) < 0 ? null : (names.repositories[picture.repositoryOf(commitOf(row))] ?? null)),
    author: () => (row) => authors.nameOf(lead[row] ?? 0),
    subject() {
      const subjectOf = commitSubject(db);
      return (row) => {
        const commit = commitOf(row);
        if (commit < 0) return null;
        return subjectOf(
          picture.repositoryIds[picture.repositoryOf(commit)] ?? 0,
          picture.commitPosition[commit] ?? -1,
        );
      };
    },
  };
}

/** Reads a repository's subjects at once: sorting asks for nearly all of them, and one by one they take ten times as long. */
function commitSubject(db: Database): (repositoryId: number, position: number) => string | null {
  const read = db.prepare<[number], [number, string]>(
    'SELECT position, subject FROM git_commit WHERE repository_id = ? ORDER BY position',
  );
  const known = new Map<number, ReadonlyMap<number, string>>();
  return (repositoryId, position) => {
    let subjects = known.get(repositoryId);
    if (subjects === undefined) {
      subjects = new Map(read.raw().all(repositoryId));
      known.set(repositoryId, subjects);
    }
    return subjects.get(position) ?? null;
  };
}
