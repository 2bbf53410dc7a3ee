import type { IncidentRow } from '../../../shared/answers.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';

/** What an incident is called. */
export function incidentName({ title, externalId }: Pick<IncidentRow, 'title' | 'externalId'>, t: Translate): string {
  return title ?? externalId ?? t('lists.drawer.untitled');
}

/** All services an incident touches; null where it names none. */
export function servicesOf({ services, service }: Pick<IncidentRow, 'services' | 'service'>): string | null {
  if (services.length > 0) return services.join(', ');
  return service;
}
