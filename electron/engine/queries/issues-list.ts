import type { IssueRow, Page } from '../../../shared/answers.ts';
import { latestRows } from '../facts/latest-rows.ts';
import {
  type Condition,
  inPeriod,
  ofEnvironments,
  ofTeams,
  pageOfRows,
  type RowListContext,
  type RowListRequest,
  wantedServices,
} from './row-list.ts';

const QUERY = `
SELECT issue_row.id, external_id AS externalId, type, title,
  (SELECT json_group_array(service.name) FROM json_each(service_ids) JOIN service ON service.id = value) AS services,
  team.name AS team, environment.name AS environment, status, is_done AS isDone, priority, labels, version,
  created_at AS createdAt, resolved_at AS resolvedAt, url,
  service_ids AS serviceIds, team_id AS teamId, environment_id AS environmentId
FROM issue_row LEFT JOIN team ON team.id = team_id LEFT JOIN environment ON environment.id = environment_id
WHERE issue_row.id IN (${latestRows('issue_row')})`;

const SHAPE = {
  request: 'issues.list',
  query: QUERY,
  sorted: [
    ...['externalId', 'type', 'title', 'services', 'team', 'environment', 'status', 'isDone', 'priority', 'version'],
    ...['createdAt', 'resolvedAt'],
  ],
  searched: [
    'externalId',
    'type',
    'title',
    'services',
    'team',
    'environment',
    'status',
    'priority',
    'labels',
    'version',
  ],
};

type Raw = Omit<IssueRow, 'services' | 'isDone' | 'labels'> & {
  readonly services: string;
  readonly isDone: number | null;
  readonly labels: string;
  readonly serviceIds: string;
  readonly teamId: number | null;
  readonly environmentId: number | null;
};

/** Issues that were made in the period. */
export function listIssues(context: RowListContext, request: RowListRequest): Page<IssueRow> {
  const conditions = [
    inPeriod(context.view, 'createdAt'),
    ofAnyService(context),
    ofTeams(context, 'teamId'),
    ofEnvironments(context, 'environmentId'),
  ];
  const page = pageOfRows<Raw>(context.db, SHAPE, conditions, request);
  return { ...page, rows: page.rows.map((raw) => describe(context, raw)) };
}

function ofAnyService(context: RowListContext): Condition | null {
  const ids = wantedServices(context);
  if (ids === null) return null;
  const sql = 'EXISTS (SELECT 1 FROM json_each(serviceIds) WHERE value IN (SELECT value FROM json_each(?)))';
  return { sql, values: [JSON.stringify(ids)] };
}

function describe(
  { serviceOf }: RowListContext,
  { serviceIds: _, teamId: __, environmentId: ___, ...raw }: Raw,
): IssueRow {
  const services = JSON.parse(raw.services) as string[];
  return {
    ...raw,
    services: [...new Set(services.map(serviceOf))],
    isDone: raw.isDone === null ? null : raw.isDone !== 0,
    labels: JSON.parse(raw.labels) as string[],
  };
}
