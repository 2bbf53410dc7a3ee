import type { Database } from '../db/connect.ts';
import type { ReadRepository } from './repository-names.ts';

/** Row id -> name, as stored. */
export interface NameTables {
  readonly services: ReadonlyMap<number, string>;
  readonly teams: ReadonlyMap<number, string>;
  readonly environments: ReadonlyMap<number, string>;
  readonly severities: ReadonlyMap<number, string>;
  readonly repositoryNames: ReadonlyMap<number, string>;
}

export function readNameTables(db: Database): NameTables {
  const read = (table: string) =>
    new Map(db.prepare<[], [number, string]>(`SELECT id, name FROM ${table}`).raw().all());
  return {
    services: read('service'),
    teams: read('team'),
    environments: read('environment'),
    severities: read('severity'),
    repositoryNames: read('repository_name'),
  };
}

export function readRepositories(db: Database): ReadRepository[] {
  return db.prepare<[], ReadRepository>('SELECT id, name, source FROM repository ORDER BY id').all();
}

/** Service name -> ids of the repositories that the user says it deploys from. */
export function readMappedRepositories(db: Database): ReadonlyMap<string, readonly number[]> {
  const mapped = new Map<string, number[]>();
  const rows = db.prepare<[], [string, number]>(
    `SELECT DISTINCT service.name, repository_id FROM repository_service
     JOIN service ON service.id = service_id ORDER BY repository_id`,
  );
  for (const [service, repository] of rows.raw().iterate()) {
    mapped.set(service, [...(mapped.get(service) ?? []), repository]);
  }
  return mapped;
}
