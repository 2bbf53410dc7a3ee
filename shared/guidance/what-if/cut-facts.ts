/**
 * The rows that a selection's figures can depend on, whatever is supposed: a slider then costs as much as the period looked
 * at, not as the history. Of each service also the deployment before the period and the first after it, which those in
 * between lie next to, and the deployments that its incidents are linked to.
 */
import type { Facts } from '../../metrics/facts.ts';
import type { Resolution } from '../../metrics/resolution.ts';
import { firstAtOrAfter } from '../../metrics/search-sorted.ts';
import { deploymentFilter, selectRows } from '../../metrics/select-rows.ts';
import type { Selection } from '../../metrics/selection.ts';
import { gather, gatherIncidents, gatherRuns, NONE, pickDeployments } from './gather-columns.ts';
import { repairSecondsOf } from './suppose-failures.ts';
import type { Supposed } from './suppose-size.ts';
import { stagesOfLeads } from './suppose-stages.ts';

export function cutFacts(facts: Facts, resolution: Resolution, selection: Selection): Supposed {
  const rows = selectRows(facts, resolution, selection);
  // Whether none is known or there are none depends on all the rest.
  if (rows.deployments.length === 0) return withStages(facts, resolution);
  const isWanted = new Uint8Array(facts.incidents.count);
  for (const some of [rows.started, rows.resolved, rows.open]) for (const row of some) isWanted[row] = 1;
  // Whether there are incidents at all matters to a rate.
  if (isWanted.length > 0) isWanted[isWanted.length - 1] = 1;
  const incidents = rowsOf(isWanted);
  const deployments = rowsOf(findDeployments(facts, resolution, selection, incidents));
  return pick(facts, resolution, deployments, incidents);
}

/** With the stages found, as they are in the cut. */
function withStages(facts: Facts, resolution: Resolution): Supposed {
  const supposed = { stages: stagesOfLeads(facts, resolution), repairSeconds: repairSecondsOf(facts, resolution) };
  return { facts, resolution: { ...resolution, supposed } };
}

function rowsOf(isWanted: Uint8Array): Int32Array {
  let count = 0;
  for (let row = 0; row < isWanted.length; row++) count += isWanted[row] as number;
  const rows = new Int32Array(count);
  let end = 0;
  for (let row = 0; row < isWanted.length; row++) if (isWanted[row] === 1) rows[end++] = row;
  return rows;
}

function findDeployments(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  incidents: Int32Array,
): Uint8Array {
  const { finishedAt, service, count } = facts.deployments;
  const { linkOffset, linkDeployment } = resolution;
  const fits = deploymentFilter(facts, resolution, selection);
  const isWanted = new Uint8Array(count);
  const [first, end] = [selection.from, selection.to].map((instant) =>
    firstAtOrAfter(count, (row) => finishedAt[row] as number, instant),
  ) as [number, number];
  for (let row = first; row < end; row++) if (fits(row)) isWanted[row] = 1;
  const isFound = new Uint8Array(facts.names.services.length);
  const look = (row: number) => {
    if (isFound[service[row] as number] === 1 || !fits(row)) return;
    isFound[service[row] as number] = 1;
    isWanted[row] = 1;
  };
  for (let row = first - 1; row >= 0; row--) look(row);
  isFound.fill(0);
  for (let row = end; row < count; row++) look(row);
  addPlaced(isWanted, resolution, selection, fits);
  for (const row of incidents) {
    for (let k = linkOffset[row] as number; k < (linkOffset[row + 1] as number); k++) {
      if ((linkDeployment[k] as number) >= 0) isWanted[linkDeployment[k] as number] = 1;
    }
  }
  return isWanted;
}

/** Changes that are placed by their merge can be deployed at any time. */
function addPlaced(
  isWanted: Uint8Array,
  { leadOffset, leadPlacedAt }: Resolution,
  { from, to }: Selection,
  fits: (row: number) => boolean,
): void {
  if (leadPlacedAt === null) return;
  for (let row = 0; row < isWanted.length; row++) {
    for (let lead = leadOffset[row] as number; lead < (leadOffset[row + 1] as number); lead++) {
      const at = leadPlacedAt[lead] as number;
      if (at >= from && at < to && fits(row)) isWanted[row] = 1;
    }
  }
}

