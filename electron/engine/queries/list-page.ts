/** Lists that are asked for page by page: selected and put in order once, described a page at a time. */

import type { Page } from '../../../shared/answers.ts';
import { AppError } from '../../../shared/errors.ts';
import { keepLatest } from '../../../shared/keep-latest.ts';
import type { Selection } from '../../../shared/metrics/selection.ts';
import type { Resolved } from '../workspace.ts';
import { type NumberKey, orderBy, rowAt } from './row-order.ts';

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

export interface PageRequest {
  readonly sort: Sort;
  readonly offset: number;
  readonly limit: number;
}

/** What columns are sorted by: made when it is needed, for the rows of the list. */
export type SortKeys = Readonly<Record<string, (rows: Int32Array) => NumberKey>>;

/** A list as its question says it, in its order. */
export interface OrderedList<Row> {
  readonly total: number;
  /** Rows of the facts at these places, fewer at the end. */
  rowsAt(offset: number, limit: number): Int32Array;
  describe(rows: Int32Array): readonly Row[];
}

export interface ListSource<Row> {
  /** The request that it answers. */
  readonly name: string;
  /** What rows are selected by: lists of one resolution with the same text have the same rows. */
  readonly asked: string;
  /** In the order of time, which rows with the same key keep. */
  readonly select: () => Int32Array;
  readonly keys: SortKeys;
  readonly describe: (rows: Int32Array) => readonly Row[];
}

/** Throws 'bad-request' for a column that can't be sorted by. */
export function orderedList<Row>(resolved: Resolved, source: ListSource<Row>, sort: Sort): OrderedList<Row> {
  const { name, asked, select, keys, describe } = source;
  const { column, descending } = sort;
  const keyOf = Object.hasOwn(keys, column) ? keys[column] : undefined;
  if (!keyOf) throw new AppError('bad-request', { name, detail: `no column ${column}` });
  const selected = () => remembered(resolved, `${name} ${asked}`, select);
  const order = remembered(resolved, `${name} ${column} ${asked}`, () => {
    const rows = selected();
    return orderBy(rows, keyOf(rows));
  });
  return {
    total: order.rows.length,
    rowsAt(offset, limit) {
      const length = Math.max(0, Math.min(limit, order.rows.length - offset));
      return Int32Array.from({ length }, (_, place) => rowAt(order, descending, offset + place));
    },
    describe,
  };
}

export function pageOf<Row>(list: OrderedList<Row>, { offset, limit }: Omit<PageRequest, 'sort'>): Page<Row> {
  return { total: list.total, offset, rows: list.describe(list.rowsAt(offset, limit)) };
}

/** The rows that filters let through, in a text. */
export function selectionText({ from, to, timeZone, services, teams, repositories, environments }: Selection): string {
  const codes = [services, teams, repositories, environments].map((set) => set && [...set]);
  return JSON.stringify([from, to, timeZone, codes]);
}

/** Each is some megabytes for a million rows: a list, its order, and those of the list that one comes back to. */
const KEPT = 6;
const kept = new WeakMap<Resolved, Map<string, unknown>>();

/** What was made before of the same resolution, or `make()`; the latest are kept. One key always means one type. */
export function remembered<T>(resolved: Resolved, key: string, make: () => T): T {
  const known = kept.get(resolved) ?? new Map<string, unknown>();
  kept.set(resolved, known);
  const value = known.has(key) ? (known.get(key) as T) : make();
  keepLatest(known, key, value, KEPT);
  return value;
}
