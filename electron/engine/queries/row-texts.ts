/** What facts keep no text of: keys, ids, SHAs and versions as they were written, of the rows of a page. */

import type { Database } from '../db/connect.ts';
import { prepared } from '../db/prepared.ts';
import { AUTHOR_ID } from '../facts/author-id.ts';
import { DEPLOYMENT_ROW_ORDER } from '../facts/fold-deployments.ts';
import { INCIDENT_ROW_ORDER } from '../facts/fold-incidents.ts';
import type { People } from '../facts/people.ts';
import type { Picture } from '../facts/picture.ts';

export interface DeploymentTexts {
  readonly key: string;
  readonly externalId: string | null;
  readonly sha: string | null;
  readonly version: string | null;
}

/** Of the deployment whose first row is `id`; as in the facts, the row that has its say last wins. */
export function deploymentTexts(db: Database): (id: number) => DeploymentTexts {
  const rowsOf = createRowsOf<[string | null, string | null, string | null, string]>(
    db,
    'deployment_row',
    'external_id, sha, version, key',
    DEPLOYMENT_ROW_ORDER,
  );
  return remembered((id) => {
    const found = rowsOf(id);
    return {
      externalId: lastOf(found, 0),
      sha: lastOf(found, 1),
      version: lastOf(found, 2),
      key: lastOf(found, 3) ?? '',
    };
  });
}

export interface IncidentTexts {
  readonly key: string;
  readonly externalId: string | null;
  readonly title: string | null;
  /** The import that its row came with. */
  readonly source: { readonly preset: string; readonly file: string };
}

export function incidentTexts(db: Database): (id: number) => IncidentTexts {
  const rowsOf = createRowsOf<[string | null, string | null, string, number]>(
    db,
    'incident_row',
    'external_id, title, key, batch_id',
    INCIDENT_ROW_ORDER,
  );
  const sourceOf = createSourceOf(db);
  return (id) => {
    const found = rowsOf(id);
    return {
      externalId: lastOf(found, 0),
      title: lastOf(found, 1),
      key: lastOf(found, 2) ?? '',
      source: sourceOf(found.at(-1)?.[3] ?? 0),
    };
  };
}

/** Rows of the deployment or incident whose first one is `id`, in the order in which they have their say. */
function createRowsOf<Row extends readonly unknown[]>(
  db: Database,
  table: 'deployment_row' | 'incident_row',
  columns: string,
  order: string,
): (id: number) => readonly Row[] {
  // Most have one row, and sorting that one takes as long as finding it.
  const single = prepared<[number], Row>(
    db,
    `SELECT ${columns} FROM ${table} AS own WHERE id = ?
     AND (SELECT count(*) FROM ${table} AS other WHERE other.key = own.key) = 1`,
  ).raw();
  const several = prepared<[number], Row>(
    db,
    `SELECT ${columns} FROM ${table}
     WHERE repeats = 0 AND key = (SELECT key FROM ${table} WHERE id = ?) ORDER BY ${order}`,
  ).raw();
  return (id) => {
    const own = single.get(id);
    return own === undefined ? several.all(id) : [own];
  };
}

/** Of a list, the deployment before one is soon listed itself. */
const REMEMBERED = 4096;

function remembered<T>(read: (id: number) => T): (id: number) => T {
  const known = new Map<number, T>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const value = read(id);
    if (known.size >= REMEMBERED) known.clear();
    known.set(id, value);
    return value;
  };
}

function createSourceOf(db: Database): (batchId: number) => IncidentTexts['source'] {
  const batch = prepared<[number], IncidentTexts['source']>(db, 'SELECT preset, file FROM batch WHERE id = ?');
  const known = new Map<number, IncidentTexts['source']>();
  return (batchId) => {
    const source = known.get(batchId) ?? batch.get(batchId) ?? { preset: '', file: '' };
    known.set(batchId, source);
    return source;
  };
}

export interface CommitTexts {
  readonly sha: string;
  readonly subject: string;
  readonly author: string;
}

export function commitTexts(db: Database): (repositoryId: number, position: number) => CommitTexts {
  const commit = prepared<[number, number], CommitTexts>(
    db,
    `SELECT lower(hex(sha)) AS sha, subject, person.name AS author FROM git_commit
     JOIN person ON person.id = ${AUTHOR_ID} WHERE repository_id = ? AND position = ?`,
  );
  return (repositoryId, position) => commit.get(repositoryId, position) ?? { sha: '', subject: '', author: '' };
}

/** SHA of a commit alone, for thousands of them. */
export function commitSha(db: Database): (repositoryId: number, position: number) => string {
  const sha = prepared<[number, number], string>(
    db,
    'SELECT lower(hex(sha)) FROM git_commit WHERE repository_id = ? AND position = ?',
  ).pluck();
  return (repositoryId, position) => sha.get(repositoryId, position) ?? '';
}

/** SHA of a commit (row of the facts). */
export function commitRowSha(db: Database, picture: Picture): (row: number) => string {
  const shaOf = commitSha(db);
  return (row) => shaOf(picture.repositoryIds[picture.repositoryOf(row)] ?? 0, picture.commitPosition[row] ?? -1);
}

/** The name that the author of a commit goes by. */
export function commitAuthor(db: Database, { nameOf }: People): (repositoryId: number, position: number) => string {
  const author = prepared<[number, number], number>(
    db,
    `SELECT ${AUTHOR_ID} FROM git_commit WHERE repository_id = ? AND position = ?`,
  ).pluck();
  return (repositoryId, position) => nameOf.get(author.get(repositoryId, position) ?? 0) ?? '';
}

function lastOf(rows: readonly (readonly (string | number | null)[])[], column: number): string | null {
  const said = rows.findLast((row) => row[column] !== null)?.[column];
  return typeof said === 'string' ? said : null;
}
