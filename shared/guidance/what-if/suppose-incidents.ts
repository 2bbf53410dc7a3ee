/** What if there were more or fewer incidents: for profiles that divide incidents, not failed deployments. See suppose.ts. */
import type { IncidentFacts } from '../../metrics/facts.ts';
import type { Resolution } from '../../metrics/resolution.ts';
import { selectRows } from '../../metrics/select-rows.ts';
import type { Selection } from '../../metrics/selection.ts';
import { spreadEvenly } from './spread.ts';
import type { Supposed } from './suppose-size.ts';

/** Of the incidents that began in the period, `factor` × as many: some go, or come again just so, deployments and all. */
export function supposeIncidents({ facts, resolution }: Supposed, selection: Selection, factor: number): Supposed {
  if (factor === 1) return { facts, resolution };
  const { started } = selectRows(facts, resolution, selection);
  const times = new Int32Array(facts.incidents.count).fill(1);
  const whole = Math.floor(factor);
  const once = spreadEvenly(started.length, Math.round(started.length * (factor - whole)));
  started.forEach((row, k) => {
    times[row] = whole + (once[k] as number);
  });
  const source = Int32Array.from(Array.from(times).flatMap((count, row) => new Array<number>(count).fill(row)));
  return {
    facts: { ...facts, incidents: changeIncidents(facts.incidents, source) },
    resolution: { ...resolution, ...changeResolved(facts.incidents, resolution, source) },
  };
}

function changeIncidents(incidents: IncidentFacts, source: Int32Array): IncidentFacts {
  const numbers = (column: Float64Array) => Float64Array.from(source, (row) => column[row] as number);
  const integers = (column: Int32Array) => Int32Array.from(source, (row) => column[row] as number);
  const services = repeatRuns(incidents.serviceOffset, incidents.serviceRef, source);
  return {
    count: source.length,
    id: numbers(incidents.id),
    startedAt: numbers(incidents.startedAt),
    detectedAt: numbers(incidents.detectedAt),
    acknowledgedAt: numbers(incidents.acknowledgedAt),
    resolvedAt: numbers(incidents.resolvedAt),
    serviceOffset: services.offset,
    serviceRef: services.member,
    team: integers(incidents.team),
    environment: integers(incidents.environment),
    severity: integers(incidents.severity),
    repository: integers(incidents.repository),
    deploymentExternalId: integers(incidents.deploymentExternalId),
    sha: integers(incidents.sha),
    version: integers(incidents.version),
    commitRef: integers(incidents.commitRef),
  };
}

function changeResolved({ resolvedAt }: IncidentFacts, resolution: Resolution, source: Int32Array) {
  const links = repeatRuns(resolution.linkOffset, resolution.linkDeployment, source);
  const incidentCounted = Uint8Array.from(source, (row) => resolution.incidentCounted[row] as number);
  const at = (place: number) => resolvedAt[source[place] as number] as number;
  const places = Int32Array.from(source.keys()).filter(
    (place) => incidentCounted[place] === 1 && !Number.isNaN(at(place)),
  );
  const { corrected } = resolution;
  return {
    linkOffset: links.offset,
    linkDeployment: links.member,
    incidentRule: Uint8Array.from(source, (row) => resolution.incidentRule[row] as number),
    failureStart: Float64Array.from(source, (row) => resolution.failureStart[row] as number),
    incidentCounted,
    incidentsByResolved: places.sort((a, b) => at(a) - at(b)),
    corrected: corrected && {
      ...corrected,
      incidents: Uint8Array.from(source, (row) => corrected.incidents[row] as number),
    },
  };
}

function repeatRuns(offset: Int32Array, member: Int32Array, source: Int32Array) {
  const starts = [0];
  const members: number[] = [];
  for (const row of source) {
    members.push(...member.subarray(offset[row], offset[row + 1]));
    starts.push(members.length);
  }
  return { offset: Int32Array.from(starts), member: Int32Array.from(members) };
}
