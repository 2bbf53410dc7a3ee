import { filterPart, screenPlace } from '../../store/filters.ts';
import { currentQuery } from '../../store/location.ts';

/** A place ("/lead-time?stage=review") with the filters in force. */
export function underFilters(place: string): string {
  const [path = '/', screen = ''] = place.split('?');
  return screenPlace(path, filterPart(currentQuery()), screen);
}
