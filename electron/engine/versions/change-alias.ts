import { AppError } from '../../../shared/errors.ts';
import { follow } from '../../../shared/names.ts';
import type { Database } from '../db/connect.ts';
import { prepared } from '../db/prepared.ts';

/** name -> version: what the user says of the versions of a service, whatever its own names are. */
export function readVersionAliases(db: Database, services: readonly string[]): ReadonlyMap<string, string> {
  const read = prepared<[string], [string, string]>(
    db,
    'SELECT name, version FROM version_alias WHERE service = ?',
  ).raw();
  return new Map(services.flatMap((service) => read.all(service)));
}

/** Stores which version of a service another name means; null takes it back. Throws 'names-circular'. */
export function changeVersionAlias(db: Database, service: string, name: string, version: string | null): void {
  if (version === null) {
    db.prepare('DELETE FROM version_alias WHERE service = ? AND name = ?').run(service, name);
    return;
  }
  db.transaction(() => {
    const means = new Map(readVersionAliases(db, [service]));
    means.delete(name);
    if (follow(means)(version) === name) throw new AppError('names-circular', { name, other: version });
    db.prepare(
      `INSERT INTO version_alias (service, name, version) VALUES (?, ?, ?)
       ON CONFLICT (service, name) DO UPDATE SET version = excluded.version`,
    ).run(service, name, version);
  }).immediate();
}
