import type { ByHand, Facts } from './facts.ts';
import type { IncidentLinks } from './incident-links.ts';
import type { RecoveryRule } from './profiles.ts';
import type { Repairs } from './repairs.ts';

/**
 * Per incident, the instant its recovery time counts from, NaN = it has none: its start; the finish of the deployment that
 * is linked to it, or whichever is the earlier. Of several linked deployments the earliest counts.
 */
export function findFailureStarts(
  { incidents, deployments }: Facts,
  { linkOffset, linkDeployment }: Pick<IncidentLinks, 'linkOffset' | 'linkDeployment'>,
  { from }: RecoveryRule,
): Float64Array {
  if (from === 'incident' || from === 'failed-deployment') return incidents.startedAt;
  return incidents.startedAt.map((startedAt, i) => {
    let earliest = Number.POSITIVE_INFINITY;
    for (let k = linkOffset[i] as number; k < (linkOffset[i + 1] as number); k++) {
      earliest = Math.min(earliest, deployments.finishedAt[linkDeployment[k] as number] as number);
    }
    if (from === 'earlier') return Math.min(startedAt, earliest);
    return earliest === Number.POSITIVE_INFINITY ? Number.NaN : earliest;
  });
}

/** Per deployment, the first one that repaired it (rollback, revert, hotfix), else -1. Rows are in order of finishing. */
export function findRepairs(count: number, repairs: Repairs): Int32Array {
  const repairedBy = new Int32Array(count).fill(-1);
  for (let k = 0; k < repairs.count; k++) {
    const [failed, by] = [repairs.failed[k] as number, repairs.by[k] as number];
    const known = repairedBy[failed] as number;
    if (known < 0 || by < known) repairedBy[failed] = by;
  }
  return repairedBy;
}

/** Per deployment, how many counted incidents are linked to it; the user's word on whether it failed goes before. */
export function countIncidents(
  count: number,
  {
    linkOffset,
    linkDeployment,
    incidentCounted,
  }: Pick<IncidentLinks, 'linkOffset' | 'linkDeployment' | 'incidentCounted'>,
  byHand: ByHand | null,
): Int32Array {
  const incidents = new Int32Array(count);
  for (let i = 0; i < incidentCounted.length; i++) {
    if (incidentCounted[i] !== 1) continue;
    for (let k = linkOffset[i] as number; k < (linkOffset[i + 1] as number); k++) {
      (incidents[linkDeployment[k] as number] as number)++;
    }
  }
  for (const [row, failed] of byHand?.failed ?? []) incidents[row] = failed ? Math.max(1, incidents[row] as number) : 0;
  return incidents;
}
