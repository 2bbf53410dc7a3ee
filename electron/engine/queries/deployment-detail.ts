import type { CommitRow, DeploymentDetail } from '../../../shared/answers.ts';
import { AppError } from '../../../shared/errors.ts';
import { membersOf } from '../../../shared/metrics/group-rows.ts';
import type { Database } from '../db/connect.ts';
import { createChangeCommits } from './change-commits.ts';
import { createDeploymentRows } from './deployment-rows.ts';
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
  return {
    deployment: describe(row),
    previous: previous < 0 ? null : describe(previous),
    commits: commitsOf(db, question, row),
    incidents: Array.from(membersOf(resolved.incidentsOf, row), describeIncident),
    import: originOf(db, id),
  };
}

/** Commits that it charges, the newest first. */
function commitsOf(db: Database, question: Question, row: number): CommitRow[] {
  const { leadOffset } = question.resolved.resolution;
  const describe = createChangeCommits(db, question);
  const [start, end] = [leadOffset[row] ?? 0, leadOffset[row + 1] ?? 0];
  return Array.from({ length: end - start }, (_, k) => describe(row, end - 1 - k)).filter((commit) => commit !== null);
}

function originOf(db: Database, id: number): DeploymentDetail['import'] {
  const origin = db
    .prepare<[number], DeploymentDetail['import']>(
      `SELECT batch.id AS batchId, batch.file, batch.preset, line FROM deployment_row JOIN batch ON batch.id = batch_id
       WHERE deployment_row.id = ?`,
    )
    .get(id);
  if (!origin) throw new AppError('not-found', { what: 'deployment', id });
  return origin;
}
