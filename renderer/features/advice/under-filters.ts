import { filterPart, screenPlace } from '../../store/filters.ts';
import { currentQuery } from '../../store/location.ts';

/** A place ("/lead-time?stage=review") with the filters in force; those that the place names itself stand instead of them. */
export function underFilters(place: string): string {
  const [path = '/', screen = ''] = place.split('?');
  const filters = new URLSearchParams(filterPart(currentQuery()));
  for (const key of new URLSearchParams(screen).keys()) filters.delete(key);
  return screenPlace(path, filters.toString(), screen);
}
