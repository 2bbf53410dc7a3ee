import type { IncidentRow } from '../../../shared/answers.ts';

/** All services an incident touches; null where it names none. */
export function servicesOf({ services, service }: Pick<IncidentRow, 'services' | 'service'>): string | null {
  if (services.length > 0) return services.join(', ');
  return service;
}
