/** Local dates of the report's instants. */
import { dateOfDay } from '../../shared/local-date.ts';
import { localClock } from '../../shared/time.ts';

/** ISO 8601 instant → its local date in a zone, YYYY-MM-DD. */
export function localDayOf(instant: string, timeZone: string): string {
  return dateOfDay(localClock(timeZone).dayOf(Date.parse(instant)));
}
