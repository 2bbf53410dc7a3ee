import { AppError, assertNever } from '../../shared/errors.ts';
import type { NameChoice } from '../../shared/name-mapping.ts';
import { follow } from '../../shared/names.ts';
import type { Database } from './db/connect.ts';
import { checkPathPattern } from './git/match-paths.ts';
import { renewReleases } from './releases/store-releases.ts';

/**
 * Stores what the user says of names, all of it or nothing. Throws 'names-circular', 'path-pattern-invalid',
 * 'paths-need-folder', 'not-found' (a repository) and 'bad-request' (an empty name).
 */
export function changeNames(db: Database, choices: readonly NameChoice[]): void {
  db.transaction(() => {
    for (const choice of choices) change(db, choice);
  }).immediate();
}

function change(db: Database, choice: NameChoice): void {
  switch (choice.kind) {
    case 'alias':
      changeAlias(db, text(choice.service), orNull(choice.aliasOf));
      break;
    case 'team':
      put(db, 'service_team', ['service', 'team'], text(choice.service), orNull(choice.team));
      break;
    case 'environment':
      put(db, 'environment_choice', ['environment', 'production'], text(choice.environment), bit(choice.production));
      break;
    case 'repository':
      changeRepository(db, choice.repositoryId, choice.services);
      break;
    case 'bot':
      changePerson(db, key(choice.person), 'bot', bit(choice.bot));
      break;
    case 'group':
      changePerson(db, key(choice.person), 'group_name', orNull(choice.group)?.trim() ?? null);
      break;
    case 'same-person':
      changeSamePerson(db, key(choice.person), choice.sameAs === null ? null : key(choice.sameAs));
      break;
    default:
      assertNever(choice);
  }
}

function bit(yes: boolean | null): number | null {
  return yes === null ? null : Number(yes);
}

function text(name: string): string {
  if (name.trim() === '') throw new AppError('bad-request', { name: 'names.change', detail: 'empty name' });
  return name;
}

function orNull(name: string | null): string | null {
  return name === null ? null : text(name);
}

/** People are known by address or name in small letters. */
function key(person: string): string {
  return text(person).trim().toLowerCase();
}

type Table = 'service_team' | 'service_alias' | 'environment_choice';

function put(
  db: Database,
  table: Table,
  [keyColumn, column]: readonly [string, string],
  name: string,
  value: string | number | null,
): void {
  if (value === null) db.prepare(`DELETE FROM ${table} WHERE ${keyColumn} = ?`).run(name);
  else
    db.prepare(
      `INSERT INTO ${table} (${keyColumn}, ${column}) VALUES (?, ?)
       ON CONFLICT (${keyColumn}) DO UPDATE SET ${column} = excluded.${column}`,
    ).run(name, value);
}

function changeAlias(db: Database, name: string, aliasOf: string | null): void {
  if (aliasOf !== null) {
    refuseCircle(
      db.prepare<[], [string, string]>('SELECT name, service FROM service_alias').raw().all(),
      name,
      aliasOf,
    );
  }
  put(db, 'service_alias', ['name', 'service'], name, aliasOf);
}

/** Nobody means himself, whoever stands between. */
function refuseCircle(pairs: readonly (readonly [string, string])[], name: string, other: string): void {
  const means = new Map(pairs);
  means.delete(name);
  if (follow(means)(other) === name) throw new AppError('names-circular', { name, other });
}

function changeSamePerson(db: Database, person: string, sameAs: string | null): void {
  if (sameAs !== null) {
    const pairs = db
      .prepare<[], [string, string]>('SELECT person, same_as FROM person_choice WHERE same_as IS NOT NULL')
      .raw()
      .all();
    refuseCircle(pairs, person, sameAs);
  }
  changePerson(db, person, 'same_as', sameAs);
}

function changePerson(
  db: Database,
  person: string,
  column: 'bot' | 'same_as' | 'group_name',
  value: string | number | null,
): void {
  db.prepare(
    `INSERT INTO person_choice (person, ${column}) VALUES (?, ?)
     ON CONFLICT (person) DO UPDATE SET ${column} = excluded.${column}`,
  ).run(person, value);
  db.prepare(
    'DELETE FROM person_choice WHERE person = ? AND bot IS NULL AND same_as IS NULL AND group_name IS NULL',
  ).run(person);
}

function changeRepository(
  db: Database,
  id: number,
  services: readonly { readonly service: string; readonly paths: readonly string[] }[],
): void {
  const repository = db
    .prepare<[number], { name: string; cloned: number }>(
      'SELECT name, clone_path IS NOT NULL AS cloned FROM repository WHERE id = ?',
    )
    .get(id);
  if (repository === undefined) throw new AppError('not-found', { what: 'repository', id });
  if (repository.cloned === 1 && services.some(({ paths }) => paths.length > 0)) {
    throw new AppError('paths-need-folder', { name: repository.name });
  }
  const add = db.prepare('INSERT OR IGNORE INTO service (name) VALUES (?)');
  const link = db.prepare(
    `INSERT OR IGNORE INTO repository_service (repository_id, service_id, path_glob)
     SELECT ?, id, ? FROM service WHERE name = ?`,
  );
  db.prepare('DELETE FROM repository_service WHERE repository_id = ?').run(id);
  for (const { service, paths } of services) {
    const name = text(service);
    add.run(name);
    const patterns = paths.map((path) => path.trim()).filter((path) => path !== '');
    for (const pattern of patterns) checkPathPattern(pattern);
    for (const pattern of patterns.length === 0 ? [''] : patterns) link.run(id, pattern, name);
  }
  db.prepare(
    `DELETE FROM commit_paths WHERE repository_id = ? AND NOT EXISTS (SELECT 1 FROM repository_service AS own
       WHERE own.repository_id = commit_paths.repository_id AND own.service_id = commit_paths.service_id)`,
  ).run(id);
  renewReleases(db, id);
}
