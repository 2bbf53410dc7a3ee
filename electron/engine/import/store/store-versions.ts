import type { Database } from 'better-sqlite3';
import type { FieldReader } from '../../../../shared/import/field-reader.ts';
import { readVersion } from '../../../../shared/import/read-version.ts';
import { BulkInsert } from './bulk-insert.ts';
import { NameIds } from './name-ids.ts';
import type { RowStore } from './row-store.ts';
import type { StagedRows } from './staged-rows.ts';
import { VersionHash } from './version-hash.ts';

/** Of the table, in its order, behind the id. */
const COLUMNS = [
  ...['batch_id', 'line', 'key', 'content_hash', 'repeats'],
  ...['service_id', 'environment_id', 'version', 'sha', 'endpoint', 'at'],
  ...['first_seen_at', 'last_seen_at', 'active', 'requests', 'requests_per_second', 'errors', 'error_rate'],
  ...['error_types', 'p50', 'p75', 'p90', 'p95', 'p99', 'max', 'mean', 'histogram', 'texts'],
];

/** What intervals of a series hardly ever have. */
const RARE = new Set(['sha', 'endpoint', 'first_seen_at', 'last_seen_at', 'requests_per_second', 'error_types', 'max']);

/** A year of hours of some hundred services is millions of rows: each is hashed and bound without being made a text. */
export function versionStore(db: Database, batchId: number, staged: StagedRows | null): RowStore {
  const services = new NameIds(db, 'service');
  const environments = new NameIds(db, 'environment');
  const hash = new VersionHash();
  const insert = staged === null ? new BulkInsert(db, 'version_row', COLUMNS, RARE) : null;
  staged?.expectColumns(COLUMNS);
  return {
    table: 'version_row',
    flush: () => insert?.flush(),
    store(reader: FieldReader, line: number): boolean {
      const record = readVersion(reader);
      if (record === null) return false;
      const service = services.of(record.service);
      const environment = environments.ofOrNone(record.environment);
      const histogram = record.histogram === null ? null : JSON.stringify(record.histogram);
      const texts = textsOf(record.texts);
      const values = [
        ...[batchId, line, hash.keyOf(record, service, environment), hash.contentOf(record, histogram, texts), 0],
        ...[service.id, environment.id, record.version, record.sha, record.endpoint, record.at],
        ...[record.firstSeenAt, record.lastSeenAt, Number(record.active), record.requests, record.requestsPerSecond],
        ...[record.errors, record.errorRate, record.errorTypes, record.p50, record.p75, record.p90, record.p95],
        ...[record.p99, record.max, record.mean, histogram, texts],
      ];
      if (staged === null) insert?.add(values);
      else staged.add(values);
      return true;
    },
  };
}

function textsOf(texts: Readonly<Record<string, string>>): string {
  for (const _ in texts) return JSON.stringify(texts);
  return '{}';
}
