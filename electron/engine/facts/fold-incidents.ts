/** Incidents from the rows of exports: rows with the same key are updates of one incident, later words win. */
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

const SELECT = `
SELECT id, service_ids AS serviceIds, team_id AS teamId, environment_id AS environmentId, severity_id AS severityId,
  repository_name_id AS repositoryNameId, started_at AS startedAt, detected_at AS detectedAt,
  acknowledged_at AS acknowledgedAt, resolved_at AS resolvedAt, deployment_external_id AS deploymentExternalId, sha, version
FROM incident_row WHERE repeats = 0 ORDER BY id`;

/** In the order of their first rows. `rowIncident`: row id -> index of its incident. */
export function foldIncidents(db: Database): { incidents: FoldedIncident[]; rowIncident: Map<number, number> } {
  const firstOf = laterRows(db, 'incident_row');
  const incidents: FoldedIncident[] = [];
  const rowIncident = new Map<number, number>();
  for (const row of db.prepare<[], Row>(SELECT).iterate()) {
    const first = firstOf.get(row.id);
    const index = first === undefined ? incidents.length : (rowIncident.get(first) ?? -1);
    rowIncident.set(row.id, index);
    const earlier = incidents[index];
    const said = { ...row, serviceIds: parseIds(row.serviceIds) };
    if (earlier) update(earlier, said);
    else incidents.push(said);
  }
  return { incidents, rowIncident };
}

function update(incident: FoldedIncident, said: FoldedIncident): void {
  const { id: _, serviceIds, ...fields } = said;
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
