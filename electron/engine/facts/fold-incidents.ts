/**
 * Incidents from the rows of exports: rows with the same key are one incident, however they lie in their files (a history
 * has a row a change, an event log one each for triggered, acknowledged, resolved). It began, was noticed and was
 * acknowledged when the earliest of them says. Of everything else the file imported last decides, and within a file the
 * row that tells of the latest moment; an empty cell takes nothing back, and a row that repeats an earlier one says
 * nothing new. So an incident that was resolved stays resolved: whether a later export without a time of resolution means
 * that it was opened again, or is only older or shorter, no export says. It is listed as a conflict; undoing the import
 * that resolved it opens it again. Resolved a second time, it ends with the later resolution.
 */
import { earliest } from '../../../shared/time.ts';
import type { Database } from '../db/connect.ts';
import { laterRows } from './later-rows.ts';

export interface FoldedIncident {
  readonly id: number;
  serviceIds: readonly number[];
  teamId: number | null;
  environmentId: number | null;
  severityId: number | null;
  repositoryNameId: number | null;
  startedAt: number;
  detectedAt: number | null;
  acknowledgedAt: number | null;
  resolvedAt: number | null;
  deploymentExternalId: string | null;
  sha: string | null;
  version: string | null;
}

interface Row extends Omit<FoldedIncident, 'serviceIds'> {
  readonly serviceIds: string;
}

/** The latest moment that a row tells of, in SQL. */
const LATEST = `max(started_at, coalesce(detected_at, started_at), coalesce(acknowledged_at, started_at),
  coalesce(resolved_at, started_at))`;

/** SQL: the rows of one incident in the order in which they have their say, wherever they lie in their files. */
export const INCIDENT_ROW_ORDER = `batch_id, ${LATEST}, content_hash, id`;

const SELECT = `
SELECT id, service_ids AS serviceIds, team_id AS teamId, environment_id AS environmentId, severity_id AS severityId,
  repository_name_id AS repositoryNameId, started_at AS startedAt, detected_at AS detectedAt,
  acknowledged_at AS acknowledgedAt, resolved_at AS resolvedAt, deployment_external_id AS deploymentExternalId, sha, version
FROM incident_row WHERE repeats = 0`;
const SELECT_SEVERAL = `
${SELECT} AND key IN (SELECT key FROM incident_row GROUP BY key HAVING count(*) > 1) ORDER BY ${INCIDENT_ROW_ORDER}`;

/** In the order of their first rows. `rowIncident`: row id -> index of its incident. */
export function foldIncidents(db: Database): { incidents: FoldedIncident[]; rowIncident: Map<number, number> } {
  const firstOf = laterRows(db, 'incident_row');
  const incidents: FoldedIncident[] = [];
  const rowIncident = new Map<number, number>();
  for (const row of db.prepare<[], Row>(`${SELECT} ORDER BY id`).iterate()) {
    const first = firstOf.get(row.id);
    rowIncident.set(row.id, first === undefined ? incidents.length : (rowIncident.get(first) ?? -1));
    if (first === undefined) incidents.push({ ...row, serviceIds: parseIds(row.serviceIds) });
  }
  if (firstOf.size === 0) return { incidents, rowIncident };
  const begun = new Set<number>();
  for (const row of db.prepare<[], Row>(SELECT_SEVERAL).iterate()) {
    const index = rowIncident.get(row.id) ?? -1;
    const said = { ...row, serviceIds: parseIds(row.serviceIds) };
    const incident = incidents[index];
    if (!incident) continue;
    if (begun.has(index)) update(incident, said);
    // The row that has its say first is not always the one that was stored first.
    else incidents[index] = { ...said, id: incident.id };
    begun.add(index);
  }
  return { incidents, rowIncident };
}

function update(incident: FoldedIncident, said: FoldedIncident): void {
  const { id: _, serviceIds, startedAt, detectedAt, acknowledgedAt, ...fields } = said;
  incident.startedAt = Math.min(incident.startedAt, startedAt);
  incident.detectedAt = earliest(incident.detectedAt, detectedAt);
  incident.acknowledgedAt = earliest(incident.acknowledgedAt, acknowledgedAt);
  if (serviceIds.length > 0) incident.serviceIds = serviceIds;
  Object.assign(incident, Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)));
}

function parseIds(json: string): number[] {
  try {
    const ids: unknown = JSON.parse(json);
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'number') : [];
  } catch {
    // Only a file that something else wrote to can hold this; its other fields are still good.
    return [];
  }
}
