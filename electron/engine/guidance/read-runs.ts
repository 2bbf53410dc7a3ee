import type { PipelineRun } from '../../../shared/guidance/advice/evidence.ts';
import { DEPLOYMENT_STATUSES } from '../../../shared/model.ts';
import type { Period } from '../../../shared/time.ts';
import type { View } from '../../../shared/view.ts';
import type { Database } from '../db/connect.ts';
import { latestRows } from '../facts/latest-rows.ts';

const [SUCCESS, FAILURE] = [DEPLOYMENT_STATUSES.indexOf('success'), DEPLOYMENT_STATUSES.indexOf('failure')];

/** Whole runs, not their jobs, that ended well or badly in the period. */
const QUERY = `
SELECT pipeline, started_at AS startedAt, finished_at AS finishedAt, status FROM run_row
WHERE id IN (${latestRows('run_row')}) AND parent IS NULL AND job IS NULL AND status IN (?, ?)
  AND coalesce(started_at, created_at) >= ? AND coalesce(started_at, created_at) < ?`;

/** null = none are known, or the view asks for services, teams or repositories, which runs don't tell reliably. */
export function readRuns(db: Database, view: View, { from, to }: Period): readonly PipelineRun[] | null {
  if (view.services.length + view.teams.length + view.repositories.length > 0) return null;
  const rows = db
    .prepare<unknown[], { pipeline: string; startedAt: number | null; finishedAt: number | null; status: number }>(
      QUERY,
    )
    .all(SUCCESS, FAILURE, from, to);
  if (rows.length === 0) return null;
  return rows.map(({ pipeline, startedAt, finishedAt, status }) => ({
    pipeline,
    seconds:
      startedAt === null || finishedAt === null || finishedAt < startedAt ? null : (finishedAt - startedAt) / 1000,
    failed: status === FAILURE,
  }));
}
