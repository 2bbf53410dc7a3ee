/** A long list asked for page by page, as far as it is looked at. */
import { useEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Page } from '../../shared/answers.ts';
import type { ErrorData } from '../../shared/errors.ts';
import type { OnlyDeployments, OnlyIncidents } from '../../shared/model.ts';
import type { StageName } from '../../shared/report.ts';
import type { HoursOfWeek, LocalHour, View } from '../../shared/view.ts';
import { ask, questionKey, useResults } from './results.ts';

export const PAGE_ROWS = 1000;
/** Of the page before and after, so that it is there when it comes into view. */
const ROWS_AHEAD = 100;
/** Whoever drags the scroll bar passes hundreds of pages by: only where one rests are they asked for. */
const PASSING_BY_MS = 60;

export type ListName = 'deployments.list' | 'incidents.list' | 'lead-time.changes';

export interface ListQuestion {
  readonly view: View;
  readonly search: string;
  readonly sort: { readonly column: string; readonly descending: boolean };
  /** Of a list of changes alone. */
  readonly stage?: StageName;
  readonly authorGroup?: string;
  /** Of a list of deployments: only those that name a commit that no repository has. */
  readonly missing?: true;
  /** Of a list of deployments: only those of this hour of the week. */
  readonly hour?: LocalHour;
  /** Of a list of deployments: only those of these hours of the week. */
  readonly hours?: HoursOfWeek;
  /** Of a list of deployments: only counted ones that failed, that were not planned, or of which the start is known. */
  readonly only?: OnlyDeployments;
  /** Of a list of incidents: some of those that were resolved in the period, instead of those that began in it. */
  readonly recovered?: OnlyIncidents;
}

export interface PagedRows<Row> {
  /** null until the first answer. */
  readonly total: number | null;
  /** null where the page is still on its way. */
  rowAt(index: number): Row | null;
  /** Among the rows that are there. */
  find(matches: (row: Row) => boolean): Row | null;
  readonly error: ErrorData | null;
  readonly updating: boolean;
}

/** @param first, last the rows in view, counted from 0 */
export function usePages<Row>(
  name: ListName,
  question: ListQuestion | null,
  first: number,
  last: number,
): PagedRows<Row> {
  const epoch = useResults((state) => state.epoch);
  const shownTotal = useRef<number | null>(null);
  const end = shownTotal.current === null ? last : Math.max(last, Math.min(last + ROWS_AHEAD, shownTotal.current - 1));
  const wanted = pagesOf(first - ROWS_AHEAD, end);
  const inputs = question === null ? [] : wanted.map((page) => pageInput(question, page));
  const keys = inputs.map((input) => questionKey(name, input));
  const entries = useResults(useShallow((state) => keys.map((key) => state.entries.get(key))));

  const about = JSON.stringify([name, question, epoch]);
  const asked = useRef('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys stand for name and inputs; a new epoch asks again
  useEffect(() => {
    const askAll = () => {
      for (const input of inputs) void ask(name, input);
    };
    if (asked.current !== about) {
      asked.current = about;
      askAll();
      return;
    }
    const timer = setTimeout(askAll, PASSING_BY_MS);
    return () => clearTimeout(timer);
  }, [keys.join('\n'), epoch]);

  // The keys name list requests, so their entries hold pages of that list.
  const pages = entries.map((entry) => (entry?.value ?? null) as Page<Row> | null);
  const total = pages.find((page) => page !== null)?.total;
  // Until another question is answered the list keeps its length.
  if (total !== undefined) shownTotal.current = total;
  return {
    total: shownTotal.current,
    find: (matches) => pages.flatMap((page) => page?.rows ?? []).find(matches) ?? null,
    rowAt: (index) => pages[wanted.indexOf(Math.floor(index / PAGE_ROWS))]?.rows[index % PAGE_ROWS] ?? null,
    error: entries.find((entry) => entry?.error != null)?.error ?? null,
    updating: question === null || entries.some((entry) => entry === undefined || entry.pending),
  };
}

/** Numbers of the pages that hold these rows. */
export function pagesOf(first: number, last: number): readonly number[] {
  const from = Math.floor(Math.max(0, first) / PAGE_ROWS);
  const to = Math.floor(Math.max(0, last) / PAGE_ROWS);
  return Array.from({ length: Math.max(1, to - from + 1) }, (_, index) => from + index);
}

function pageInput({ sort, ...question }: ListQuestion, page: number) {
  return { ...question, sort: { ...sort }, offset: page * PAGE_ROWS, limit: PAGE_ROWS };
}
