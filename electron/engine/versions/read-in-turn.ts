/** Rows of series of one service, some at a time. */
import type { Database } from '../db/connect.ts';
import { prepared } from '../db/prepared.ts';

/** Whether rows of an environment count; null = of none that is named. */
export type IsCounted = (environmentId: number | null) => boolean;

export interface WhichRows {
  /** Of the service, under all its names. */
  readonly serviceIds: readonly number[];
  readonly isCounted: IsCounted;
  /** Of intervals: half-open, whole milliseconds. */
  readonly period?: { readonly from: number; readonly to: number };
  /** Condition in SQL and its parameters. */
  readonly only?: RowCondition | undefined;
}

export interface RowCondition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** What the columns begin with. */
export type RowStart<Third> = [id: number, version: string, environment: number | null, third: Third, at: number];
type AnyRow = [...RowStart<unknown>, ...unknown[]];

/** Rows that count in order of time, those of one instant together, until they are not taken; whether all were. */
export function readInTurn<Row extends AnyRow>(
  db: Database,
  columns: string,
  { serviceIds, isCounted, period = ALWAYS, only = { sql: 'true', values: [] } }: WhichRows,
  take: (rows: readonly Row[]) => boolean,
): boolean {
  // The index on service and instant has all of it, in this order.
  const read = prepared<(string | number)[], Row>(
    db,
    `SELECT ${columns} FROM version_row
     WHERE ${ofServices(serviceIds)} AND at > ? AND at < ? AND ${only.sql} AND repeats = 0 ORDER BY at LIMIT ?`,
  ).raw();
  let limit = ROWS_AT_ONCE;
  for (let after = period.from - 1; ; ) {
    const rows = read.all(...serviceIds, after, period.to, ...only.values, limit);
    const isLast = rows.length < limit;
    // The last instant may go on behind the limit.
    const end = isLast ? rows.length : firstOf(rows, rows.at(-1)?.[4] ?? 0);
    if (!take(rows.slice(0, end).filter((row) => isCounted(row[2])))) return false;
    if (isLast) return true;
    if (end === 0) limit *= 2;
    else after = rows[end - 1]?.[4] ?? after;
  }
}

const ALWAYS = { from: Number.MIN_SAFE_INTEGER + 1, to: Number.MAX_SAFE_INTEGER };
/** One by one would take twice as long, all at once the memory of a year by the minute. */
const ROWS_AT_ONCE = 2000;

/** Index of the first row of the last instant. */
function firstOf(rows: readonly AnyRow[], at: number): number {
  let first = rows.length;
  while (first > 0 && rows[first - 1]?.[4] === at) first--;
  return first;
}

export function ofServices(serviceIds: readonly number[]): string {
  return `service_id IN (${serviceIds.map(() => '?').join(', ')})`;
}

/** Those of `environments` (0 = none is named) that count; the others' rows are not so much as looked at. */
export function ofEnvironments(environments: readonly number[], isCounted: IsCounted): RowCondition {
  const counted = environments.filter((id) => isCounted(id === 0 ? null : id));
  if (counted.length === environments.length) return { sql: 'true', values: [] };
  if (counted.length === 0) return { sql: 'false', values: [] };
  return { sql: `coalesce(environment_id, 0) IN (${counted.map(() => '?').join(', ')})`, values: counted };
}
