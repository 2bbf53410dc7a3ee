import type { IncidentRow, Page } from '../../../shared/answers.ts';
import { selectRows } from '../../../shared/metrics/select-rows.ts';
import type { Database } from '../db/connect.ts';
import { orNull } from './deployment-rows.ts';
import { createIncidentRows, recoverySeconds, servicesOf } from './incident-rows.ts';
import { type PageRequest, pageOf, type SortKey } from './list-page.ts';
import type { Question } from './question.ts';
import { codesContaining, ranksByText, rowsContaining } from './search.ts';

export interface IncidentsRequest extends PageRequest {
  readonly search: string;
  /** Also incidents of environments that the view leaves out. */
  readonly elsewhere: boolean;
}

/** Incidents that started in the period. */
export function listIncidents(db: Database, question: Question, request: IncidentsRequest): Page<IncidentRow> {
  const { facts, resolved, selection } = question;
  const found = searchFilter(db, question, request.search.trim());
  const { resolution } = resolved;
  const incidentCounted = request.elsewhere
    ? new Uint8Array(facts.incidents.count).fill(1)
    : resolution.incidentCounted;
  const rows = selectRows(facts, { ...resolution, incidentCounted }, selection).started.filter(found);
  return pageOf('incidents.list', rows, request, sortKeys(db, question), createIncidentRows(db, question));
}

function searchFilter(db: Database, { facts, picture }: Question, text: string): (row: number) => boolean {
  if (text === '') return () => true;
  const { names, incidents } = facts;
  const services = codesContaining(names.services, text);
  const teams = codesContaining(names.teams, text);
  const environments = codesContaining(names.environments, text);
  const severities = codesContaining(names.severities, text);
  const columns = ['title', 'external_id', 'sha', 'version'];
  const texts = rowsContaining(db, 'incident_row', columns, text, picture.incidentOf);
  return (row) =>
    texts.has(row) ||
    incidents.serviceRef
      .subarray(incidents.serviceOffset[row], incidents.serviceOffset[row + 1])
      .some((code) => services.has(code)) ||
    teams.has(incidents.team[row] ?? 0) ||
    environments.has(incidents.environment[row] ?? 0) ||
    severities.has(incidents.severity[row] ?? 0);
}

function sortKeys(db: Database, { facts, picture, resolved }: Question): Record<string, () => SortKey> {
  const { incidents, names } = facts;
  const { linkOffset, incidentRule } = resolved.resolution;
  const instant = (column: Float64Array) => (): SortKey => (row) => orNull(column[row]);
  const name = (column: Int32Array, texts: readonly string[]) => (): SortKey => (row) =>
    texts[column[row] ?? 0] ?? null;
  const text = (column: string) => (): SortKey => ranksByText(db, 'incident_row', column, picture.incidentOf);
  const services = (): SortKey => (row) => servicesOf(facts, row).join(' ');
  return {
    id: instant(incidents.id),
    externalId: text('external_id'),
    service: services,
    services,
    team: name(incidents.team, names.teams),
    env: name(incidents.environment, names.environments),
    severity: name(incidents.severity, names.severities),
    title: text('title'),
    startedAt: instant(incidents.startedAt),
    detectedAt: instant(incidents.detectedAt),
    acknowledgedAt: instant(incidents.acknowledgedAt),
    resolvedAt: instant(incidents.resolvedAt),
    recoverySeconds: () => (row) => recoverySeconds(facts, row),
    deploymentId: () => (row) => (linkOffset[row + 1] ?? 0) - (linkOffset[row] ?? 0),
    linkRule: () => (row) => incidentRule[row] || null,
  };
}
