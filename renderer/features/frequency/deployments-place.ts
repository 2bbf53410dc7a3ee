/** Where the deployments behind a figure are: the list with the same filters, narrowed to a day or an hour of the week. */
import { addDays } from '../../../shared/local-date.ts';
import { type Filters, filtersToQuery } from '../../store/filters.ts';

export function dayPlace(filters: Filters, day: string): string {
  return `/deployments?${filtersToQuery({ ...filters, range: { kind: 'custom', from: day, to: addDays(day, 1) } })}`;
}

/** @param weekday ISO, 1 = Monday */
export function hourPlace(filters: Filters, weekday: number, hour: number): string {
  const query = filtersToQuery(filters);
  return `/deployments?${query === '' ? '' : `${query}&`}hour=${weekday}-${hour}`;
}
