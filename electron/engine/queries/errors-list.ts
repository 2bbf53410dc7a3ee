import type { ErrorGroupRow, Page } from '../../../shared/answers.ts';
import type { View } from '../../../shared/view.ts';
import { pageOfLongList } from './long-list.ts';
import {
  type Condition,
  ofEnvironments,
  ofServices,
  periodOf,
  type RowListContext,
  type RowListRequest,
} from './row-list.ts';

const QUERY = `
SELECT error_row.id, external_id AS externalId, service.name AS service, environment.name AS environment, version, type,
  title, count, users, first_seen_at AS firstSeenAt, last_seen_at AS lastSeenAt, url,
  service_id AS serviceId, environment_id AS environmentId
FROM error_row LEFT JOIN service ON service.id = service_id LEFT JOIN environment ON environment.id = environment_id
WHERE repeats = 0`;

const SHAPE = {
  table: 'error_row',
  request: 'errors.list',
  query: QUERY,
  sorted: [
    ...['externalId', 'service', 'environment', 'version', 'type', 'title', 'count', 'users'],
    ...['firstSeenAt', 'lastSeenAt'],
  ],
  searched: ['externalId', 'service', 'environment', 'version', 'type', 'title'],
} as const;

type Raw = ErrorGroupRow & { readonly serviceId: number; readonly environmentId: number | null };

/** Sorts of errors that were seen in the period, as far as it is told when they were. */
export function listErrors(context: RowListContext, request: RowListRequest): Page<ErrorGroupRow> {
  const conditions = [seenIn(context.view), ofServices(context, 'serviceId'), ofEnvironments(context, 'environmentId')];
  const page = pageOfLongList<Raw>(context.db, SHAPE, conditions, request);
  return { ...page, rows: page.rows.map((raw) => describe(context, raw)) };
}

function seenIn(view: View): Condition {
  const { from, to } = periodOf(view);
  return {
    sql: '(firstSeenAt IS NULL OR firstSeenAt < ?) AND (lastSeenAt IS NULL OR lastSeenAt >= ?)',
    values: [to, from],
  };
}

function describe({ serviceOf }: RowListContext, { serviceId: _, environmentId: __, ...raw }: Raw): ErrorGroupRow {
  return { ...raw, service: serviceOf(raw.service) };
}
