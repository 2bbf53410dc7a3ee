import type { Filters } from '../../../renderer/store/filters.ts';
import { DEFAULT_FILTERS } from '../../../renderer/store/filters.ts';
import type { RequestOutput } from '../../../shared/api.ts';
import { addDays } from '../../../shared/local-date.ts';

export interface Change {
  readonly kind: 'range' | 'service' | 'team' | 'environment';
  readonly filters: Filters;
}

/**
 * What somebody does who looks around: a range, then others of the same length a week apart, each also with one service
 * and one team alone; at the end other environments. No question is asked twice.
 */
export function planChanges(
  facets: RequestOutput['facets'],
  days: number,
  end: string,
  weeks: number,
): readonly Change[] {
  const { services, teams, environments } = facets;
  const rangeBefore = (week: number): Filters => {
    const to = addDays(end, -7 * week);
    return { ...DEFAULT_FILTERS, range: { kind: 'custom', from: addDays(to, -days), to } };
  };
  const looks = Array.from({ length: weeks }, (_, week): readonly Change[] => {
    const range = rangeBefore(week + 1);
    const [service, team] = [services[(week * 7) % services.length], teams[week % teams.length]];
    return [
      { kind: 'range', filters: range },
      ...(service === undefined ? [] : [{ kind: 'service', filters: { ...range, services: [service.name] } } as const]),
      ...(team === undefined ? [] : [{ kind: 'team', filters: { ...range, teams: [team.name] } } as const]),
    ];
  });
  const others = [...environments.map(({ name }) => [name]), 'all' as const];
  const elsewhere = others.map((chosen): Change => {
    return { kind: 'environment', filters: { ...rangeBefore(weeks + 1), environments: chosen } };
  });
  return [...looks.flat(), ...elsewhere];
}
