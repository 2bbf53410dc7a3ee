import type { Database } from '../db/connect.ts';
import type { Choices } from './choices.ts';
import type { ReadRepository } from './repository-names.ts';

/** Row id -> name, as stored; of services the name that is meant. */
export interface NameTables {
  readonly services: ReadonlyMap<number, string>;
  readonly teams: ReadonlyMap<number, string>;
  readonly environments: ReadonlyMap<number, string>;
  readonly severities: ReadonlyMap<number, string>;
  readonly repositoryNames: ReadonlyMap<number, string>;
}

export function readNameTables(db: Database, { serviceOf }: Choices): NameTables {
  const read = (table: string) =>
    new Map(db.prepare<[], [number, string]>(`SELECT id, name FROM ${table}`).raw().all());
  return {
    services: new Map([...read('service')].map(([id, name]) => [id, serviceOf(name)])),
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
export function readMappedRepositories(db: Database, { serviceOf }: Choices): ReadonlyMap<string, readonly number[]> {
  const mapped = new Map<string, number[]>();
  const rows = db.prepare<[], [string, number]>(
    `SELECT DISTINCT service.name, repository_id FROM repository_service
     JOIN service ON service.id = service_id ORDER BY repository_id`,
  );
  for (const [name, repository] of rows.raw().iterate()) {
    const service = serviceOf(name);
    const known = mapped.get(service) ?? [];
    if (!known.includes(repository)) mapped.set(service, [...known, repository]);
  }
  return mapped;
}
