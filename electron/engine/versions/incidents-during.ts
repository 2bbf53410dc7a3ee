import type { IncidentFacts } from '../../../shared/metrics/facts.ts';
import { type Groups, groupRows, membersOf } from '../../../shared/metrics/group-rows.ts';
import { oncePer } from '../../../shared/metrics/once-per.ts';
import { firstAtOrAfter } from '../../../shared/metrics/search-sorted.ts';
import type { Question } from '../queries/question.ts';
import type { KnownVersion } from './service-history.ts';

/** Incidents by service: a group a code; an incident of two services is in both. */
const incidentsByService = oncePer(({ count, serviceOffset, serviceRef }: IncidentFacts): Groups => {
  const rows = new Int32Array(serviceRef.length);
  let services = 0;
  for (let row = 0; row < count; row++) rows.fill(row, serviceOffset[row], serviceOffset[row + 1]);
  for (const service of serviceRef) services = Math.max(services, service + 1);
  return groupRows(serviceRef, services, rows);
});

/** Incidents (rows, in order of time) that touch a service (a code). */
export function incidentsOfService({ facts }: Question, service: number): Int32Array {
  const groups = incidentsByService(facts.incidents);
  return service > 0 && service < groups.count ? membersOf(groups, service) : new Int32Array(0);
}

/**
 * Incidents (rows) of the service that started while a version was the newest: not at the very moment in which it came,
 * when it had not run yet.
 */
export function incidentsDuring(question: Question, service: number): (version: KnownVersion) => readonly number[] {
  const { startedAt } = question.facts.incidents;
  const all = incidentsOfService(question, service);
  return ({ reigns }) =>
    reigns.flatMap(({ from, to }) => {
      const rows: number[] = [];
      const first = firstAtOrAfter(all.length, (i) => startedAt[all[i] as number] as number, from + 1);
      for (let i = first; i < all.length; i++) {
        const row = all[i] as number;
        if ((startedAt[row] as number) > to) break;
        rows.push(row);
      }
      return rows;
    });
}
