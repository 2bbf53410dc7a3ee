/** What the user says of names (shared/name-mapping.ts), as it stands in the store. */
import { follow } from '../../../shared/names.ts';
import type { Database } from '../db/connect.ts';

export interface Choices {
  /** The service that a name means: its own where nothing else is said. */
  readonly serviceOf: (name: string) => string;
  /** Service, by the name it means -> team. */
  readonly teams: ReadonlyMap<string, string>;
  readonly production: ReadonlyMap<string, boolean>;
}

export function readChoices(db: Database): Choices {
  const pairs = <Value>(sql: string) => new Map(db.prepare<[], [string, Value]>(sql).raw().all());
  const production = pairs<number>('SELECT environment, production FROM environment_choice');
  return {
    serviceOf: follow(pairs<string>('SELECT name, service FROM service_alias')),
    teams: pairs<string>('SELECT service, team FROM service_team'),
    production: new Map([...production].map(([name, isProduction]) => [name, isProduction === 1])),
  };
}
