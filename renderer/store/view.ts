/** The filters of the location as a screen uses them. */
import { useMemo } from 'react';
import type { WorkspaceSummary } from '../../shared/answers.ts';
import type { View } from '../../shared/view.ts';
import {
  type DataFrame,
  DEFAULT_FILTERS,
  type Filters,
  filterPart,
  filtersFromQuery,
  filtersToQuery,
  knownZone,
  screenPart,
  screenPlace,
  viewOf,
} from './filters.ts';
import { currentPath, currentQuery, navigate, useFilterQuery, useQuery, useQueryParam } from './location.ts';
import type { ListQuestion } from './pages.ts';
import { useWorkspace } from './workspace.ts';

export function useFilters(): Filters {
  const query = useFilterQuery();
  return useMemo(() => filtersFromQuery(query), [query]);
}

/** Changes some filters, as a step that back undoes. */
export function changeFilters(patch: Partial<Filters>): void {
  placeFilters({ ...filtersFromQuery(currentQuery()), ...patch });
}

export function clearFilters(): void {
  placeFilters(DEFAULT_FILTERS);
}

function placeFilters(filters: Filters): void {
  place(filtersToQuery(filters), screenPart(currentQuery()));
}

function place(filters: string, screen: URLSearchParams): void {
  navigate(screenPlace(currentPath(), filters, screen.toString()));
}

/** A value that a screen keeps in the location beside the filters: a search, a sorting, the row that is open. */
export function useScreenParam(name: string): string | null {
  return useQueryParam(name);
}

/** `replace` where every keystroke would otherwise be a step back. */
export function setScreenParam(name: string, value: string | null, replace = false): void {
  setScreenParams({ [name]: value }, replace);
}

/** Of the filters it knows the zone alone: a change of the others draws nothing anew that is only read in it. */
export function useDataFrame(): DataFrame | null {
  const summary = useWorkspace((state) => state.summary);
  const timeZone = knownZone(useQueryParam('tz'));
  return useMemo(() => frameOf(summary, timeZone), [summary, timeZone]);
}

function frameOf(summary: WorkspaceSummary | null, timeZone: string | null): DataFrame | null {
  return summary === null ? null : { timeZone: timeZone ?? summary.settings.timeZone, dataRange: summary.dataRange };
}

/** The view to ask the engine with; null while no workspace is open. */
export function useView(): View | null {
  const filters = useFilters();
  const frame = useDataFrame();
  return useMemo(() => (frame === null ? null : viewOf(filters, frame)), [filters, frame]);
}

/** The same at this moment, for what is done once. */
export function currentView(): View | null {
  const filters = filtersFromQuery(currentQuery());
  const frame = frameOf(useWorkspace.getState().summary, filters.timeZone);
  return frame === null ? null : viewOf(filters, frame);
}

/** Several at once are one step that back undoes. */
export function setScreenParams(values: Readonly<Record<string, string | null>>, replace = false): void {
  navigate(placeWithParams(values), { replace });
}

/** This place with other values beside its filters; null and '' take one away. */
export function placeWithParams(values: Readonly<Record<string, string | null>>): string {
  const query = currentQuery();
  const screen = screenPart(query);
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === '') screen.delete(name);
    else screen.set(name, value);
  }
  return screenPlace(currentPath(), filterPart(query), screen.toString());
}

/** Drawers lie on one another in the order of their parameters in the location: the last is on top. */
export type DrawerParam = 'open' | 'incident' | 'commit' | 'change';
const DRAWER_PARAMS: readonly string[] = ['open', 'incident', 'commit', 'change'] satisfies readonly DrawerParam[];

/** Opens over whatever else is open. */
export function openDrawer(name: DrawerParam, value: string): void {
  const query = currentQuery();
  const screen = screenPart(query);
  screen.delete(name);
  screen.append(name, value);
  place(filterPart(query), screen);
}

/** Whether this drawer is the one that Escape closes. */
export function useIsTopDrawer(name: DrawerParam): boolean {
  const query = useQuery();
  return [...new URLSearchParams(query).keys()].findLast((key) => DRAWER_PARAMS.includes(key)) === name;
}

/** A commit in the location: "a94a8fe@acme/shop". */
export function openCommit(repo: string, sha: string): void {
  openDrawer('commit', `${sha}@${repo}`);
}

export function useOpenCommit(): { readonly repo: string; readonly sha: string } | null {
  const [, sha, repo] = /^([0-9a-f]+)@(.+)$/.exec(useScreenParam('commit') ?? '') ?? [];
  return useMemo(() => (sha === undefined || repo === undefined ? null : { sha, repo }), [sha, repo]);
}

/** Id of the row that is open in a drawer; 'incident' where the screen's own rows are deployments. */
export function useOpenRow(name: 'open' | 'incident' = 'open'): number | null {
  const id = useScreenParam(name);
  return id !== null && /^\d+$/.test(id) ? Number(id) : null;
}

interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

export interface ListState {
  readonly question: ListQuestion | null;
  readonly sortBy: (column: string) => void;
}

/** What a list asks: the filters, and its own search and sorting, all from the location. */
export function useListQuestion(initial: Sort): ListState {
  const view = useView();
  const search = useScreenParam('search') ?? '';
  const sortParam = useScreenParam('sort');
  const { column, descending } = initial;
  return useMemo(() => {
    const sort = sortFromParam(sortParam) ?? { column, descending };
    return {
      question: view === null ? null : { view, search, sort },
      sortBy: (chosen) => setScreenParam('sort', sortToParam(nextSort(sort, chosen)), true),
    };
  }, [view, search, sortParam, column, descending]);
}

/** "-finishedAt" = by finishedAt, largest first. */
function sortFromParam(param: string | null): Sort | null {
  if (param === null) return null;
  return param.startsWith('-') ? { column: param.slice(1), descending: true } : { column: param, descending: false };
}

function sortToParam({ column, descending }: Sort): string {
  return descending ? `-${column}` : column;
}

function nextSort(sort: Sort, column: string): Sort {
  return { column, descending: sort.column === column ? !sort.descending : true };
}
