/** The slices of the comparison in the location, in their order; the first is the base. */
import { useMemo } from 'react';
import { formatSlice, parseSlice, type SliceChoice } from '../../../shared/compare/slice-text.ts';
import { filterPart, screenPart, screenPlace } from '../../store/filters.ts';
import { currentQuery, navigate, useQuery } from '../../store/location.ts';

export const MOST_SLICES = 8;

/** What of the location makes no sense is taken as not said. */
function slicesFromQuery(query: string): readonly SliceChoice[] {
  const texts = new URLSearchParams(query).getAll('slice');
  return texts.slice(0, MOST_SLICES).flatMap((text) => {
    try {
      return [parseSlice(text)];
    } catch {
      return [];
    }
  });
}

export function useSlices(): readonly SliceChoice[] {
  const query = useQuery();
  return useMemo(() => slicesFromQuery(query), [query]);
}

/** One step that back undoes. */
export function placeSlices(slices: readonly SliceChoice[]): void {
  const query = currentQuery();
  const screen = screenPart(query);
  screen.delete('slice');
  for (const slice of slices.slice(0, MOST_SLICES)) screen.append('slice', formatSlice(slice));
  navigate(screenPlace('/compare', filterPart(query), screen.toString()));
}

/** The slice at `index` at another place; out of bounds = as they are. */
export function moved(slices: readonly SliceChoice[], index: number, to: number): readonly SliceChoice[] {
  const slice = slices[index];
  if (slice === undefined || to < 0 || to >= slices.length) return slices;
  const others = slices.filter((_, at) => at !== index);
  return [...others.slice(0, to), slice, ...others.slice(to)];
}

export function without(slices: readonly SliceChoice[], index: number): readonly SliceChoice[] {
  return slices.filter((_, at) => at !== index);
}
