/** Lists of rows that no figure is made of: pull requests, runs, versions, issues, commits. Plain SQL, a row a thing. */
import type { Page } from '../../../shared/answers.ts';
import { AppError } from '../../../shared/errors.ts';
import { matchEnvironments } from '../../../shared/metrics/counting.ts';
import { type Period, parsePeriod } from '../../../shared/time.ts';
import type { View } from '../../../shared/view.ts';
import type { Database } from '../db/connect.ts';
import { isBot } from '../facts/bots.ts';
import type { RowTable } from '../import/store/row-store.ts';
import type { PageRequest, Sort } from './list-page.ts';
import { repositoryCodes } from './question.ts';

/** What a list needs of a workspace. */
export interface RowListContext {
  readonly db: Database;
  readonly view: View;
  /** The service that a name means. */
  readonly serviceOf: (name: string) => string;
}

export interface RowListRequest extends PageRequest {
  readonly search: string;
}

export interface RowListShape {
  readonly request: string;
  /** SELECT that has every thing once, with an `id`. */
  readonly query: string;
  /** Columns of the query that can be sorted by, and those that are searched. */
  readonly sorted: readonly string[];
  readonly searched: readonly string[];
}

/** A condition in SQL on columns of the query, and its parameters. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Rows with one key are one thing. */
export function countThings(table: RowTable): string {
  return `SELECT count(DISTINCT key) FROM ${table}`;
}

/** Throws 'bad-request' for a column that can't be sorted by. */
export function pageOfRows<Raw>(
  db: Database,
  shape: RowListShape,
  conditions: readonly (Condition | null)[],
  { search, sort, offset, limit }: RowListRequest,
): Page<Raw> {
  const order = orderOf(shape, sort);
  const { where, values } = selectionOf(shape, conditions, search);
  const listed = `WITH listed AS (${shape.query}) SELECT`;
  const total = db.prepare(`${listed} count(*) FROM listed WHERE ${where}`).pluck().get(values) as number;
  const rows = db.prepare(`${listed} * FROM listed WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`);
  return { total, offset, rows: rows.all([...values, limit, offset]) as Raw[] };
}

/** As an ORDER BY. Throws 'bad-request' for a column that can't be sorted by. */
export function orderOf({ request, sorted }: RowListShape, { column, descending }: Sort): string {
  if (!sorted.includes(column)) throw new AppError('bad-request', { name: request, detail: `no column ${column}` });
  const direction = descending ? 'DESC' : 'ASC';
  return `${column} IS NULL, ${column} COLLATE NOCASE ${direction}, id ${direction}`;
}

/** As a WHERE, and its parameters. */
export function selectionOf(
  { searched }: RowListShape,
  conditions: readonly (Condition | null)[],
  search: string,
): { readonly where: string; readonly values: readonly (string | number)[] } {
  const all = [...conditions, searchCondition(searched, search)].filter((condition) => condition !== null);
  return {
    where: ['true', ...all.map(({ sql }) => sql)].join(' AND '),
    values: all.flatMap((condition) => condition.values),
  };
}

function searchCondition(columns: readonly string[], search: string): Condition | null {
  const text = search.trim();
  if (text === '') return null;
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const sql = columns.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(' OR ');
  return { sql: `(${sql})`, values: columns.map(() => pattern) };
}

/** What is left of a view without bounds is all time: data of these kinds may lie outside that of deployments. */
export function periodOf({ from, to, timeZone }: View): Period {
  return parsePeriod(from ?? '1970-01-01', to ?? '2200-01-01', timeZone);
}

export function inPeriod(view: View, column: string): Condition {
  const { from, to } = periodOf(view);
  return { sql: `${column} >= ? AND ${column} < ?`, values: [from, to] };
}

function among(column: string, ids: readonly number[]): Condition {
  return { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(ids)] };
}

function namedRows(db: Database, table: string): readonly { readonly id: number; readonly name: string }[] {
  return db.prepare<[], { id: number; name: string }>(`SELECT id, name FROM ${table}`).all();
}

/** Ids of the services asked for, under any name that means them; null = all. */
export function wantedServices({ db, view, serviceOf }: RowListContext): readonly number[] | null {
  if (view.services.length === 0) return null;
  const wanted = new Set(view.services.map(serviceOf));
  return namedRows(db, 'service').flatMap(({ id, name }) => (wanted.has(serviceOf(name)) ? [id] : []));
}

export function ofServices(context: RowListContext, column: string): Condition | null {
  const ids = wantedServices(context);
  return ids === null ? null : among(column, ids);
}

export function ofTeams({ db, view }: RowListContext, column: string): Condition | null {
  if (view.teams.length === 0) return null;
  const wanted = new Set(view.teams);
  return among(
    column,
    namedRows(db, 'team').flatMap(({ id, name }) => (wanted.has(name) ? [id] : [])),
  );
}

/** By the names that answer to those asked for (see `repositoryCodes`); `column` holds names. */
export function ofRepositories({ view }: RowListContext, names: readonly string[], column: string): Condition | null {
  const codes = repositoryCodes(view.repositories, names);
  if (codes === null) return null;
  const wanted = names.filter((_, code) => codes.has(code));
  return { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(wanted)] };
}

export function repositoryNames(db: Database): readonly string[] {
  return namedRows(db, 'repository_name').map(({ name }) => name);
}

/** Of the environments that a view asks for; what has none is of any. The workspace's own pattern is of deployments. */
export function ofEnvironments({ db, view }: RowListContext, column: string): Condition | null {
  if (view.env == null) return null;
  const environments = namedRows(db, 'environment');
  const matches = matchEnvironments(['', ...environments.map(({ name }) => name)], view.env);
  const { sql, values } = among(
    column,
    environments.flatMap(({ id }, index) => (matches[index + 1] === 1 ? [id] : [])),
  );
  return { sql: `(${column} IS NULL OR ${sql})`, values };
}

export function byPeople({ db, view }: RowListContext, query: string, column: string): Condition | null {
  if (!view.excludeBots) return null;
  const authors = db.prepare<[], string | null>(`SELECT DISTINCT ${column} FROM (${query})`).pluck().all();
  const bots = authors.filter((author) => author !== null && isBot(author, ''));
  return {
    sql: `(${column} IS NULL OR ${column} NOT IN (SELECT value FROM json_each(?)))`,
    values: [JSON.stringify(bots)],
  };
}
