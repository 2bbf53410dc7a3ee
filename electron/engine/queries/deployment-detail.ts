import type { CommitRow, DeploymentDetail } from '../../../shared/answers.ts';
import { AppError } from '../../../shared/errors.ts';
import { membersOf } from '../../../shared/metrics/group-rows.ts';
import { correctionsOf } from '../corrections/list-corrections.ts';
import type { Database } from '../db/connect.ts';
import { createChangeCommits } from './change-commits.ts';
import { createDeploymentRows } from './deployment-rows.ts';
import { importedRecords } from './imported-records.ts';
import { createIncidentRows } from './incident-rows.ts';
import type { Question } from './question.ts';

/** One deployment with all that belongs to it. Throws 'not-found'. */
export function deploymentDetail(db: Database, question: Question, id: number): DeploymentDetail {
  const { picture, resolved } = question;
  const row = picture.deploymentOf(id);
  if (row < 0) throw new AppError('not-found', { what: 'deployment', id });
  const describe = createDeploymentRows(db, question);
  const describeIncident = createIncidentRows(db, question);
  const previous = resolved.resolution.previous[row] ?? -1;
  const deployment = describe(row);
  return {
    deployment,
    previous: previous < 0 ? null : describe(previous),
    commits: commitsOf(db, question, row),
    incidents: Array.from(membersOf(resolved.incidentsOf, row), describeIncident),
    ...importedRecords(db, 'deployments', id),
    corrections: correctionsOf(db, picture, 'deployment', deployment.key),
  };
}

/** Commits that it charges, the newest first. */
function commitsOf(db: Database, question: Question, row: number): CommitRow[] {
  const { leadOffset } = question.resolved.resolution;
  const describe = createChangeCommits(db, question);
  const [start, end] = [leadOffset[row] ?? 0, leadOffset[row + 1] ?? 0];
  return Array.from({ length: end - start }, (_, k) => describe(row, end - 1 - k)).filter((commit) => commit !== null);
}
