import type { Database } from 'better-sqlite3';
import { readErrorGroup } from '../../../../shared/import/read-error-group.ts';
import type { ErrorGroupRecord } from '../../../../shared/model.ts';
import { NameIds } from './name-ids.ts';
import { recordKey } from './record-key.ts';
import { recordStore } from './record-store.ts';
import type { RowStore } from './row-store.ts';

export function errorGroupStore(db: Database, batchId: number): RowStore {
  const services = new NameIds(db, 'service');
  const environments = new NameIds(db, 'environment');
  return recordStore<ErrorGroupRecord>(db, batchId, {
    table: 'error_row',
    read: readErrorGroup,
    keyOf,
    columns: {
      external_id: (group) => group.externalId,
      service_id: (group) => services.idOf(group.service),
      environment_id: (group) => environments.idOrNull(group.environment),
      version: (group) => group.version,
      type: (group) => group.type,
      title: (group) => group.title,
      count: (group) => group.count,
      users: (group) => group.users,
      first_seen_at: (group) => group.firstSeenAt,
      last_seen_at: (group) => group.lastSeenAt,
      url: (group) => group.url,
    },
  });
}

/** A group without an id is told by what it says. */
function keyOf({ service, environment, version, externalId, type, title }: ErrorGroupRecord): string {
  return externalId === null
    ? recordKey(service, environment, version, null, type, title)
    : recordKey(service, environment, version, externalId);
}
