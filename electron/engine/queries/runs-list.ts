import type { Page, RunRow } from '../../../shared/answers.ts';
import { DEPLOYMENT_STATUSES } from '../../../shared/model.ts';
import { latestRows } from '../facts/latest-rows.ts';
import {
  inPeriod,
  ofEnvironments,
  ofRepositories,
  ofTeams,
  pageOfRows,
  type RowListContext,
  type RowListRequest,
  repositoryNames,
} from './row-list.ts';

const QUERY = `
SELECT run_row.id, external_id AS externalId, attempt, parent, pipeline, job, stage, team.name AS team,
  environment.name AS environment, repository_name.name AS repository, branch, event, sha, status,
  created_at AS createdAt, started_at AS startedAt, finished_at AS finishedAt, url,
  team_id AS teamId, environment_id AS environmentId
FROM run_row LEFT JOIN team ON team.id = team_id LEFT JOIN environment ON environment.id = environment_id
  LEFT JOIN repository_name ON repository_name.id = repository_name_id
WHERE run_row.id IN (${latestRows('run_row')})`;

const SHAPE = {
  request: 'runs.list',
  query: QUERY,
  sorted: [
    ...['externalId', 'attempt', 'pipeline', 'job', 'stage', 'team', 'environment', 'repository', 'branch', 'event'],
    ...['status', 'createdAt', 'startedAt', 'finishedAt'],
  ],
  searched: ['externalId', 'pipeline', 'job', 'stage', 'team', 'environment', 'repository', 'branch', 'event', 'sha'],
};

type Raw = Omit<RunRow, 'status'> & {
  readonly status: number;
  readonly teamId: number | null;
  readonly environmentId: number | null;
};

/** Runs and jobs that started in the period; those that haven't, by when they were made. */
export function listRuns(context: RowListContext, request: RowListRequest): Page<RunRow> {
  const conditions = [
    inPeriod(context.view, 'coalesce(startedAt, createdAt)'),
    ofRepositories(context, repositoryNames(context.db), 'repository'),
    ofTeams(context, 'teamId'),
    ofEnvironments(context, 'environmentId'),
  ];
  const page = pageOfRows<Raw>(context.db, SHAPE, conditions, request);
  return { ...page, rows: page.rows.map(describe) };
}

function describe({ teamId: _, environmentId: __, ...raw }: Raw): RunRow {
  return { ...raw, status: DEPLOYMENT_STATUSES[raw.status] ?? 'unknown' };
}
