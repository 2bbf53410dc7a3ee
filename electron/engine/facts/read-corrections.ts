import type { ByHand } from '../../../shared/metrics/facts.ts';
import type { Database } from '../db/connect.ts';
import type { Picture } from './picture.ts';

type Correction = [kind: 'failure' | 'rework', value: number, rowId: number];
type Link = [linked: number, incidentRowId: number, deploymentRowId: number];

const rowOf = (table: string, key: string) => `(SELECT min(id) FROM ${table} WHERE key = ${key} AND repeats = 0)`;
const DEPLOYMENTS = `
SELECT kind, value, ${rowOf('deployment_row', 'deployment_key')} AS row_id FROM deployment_correction
WHERE row_id IS NOT NULL`;
const LINKS = `
SELECT linked, ${rowOf('incident_row', 'incident_key')} AS incident, ${rowOf('deployment_row', 'deployment_key')} AS deployment
FROM link_correction WHERE incident IS NOT NULL AND deployment IS NOT NULL`;

/** What the user says of the deployments and incidents that there are; null = nothing. */
export function readCorrections(
  db: Database,
  { deploymentOf, incidentOf }: Pick<Picture, 'deploymentOf' | 'incidentOf'>,
): ByHand | null {
  const failed = new Map<number, boolean>();
  const remediation = new Map<number, number>();
  for (const [kind, value, rowId] of db.prepare<[], Correction>(DEPLOYMENTS).raw().all()) {
    if (kind === 'failure') failed.set(deploymentOf(rowId), value === 1);
    else remediation.set(deploymentOf(rowId), value);
  }
  const attached = new Map<number, number[]>();
  const detached = new Map<number, Set<number>>();
  for (const [linked, incidentRowId, deploymentRowId] of db.prepare<[], Link>(LINKS).raw().all()) {
    const [incident, deployment] = [incidentOf(incidentRowId), deploymentOf(deploymentRowId)];
    if (linked === 1) attached.set(incident, [...(attached.get(incident) ?? []), deployment]);
    else detached.set(incident, (detached.get(incident) ?? new Set()).add(deployment));
  }
  if (failed.size + remediation.size + attached.size + detached.size === 0) return null;
  for (const rows of attached.values()) rows.sort((a, b) => a - b);
  return { failed, remediation, attached, detached };
}
