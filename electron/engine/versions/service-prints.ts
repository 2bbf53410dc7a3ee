/** What of a service's versions can change while its rows stay the same: a text a service, equal as long as that is. */
import type { Groups } from '../../../shared/metrics/group-rows.ts';
import type { Database } from '../db/connect.ts';
import { readGenerations } from '../db/settings.ts';
import type { Question } from '../queries/question.ts';
import { readVersionAliases } from './change-alias.ts';
import type { KnownService } from './known-services.ts';

/** Rows, names and commits; equal texts, equal ones. */
export function stampOfRows(db: Database): string {
  const { rows, commits } = readGenerations(db);
  return JSON.stringify([rows, commits]);
}

/** Each service's is made once. `streams`: its deployments that count. */
export function createPrints(db: Database, question: Question, streams: Groups): (service: KnownService) => string {
  const prints = new Map<string, string>();
  return (service) => {
    const print = prints.get(service.name) ?? printOfService(db, question, service, streams);
    prints.set(service.name, print);
    return print;
  };
}

/** Its deployments that count, how they ended, which incidents are theirs, and what the user says of names of versions. */
function printOfService(
  db: Database,
  { facts, resolved }: Question,
  { code, names }: KnownService,
  streams: Groups,
): string {
  const { failedBy, remediation, incidentCounted } = resolved.resolution;
  const { offset, member } = resolved.incidentsOf;
  const byHand = facts.said.byHand?.failed;
  // Two, since services by the hundred under filters by the dozen are told apart.
  let [hash, other] = [0, 0];
  const mix = (value: number) => {
    hash = Math.imul(hash ^ value, 0x01000193) ^ (hash >>> 15);
    other = Math.imul(other ^ value, 0x85ebca6b) ^ (other >>> 13);
  };
  const end = code === 0 ? 0 : (streams.offset[code + 1] ?? 0);
  for (let k = streams.offset[code] ?? 0; k < end; k++) {
    const row = streams.member[k] as number;
    mix(row);
    mix((failedBy[row] as number) * 16 + (remediation[row] as number) + 1);
    const said = byHand?.get(row);
    if (said !== undefined) mix(said ? 1001 : 1002);
    for (let i = offset[row] as number; i < (offset[row + 1] as number); i++) {
      const incident = member[i] as number;
      mix(2 * incident + (incidentCounted[incident] as number) + 5000);
    }
  }
  return JSON.stringify([hash, other, [...readVersionAliases(db, names)].sort()]);
}
