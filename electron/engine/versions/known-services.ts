import type { Database } from '../db/connect.ts';
import type { Picture } from '../facts/picture.ts';
import type { Question } from '../queries/question.ts';

export interface KnownService {
  readonly name: string;
  /** Code in the facts; 0 = neither deployments nor incidents name it. */
  readonly code: number;
  /** In the store, under all its names. */
  readonly ids: readonly number[];
  /** Those names, its own among them. */
  readonly names: readonly string[];
  readonly team: string | null;
}

/** Every service that the store names, by the name that is meant, in code order. */
export function knownServices(db: Database, { facts, picture, resolved }: Question): ReadonlyMap<string, KnownService> {
  const codes = new Map(facts.names.services.map((name, code) => [name, code]));
  const teams = readSaidTeams(db, picture);
  const services = new Map<string, KnownService>();
  const rows = db.prepare<[], { id: number; name: string }>('SELECT id, name FROM service ORDER BY name').all();
  for (const { id, name: own } of rows) {
    const name = picture.serviceOf(own);
    const code = codes.get(name) ?? 0;
    const before = services.get(name);
    const team = facts.names.teams[resolved.resolution.serviceTeam[code] ?? 0] || teams.get(name) || null;
    services.set(name, {
      name,
      code,
      ids: [...(before?.ids ?? []), id],
      names: [...new Set([...(before?.names ?? [name]), own])],
      team,
    });
  }
  return new Map([...services].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function readSaidTeams(db: Database, { serviceOf }: Picture): ReadonlyMap<string, string> {
  const said = db.prepare<[], [string, string]>('SELECT service, team FROM service_team').raw().all();
  return new Map(said.map(([service, team]) => [serviceOf(service), team]));
}