function pick(facts: Facts, resolution: Resolution, deployments: Int32Array, incidents: Int32Array): Supposed {
  const placeOf = new Int32Array(facts.deployments.count).fill(-1);
  for (let place = 0; place < deployments.length; place++) placeOf[deployments[place] as number] = place;
  const incidentPlace = new Int32Array(facts.incidents.count).fill(-1);
  for (let place = 0; place < incidents.length; place++) incidentPlace[incidents[place] as number] = place;
  const { incidentsOf, repairedBy, corrected, incidentsByResolved } = resolution;
  const links = gatherRuns(resolution.linkOffset, resolution.linkDeployment, incidents);
  const resolved = incidentsByResolved.filter((row) => incidentPlace[row] !== -1);
  const repairs = repairSecondsOf(facts, resolution);
  const picked: Facts = {
    ...facts,
    deployments: pickDeployments(facts.deployments, deployments, gather(facts.deployments.finishedAt, deployments)),
    incidents: gatherIncidents(facts.incidents, incidents),
  };
  const cut: Resolution = {
    ...resolution,
    counted: gather(resolution.counted, deployments),
    countedReason: new Uint8Array(0),
    previous: NONE,
    baseline: new Uint8Array(0),
    ...pickLeads(resolution, deployments),
    failedBy: gather(resolution.failedBy, deployments),
    outcomeUnknown: gather(resolution.outcomeUnknown, deployments),
    remediation: gather(resolution.remediation, deployments),
    incidentsOf: incidentsOf && gather(incidentsOf, deployments),
    // How long a repair took is told below; here only that there was one.
    repairedBy: repairedBy && gather(repairedBy, deployments).map((by, place) => (by < 0 ? -1 : place)),
    linkOffset: links.offset,
    linkDeployment: links.member.map((row) => (row < 0 ? row : (placeOf[row] as number))),
    incidentRule: gather(resolution.incidentRule, incidents),
    failureStart: gather(resolution.failureStart, incidents),
    incidentCounted: gather(resolution.incidentCounted, incidents),
    incidentsByResolved: resolved.map((row) => incidentPlace[row] as number),
    corrected: corrected && {
      failures: gather(corrected.failures, deployments),
      rework: gather(corrected.rework, deployments),
      incidents: gather(corrected.incidents, incidents),
    },
  };
  const supposed = {
    stages: stagesOfLeads(picked, cut),
    repairSeconds: repairs && gather(repairs, deployments),
  };
  return { facts: picked, resolution: { ...cut, supposed } };
}

function pickLeads(resolution: Resolution, deployments: Int32Array) {
  const { leadOffset, leadPlacedAt } = resolution;
  const order = rangesOf(leadOffset, deployments);
  const offset = new Int32Array(deployments.length + 1);
  for (let place = 0; place < deployments.length; place++) {
    const row = deployments[place] as number;
    offset[place + 1] = (offset[place] as number) + (leadOffset[row + 1] as number) - (leadOffset[row] as number);
  }
  return {
    leadOffset: offset,
    leadCommit: gather(resolution.leadCommit, order),
    leadPull: gather(resolution.leadPull, order),
    leadOriginal: gather(resolution.leadOriginal, order),
    leadSeconds: gather(resolution.leadSeconds, order),
    leadPlacedAt: leadPlacedAt && gather(leadPlacedAt, order),
  };
}

function rangesOf(offset: Int32Array, rows: Int32Array): Int32Array {
  let total = 0;
  for (let k = 0; k < rows.length; k++) {
    total += (offset[(rows[k] as number) + 1] as number) - (offset[rows[k] as number] as number);
  }
  const members = new Int32Array(total);
  let end = 0;
  for (let k = 0; k < rows.length; k++) {
    const last = offset[(rows[k] as number) + 1] as number;
    for (let member = offset[rows[k] as number] as number; member < last; member++) members[end++] = member;
  }
  return members;
}
