import type { Page, VersionStatRow } from '../../../shared/answers.ts';
import type { LatencyHistogram } from '../../../shared/model.ts';
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
SELECT version_row.id, service.name AS service, environment.name AS environment, version, sha, endpoint, at,
  first_seen_at AS firstSeenAt, last_seen_at AS lastSeenAt, active, requests,
  requests_per_second AS requestsPerSecond, errors, error_rate AS errorRate, error_types AS errorTypes,
  p50, p75, p90, p95, p99, max, mean, histogram, texts, service_id AS serviceId, environment_id AS environmentId
FROM version_row LEFT JOIN service ON service.id = service_id LEFT JOIN environment ON environment.id = environment_id
WHERE repeats = 0`;

const SHAPE = {
  table: 'version_row',
  request: 'version-stats.list',
  query: QUERY,
  sorted: [
    ...['service', 'environment', 'version', 'endpoint', 'at', 'firstSeenAt', 'lastSeenAt', 'active', 'requests'],
    ...['requestsPerSecond', 'errors', 'errorRate', 'errorTypes', 'p50', 'p75', 'p90', 'p95', 'p99', 'max', 'mean'],
  ],
  searched: ['service', 'environment', 'version', 'sha', 'endpoint'],
} as const;

type Raw = Omit<VersionStatRow, 'active' | 'histogram' | 'texts'> & {
  readonly active: number;
  readonly histogram: string | null;
  readonly texts: string;
  readonly serviceId: number;
  readonly environmentId: number | null;
};

/** What was measured of versions that were seen in the period, as far as it is told when they were. */
export function listVersionStats(context: RowListContext, request: RowListRequest): Page<VersionStatRow> {
  const conditions = [seenIn(context.view), ofServices(context, 'serviceId'), ofEnvironments(context, 'environmentId')];
  const page = pageOfLongList<Raw>(context.db, SHAPE, conditions, request);
  return { ...page, rows: page.rows.map((raw) => describe(context, raw)) };
}

function seenIn(view: View): Condition {
  const { from, to } = periodOf(view);
  return {
    sql: `CASE WHEN at IS NOT NULL THEN at >= ? AND at < ? ELSE
      (firstSeenAt IS NULL OR firstSeenAt < ?) AND (active = 1 OR lastSeenAt IS NULL OR lastSeenAt >= ?) END`,
    values: [from, to, to, from],
  };
}

function describe({ serviceOf }: RowListContext, { serviceId: _, environmentId: __, ...raw }: Raw): VersionStatRow {
  return {
    ...raw,
    service: serviceOf(raw.service),
    active: raw.active !== 0,
    histogram: raw.histogram === null ? null : (JSON.parse(raw.histogram) as LatencyHistogram),
    texts: JSON.parse(raw.texts) as Record<string, string>,
  };
}
