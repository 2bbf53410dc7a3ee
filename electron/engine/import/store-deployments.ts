import type { Database } from 'better-sqlite3';
import type { FieldReader } from '../../../shared/import/field-reader.ts';
import { readDeployment } from '../../../shared/import/read-deployment.ts';
import { DEPLOYMENT_STATUSES, type DeploymentRecord, type DeploymentStatus } from '../../../shared/model.ts';
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
  'service_id',
  'team_id',
  'environment_id',
  'repository_name_id',
  'sha',
  'version',
  'started_at',
  'finished_at',
  'finished_at_text',
  'status',
  'committed_at',
  'change_failure',
  'remediation',
];

const RARELY = new Set(['finished_at_text', 'committed_at', 'change_failure', 'remediation']);

const STATUS_CODES = new Map<DeploymentStatus, number>(DEPLOYMENT_STATUSES.map((status, code) => [status, code]));

export function deploymentStore(db: Database, batchId: number): RowStore {
  const insert = new BulkInsert(db, 'deployment_row', COLUMNS, RARELY);
  const services = new NameIds(db, 'service');
  const teams = new NameIds(db, 'team');
  const environments = new NameIds(db, 'environment');
  const repositories = new NameIds(db, 'repository_name');
  return {
    table: 'deployment_row',
    flush: () => insert.flush(),
    store(reader: FieldReader, line: number): boolean {
      const record = readDeployment(reader);
      if (record === null) return false;
      const changeFailure = record.changeFailure === null ? null : Number(record.changeFailure);
      insert.add([
        batchId,
        line,
        keyOf(record),
        hashOf(record, changeFailure),
        record.externalId,
        services.idOf(record.service),
        teams.idOrNull(record.team),
        environments.idOrNull(record.environment),
        repositories.idOrNull(record.repository),
        record.sha,
        record.version,
        record.startedAt,
        record.finishedAt,
        record.finishedAtText,
        STATUS_CODES.get(record.status) ?? 0,
        record.committedAt,
        changeFailure,
        record.remediation,
      ]);
      return true;
    },
  };
}

/** Rows with the same key are one deployment: its id in a service and environment, else all that tells it from others. */
function keyOf(record: DeploymentRecord): string {
  const { externalId, service, environment } = record;
  if (externalId !== null) return recordKey(externalId, service, environment);
  return recordKey('', service, environment, record.finishedAt, record.sha, record.version);
}

/** No text holds NUL: FieldReader rejects it. */
function hashOf(record: DeploymentRecord, changeFailure: number | null): Uint8Array {
  const { externalId, service, team, environment, repository, sha, version, startedAt, finishedAt } = record;
  const { finishedAtText, status, committedAt, remediation } = record;
  return contentHash(
    `${externalId ?? ''}\0${service}\0${team ?? ''}\0${environment ?? ''}\0${repository ?? ''}\0${sha ?? ''}\0${version ?? ''}\0${startedAt ?? ''}\0${finishedAt}\0${finishedAtText ?? ''}\0${status}\0${committedAt ?? ''}\0${changeFailure ?? ''}\0${remediation ?? ''}`,
  );
}
