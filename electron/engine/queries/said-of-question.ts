/** What a report says of the question that it answers. */
import type { Facts } from '../../../shared/metrics/facts.ts';
import type { Report } from '../../../shared/report.ts';
import { formatInstant } from '../../../shared/time.ts';
import type { Question } from './question.ts';

export function saidOfPeriod({ selection, previous, view }: Question): Report['period'] {
  return {
    from: formatInstant(selection.from),
    to: formatInstant(selection.to),
    timeZone: selection.timeZone,
    previous: { from: formatInstant(previous.from), to: formatInstant(previous.to) },
    comparedWith: typeof view.compareWith === 'object' ? 'chosen' : (view.compareWith ?? 'previous'),
  };
}

export function saidOfFilters({ rules, facts, view }: Question): Report['filters'] {
  return {
    env: rules.environmentPattern,
    ...(rules.environmentsAsSaid ? saidOfEnvironments(facts) : {}),
    service: view.services,
    team: view.teams,
    repo: view.repositories,
  };
}

function saidOfEnvironments({ names, said }: Facts): { production?: Record<string, boolean> } {
  const entries = names.environments.flatMap((name, code) =>
    said.production[code] === 0 ? [] : [[name, said.production[code] === 2] as const],
  );
  return entries.length === 0 ? {} : { production: Object.fromEntries(entries) };
}
