import type { Database } from 'better-sqlite3';
import { readVersion } from '../../../../shared/import/read-version.ts';
import type { VersionRecord } from '../../../../shared/model.ts';
import { NameIds } from './name-ids.ts';
import { recordKey } from './record-key.ts';
import { recordStore } from './record-store.ts';
import type { RowStore } from './row-store.ts';

export function versionStore(db: Database, batchId: number): RowStore {
  const services = new NameIds(db, 'service');
  const environments = new NameIds(db, 'environment');
  return recordStore<VersionRecord>(db, batchId, {
    table: 'version_row',
    read: readVersion,
    // Of one version there may be a table of its whole life and a series.
    keyOf: ({ service, environment, version, endpoint, at }) => recordKey(service, environment, version, endpoint, at),
    columns: {
      service_id: (version) => services.idOf(version.service),
      environment_id: (version) => environments.idOrNull(version.environment),
      version: (version) => version.version,
      sha: (version) => version.sha,
      endpoint: (version) => version.endpoint,
      at: (version) => version.at,
      first_seen_at: (version) => version.firstSeenAt,
      last_seen_at: (version) => version.lastSeenAt,
      active: (version) => Number(version.active),
      requests: (version) => version.requests,
      requests_per_second: (version) => version.requestsPerSecond,
      errors: (version) => version.errors,
      error_rate: (version) => version.errorRate,
      error_types: (version) => version.errorTypes,
      p50: (version) => version.p50,
      p75: (version) => version.p75,
      p90: (version) => version.p90,
      p95: (version) => version.p95,
      p99: (version) => version.p99,
      max: (version) => version.max,
      mean: (version) => version.mean,
      histogram: (version) => (version.histogram === null ? null : JSON.stringify(version.histogram)),
      texts: (version) => JSON.stringify(version.texts),
    },
  });
}
