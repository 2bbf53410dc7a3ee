import type { Database } from 'better-sqlite3';
import { readRun } from '../../../../shared/import/read-run.ts';
import { DEPLOYMENT_STATUSES, type RunRecord } from '../../../../shared/model.ts';
import { NameIds } from './name-ids.ts';
import { recordKey } from './record-key.ts';
import { recordStore } from './record-store.ts';
import type { RowStore } from './row-store.ts';

export function runStore(db: Database, batchId: number): RowStore {
  const teams = new NameIds(db, 'team');
  const environments = new NameIds(db, 'environment');
  const repositories = new NameIds(db, 'repository_name');
  return recordStore<RunRecord>(db, batchId, {
    table: 'run_row',
    read: readRun,
    // Build numbers are counted for each pipeline, and a re-run keeps its id.
    keyOf: ({ repository, pipeline, externalId, attempt, job }) =>
      recordKey(repository, pipeline, externalId, attempt, job),
    columns: {
      external_id: (run) => run.externalId,
      attempt: (run) => run.attempt,
      parent: (run) => run.parent,
      pipeline: (run) => run.pipeline,
      job: (run) => run.job,
      stage: (run) => run.stage,
      team_id: (run) => teams.idOrNull(run.team),
      environment_id: (run) => environments.idOrNull(run.environment),
      repository_name_id: (run) => repositories.idOrNull(run.repository),
      branch: (run) => run.branch,
      event: (run) => run.event,
      sha: (run) => run.sha,
      status: (run) => DEPLOYMENT_STATUSES.indexOf(run.status),
      created_at: (run) => run.createdAt,
      started_at: (run) => run.startedAt,
      finished_at: (run) => run.finishedAt,
      url: (run) => run.url,
    },
  });
}
