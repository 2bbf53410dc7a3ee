import type { Database } from 'better-sqlite3';
import type { FieldReader } from '../../../../shared/import/field-reader.ts';
import { readIncident } from '../../../../shared/import/read-incident.ts';
import type { IncidentRecord } from '../../../../shared/model.ts';
import { BulkInsert } from './bulk-insert.ts';
import { contentHash } from './content-hash.ts';
import { NameIds } from './name-ids.ts';
import { recordKey } from './record-key.ts';
import type { RowStore } from './row-store.ts';

const COLUMNS = [
  'batch_id',
  'line',
  'key',
  'content_hash',
  'external_id',
  'service_ids',
  'team_id',
  'environment_id',
  'severity_id',
  'repository_name_id',
  'title',
  'started_at',
  'detected_at',
  'acknowledged_at',
  'resolved_at',
  'deployment_external_id',
  'sha',
  'version',
];

const RARELY = new Set(['detected_at', 'acknowledged_at', 'deployment_external_id', 'sha', 'version']);

export function incidentStore(db: Database, batchId: number): RowStore {
  const insert = new BulkInsert(db, 'incident_row', COLUMNS, RARELY);
  const services = new NameIds(db, 'service');
  const teams = new NameIds(db, 'team');
  const environments = new NameIds(db, 'environment');
  const severities = new NameIds(db, 'severity');
  const repositories = new NameIds(db, 'repository_name');
  return {
    table: 'incident_row',
    flush: () => insert.flush(),
    store(reader: FieldReader, line: number): boolean {
      const record = readIncident(reader);
      if (record === null) return false;
      insert.add([
        batchId,
        line,
        keyOf(record),
        hashOf(record),
        record.externalId,
        JSON.stringify(record.services.map((name) => services.idOf(name))),
        teams.idOrNull(record.team),
        environments.idOrNull(record.environment),
        severities.idOrNull(record.severity),
        repositories.idOrNull(record.repository),
        record.title,
        record.startedAt,
        record.detectedAt,
        record.acknowledgedAt,
        record.resolvedAt,
        record.deploymentExternalId,
        record.sha,
        record.version,
      ]);
      return true;
    },
  };
}

/** Rows with the same key are updates of one incident: its id, else where and when it began. */
function keyOf(record: IncidentRecord): string {
  if (record.externalId !== null) return recordKey(record.externalId);
  return recordKey('', record.environment, record.startedAt, ...[...record.services].sort());
}

function hashOf(record: IncidentRecord): Uint8Array {
  const { externalId, services, team, environment, severity, title, repository } = record;
  const named = recordKey(externalId, services.length, ...services, team, environment, severity, title, repository);
  const { startedAt, detectedAt, acknowledgedAt, resolvedAt, deploymentExternalId, sha, version } = record;
  const rest = recordKey(startedAt, detectedAt, acknowledgedAt, resolvedAt, deploymentExternalId, sha, version);
  return contentHash(named + rest);
}
