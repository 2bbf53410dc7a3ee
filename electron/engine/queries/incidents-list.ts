import type { IncidentRow } from '../../../shared/answers.ts';
import { createRecoveryParts } from '../../../shared/metrics/recovery-parts.ts';
import { selectRows } from '../../../shared/metrics/select-rows.ts';
import type { OnlyIncidents } from '../../../shared/model.ts';
import type { Database } from '../db/connect.ts';
import { createIncidentRows, recoverySeconds, servicesOf } from './incident-rows.ts';
import { type OrderedList, orderedList, type Sort, type SortKeys, selectionText } from './list-page.ts';
import type { Question } from './question.ts';
import { codesContaining, rowsContaining, textRanks } from './search.ts';
import { nameKey, numberKey, textKey } from './sort-keys.ts';

export interface IncidentsRequest {
  readonly search: string;
  readonly sort: Sort;
  /** Also incidents of environments that the view leaves out. */
  readonly elsewhere: boolean;
  /** Some of those that were resolved in the period, instead of those that began in it. */
  readonly recovered: OnlyIncidents | null;
}

/** Incidents that started in the period, or were resolved in it. */
export function listIncidents(db: Database, question: Question, request: IncidentsRequest): OrderedList<IncidentRow> {
  const { elsewhere, recovered, sort } = request;
  const search = request.search.trim();
  const describe = createIncidentRows(db, question);
  return orderedList(
    question.resolved,
    {
      name: 'incidents.list',
      asked: JSON.stringify([selectionText(question.selection), search, elsewhere, recovered]),
      select: () => selectIncidents(db, question, { search, elsewhere, recovered }),
      keys: sortKeys(db, question),
      describe: (rows) => Array.from(rows, describe),
    },
    sort,
  );
}

function selectIncidents(
  db: Database,
  question: Question,
  { search, elsewhere, recovered }: Omit<IncidentsRequest, 'sort'>,
): Int32Array {
  const { facts, resolved, selection } = question;
  const { resolution } = resolved;
  const incidentCounted = elsewhere ? new Uint8Array(facts.incidents.count).fill(1) : resolution.incidentCounted;
  const { started, resolved: ended } = selectRows(facts, { ...resolution, incidentCounted }, selection);
  const rows = recovered === null ? started : ended.filter(recoveryFilter(question, recovered));
  return search === '' ? rows : rows.filter(searchFilter(db, question, search));
}

function recoveryFilter({ facts, resolved }: Question, recovered: OnlyIncidents): (row: number) => boolean {
  const partsOf = createRecoveryParts(facts, resolved.resolution);
  return (row) => {
    const parts = partsOf(row);
    if (parts === null || recovered === 'resolved') return parts !== null;
    return (recovered === 'remedy' ? parts.by : parts[recovered]) !== null;
  };
}

function searchFilter(db: Database, { facts, picture }: Question, text: string): (row: number) => boolean {
  const { names, incidents } = facts;
  const services = codesContaining(names.services, text);
  const teams = codesContaining(names.teams, text);
  const environments = codesContaining(names.environments, text);
  const severities = codesContaining(names.severities, text);
  const searched = { columns: ['title', 'external_id', 'sha', 'version'], text, count: incidents.count };
  const texts = rowsContaining(db, 'incident_row', searched, picture.incidentOf);
  return (row) =>
    texts[row] === 1 ||
    incidents.serviceRef
      .subarray(incidents.serviceOffset[row], incidents.serviceOffset[row + 1])
      .some((code) => services.has(code)) ||
    teams.has(incidents.team[row] ?? 0) ||
    environments.has(incidents.environment[row] ?? 0) ||
    severities.has(incidents.severity[row] ?? 0);
}

function sortKeys(db: Database, { facts, picture, resolved }: Question): SortKeys {
  const { incidents, names } = facts;
  const { linkOffset, incidentRule } = resolved.resolution;
  const number = (column: ArrayLike<number>) => () => numberKey(column);
  const name = (codes: ArrayLike<number>, texts: readonly string[]) => () => nameKey(codes, texts);
  const text = (column: string) => () =>
    textRanks(db, 'incident_row', column, { count: incidents.count, rowOf: picture.incidentOf });
  const services = (rows: Int32Array) => textKey(rows, (row) => servicesOf(facts, row).join(' '));
  return {
    id: number(incidents.id),
    externalId: text('external_id'),
    service: services,
    services,
    team: name(incidents.team, names.teams),
    env: name(incidents.environment, names.environments),
    severity: name(incidents.severity, names.severities),
    title: text('title'),
    startedAt: number(incidents.startedAt),
    detectedAt: number(incidents.detectedAt),
    acknowledgedAt: number(incidents.acknowledgedAt),
    resolvedAt: number(incidents.resolvedAt),
    recoverySeconds: () => (row) => recoverySeconds(facts, row) ?? Number.NaN,
    deploymentId: () => (row) => (linkOffset[row + 1] ?? 0) - (linkOffset[row] ?? 0),
    linkRule: () => (row) => incidentRule[row] || Number.NaN,
  };
}
