/** The filters of the location as a screen uses them. */
import { useMemo } from 'react';
import type { View } from '../../shared/api.ts';
import {
  type DataFrame,
  DEFAULT_FILTERS,
  type Filters,
  filterPart,
  filtersFromQuery,
  filtersToQuery,
  screenPart,
  viewOf,
} from './filters.ts';
import { currentPath, currentQuery, navigate, useQuery } from './location.ts';
import { useWorkspace } from './workspace.ts';

export function useFilters(): Filters {
  const query = useQuery();
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

function place(filters: string, screen: URLSearchParams, replace = false): void {
  const parts = [filters, screen.toString()].filter((part) => part !== '');
  navigate(`${currentPath()}?${parts.join('&')}`, { replace });
}

/** A value that a screen keeps in the location beside the filters: a search, a sorting, the row that is open. */
export function useScreenParam(name: string): string | null {
  return new URLSearchParams(useQuery()).get(name);
}

/** `replace` where every keystroke would otherwise be a step back. */
export function setScreenParam(name: string, value: string | null, replace = false): void {
  const query = currentQuery();
  const screen = screenPart(query);
  if (value === null || value === '') screen.delete(name);
  else screen.set(name, value);
  place(filterPart(query), screen, replace);
}

export function useDataFrame(): DataFrame | null {
  const summary = useWorkspace((state) => state.summary);
  const { timeZone } = useFilters();
  return useMemo(
    () => (summary === null ? null : { timeZone: timeZone ?? summary.settings.timeZone, dataRange: summary.dataRange }),
    [summary, timeZone],
  );
}

/** The view to ask the engine with; null while no workspace is open. */
export function useView(): View | null {
  const filters = useFilters();
  const frame = useDataFrame();
  return useMemo(() => (frame === null ? null : viewOf(filters, frame)), [filters, frame]);
}
