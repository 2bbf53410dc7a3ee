/** What if more or fewer deployments failed, or were put right sooner or later: see suppose.ts. */
import type { Facts } from '../../metrics/facts.ts';
import { PROFILES } from '../../metrics/profiles.ts';
import { FAILURE_RULES, type Resolution } from '../../metrics/resolution.ts';
import { selectRows } from '../../metrics/select-rows.ts';
import type { Selection } from '../../metrics/selection.ts';
import { REMEDIATIONS } from '../../model.ts';
import { spreadEvenly } from './spread.ts';

/** Of the deployments selected, `factor` × as many fail; a share can't exceed 1. */
export function supposeFailures(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  factor: number,
): Resolution {
  if (factor === 1) return resolution;
  const { deployments } = selectRows(facts, resolution, selection);
  const { failedBy, remediation } = resolution;
  const failing = changeShare(deployments, (row) => failedBy[row] !== 0, factor);
  const reworking = changeShare(deployments, (row) => remediation[row] !== 0, factor);
  return {
    ...resolution,
    ...changeFailures(resolution, failing),
    remediation: changeColumn(remediation, reworking, REMEDIATIONS.indexOf('hotfix')),
    ...(PROFILES[resolution.rules.profile].changeFailureRate.numerator === 'incidents'
      ? {}
      : dropIncidents(resolution, failing.dropped)),
  };
}

interface ChangedShare {
  readonly dropped: readonly number[];
  readonly added: readonly number[];
}

/** Rows that no longer have a property, or that have it now, so that `factor` × as many have it. */
function changeShare(rows: Int32Array, has: (row: number) => boolean, factor: number): ChangedShare {
  const having = rows.filter(has);
  if (factor < 1) {
    const kept = spreadEvenly(having.length, Math.round(having.length * factor));
    return { dropped: Array.from(having.filter((_, k) => kept[k] === 0)), added: [] };
  }
  const others = rows.filter((row) => !has(row));
  const added = spreadEvenly(others.length, Math.round(having.length * (factor - 1)));
  return { dropped: [], added: Array.from(others.filter((_, k) => added[k] === 1)) };
}

function changeColumn<Column extends Uint8Array | Int32Array>(
  column: Column,
  { dropped, added }: ChangedShare,
  code: number,
  none = 0,
): Column {
  const changed = column.slice() as Column;
  for (const row of dropped) changed[row] = none;
  for (const row of added) changed[row] = code;
  return changed;
}

function changeFailures({ failedBy, incidentsOf, repairedBy }: Resolution, failing: ChangedShare) {
  return {
    failedBy: changeColumn(failedBy, failing, FAILURE_RULES.indexOf('data')),
    incidentsOf: incidentsOf && changeColumn(incidentsOf, failing, 1),
    repairedBy: repairedBy && changeColumn(repairedBy, { ...failing, added: [] }, -1, -1),
  };
}

/** Incidents all of whose deployments no longer fail go with them. */
function dropIncidents(resolution: Resolution, dropped: readonly number[]) {
  if (dropped.length === 0) return {};
  const gone = new Uint8Array(resolution.failedBy.length);
  for (const row of dropped) gone[row] = 1;
  const { linkOffset, linkDeployment } = resolution;
  const incidentCounted = resolution.incidentCounted.slice();
  for (let incident = 0; incident < incidentCounted.length; incident++) {
    const [from, to] = [linkOffset[incident] as number, linkOffset[incident + 1] as number];
    let left = to - from;
    for (let k = from; k < to; k++) left -= gone[linkDeployment[k] as number] as number;
    if (to > from && left === 0) incidentCounted[incident] = 0;
  }
  return {
    incidentCounted,
    incidentsByResolved: resolution.incidentsByResolved.filter((incident) => incidentCounted[incident] === 1),
  };
}

/** Every recovery takes `factor` × as long. It ends when it did, so each stays in its period; what begins later is the
 * failure. */
export function supposeRecovery(facts: Facts, resolution: Resolution, factor: number): Resolution {
  if (factor === 1) return resolution;
  const { startedAt, resolvedAt } = facts.incidents;
  const failureStart = resolution.failureStart.map((start, incident) => {
    const seconds = (resolvedAt[incident] as number) - (startedAt[incident] as number);
    return seconds > 0 ? start + (1 - factor) * seconds : start;
  });
  const repair = repairSecondsOf(facts, resolution);
  return {
    ...resolution,
    failureStart,
    supposed: {
      stages: null,
      ...resolution.supposed,
      repairSeconds: repair?.map((seconds) => seconds * factor) ?? null,
    },
  };
}

/** Per deployment, NaN = nothing repaired it; null under profiles that don't ask. */
export function repairSecondsOf(facts: Facts, { repairedBy, supposed }: Resolution): Float64Array | null {
  if (repairedBy === null || supposed?.repairSeconds) return supposed?.repairSeconds ?? null;
  const { finishedAt } = facts.deployments;
  return Float64Array.from(repairedBy, (by, row) =>
    by < 0 ? Number.NaN : ((finishedAt[by] as number) - (finishedAt[row] as number)) / 1000,
  );
}
