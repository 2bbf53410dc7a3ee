import { formatInstant, type Period, parsePeriod, previousPeriod, yearBefore } from '../time.ts';
import type { View } from '../view.ts';
import type { RelativePeriod, SliceChoice } from './slice-text.ts';

/**
 * What a slice looks at, within filters that hold for all. What it names takes the place of what the filters name of that
 * kind. The filters' own names are those of the open workspace: in another they would find nothing. Throws
 * 'period-invalid', 'time-zone-unknown'.
 */
export function viewOfSlice(slice: SliceChoice, filters: View): View {
  const { env, compareWith, ...common } = filters;
  const isHere = slice.workspace === null;
  const own = (names: readonly string[], around: readonly string[]) => [
    ...(names.length > 0 ? names : isHere ? around : []),
  ];
  const period = periodOf(slice, filters);
  const environments = slice.env !== undefined ? slice.env : isHere ? env : undefined;
  // Days chosen for the one period are none to set another against.
  const against = period === null || typeof compareWith === 'string' ? compareWith : undefined;
  return {
    ...common,
    ...period,
    services: own(slice.services, filters.services),
    teams: own(slice.teams, filters.teams),
    repositories: own(slice.repositories, filters.repositories),
    ...(environments === undefined ? {} : { env: environments }),
    ...(against === undefined ? {} : { compareWith: against }),
    ...(slice.profile === null ? {} : { profile: slice.profile }),
  };
}

/** null = that of the filters. Of all there is, nothing lies before. */
function periodOf({ from, to, period }: SliceChoice, filters: View): Pick<View, 'from' | 'to'> | null {
  if (from !== null || to !== null) return { from: from ?? filters.from, to: to ?? filters.to };
  if (period === null || filters.from === null || filters.to === null) return null;
  const shifted = shift(parsePeriod(filters.from, filters.to, filters.timeZone), period, filters.timeZone);
  return { from: formatInstant(shifted.from), to: formatInstant(shifted.to) };
}

function shift(period: Period, by: RelativePeriod, timeZone: string): Period {
  return by === 'previous' ? previousPeriod(period, timeZone) : yearBefore(period, timeZone);
}
