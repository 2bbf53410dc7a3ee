/** What if there were more or fewer incidents: for profiles that divide incidents, not failed deployments. See suppose.ts. */
import type { IncidentFacts } from '../../metrics/facts.ts';
import type { Resolution } from '../../metrics/resolution.ts';
import { selectRows } from '../../metrics/select-rows.ts';
import type { Selection } from '../../metrics/selection.ts';
import { gather, gatherIncidents, gatherRuns } from './gather-columns.ts';
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
    facts: { ...facts, incidents: gatherIncidents(facts.incidents, source) },
    resolution: {
      ...resolution,
      ...changeResolved(facts.incidents, resolution, source),
      supposed: {
        stages: null,
        repairSeconds: null,
        ...resolution.supposed,
        knowsIncidents: facts.incidents.count > 0,
      },
    },
  };
}

function changeResolved({ resolvedAt }: IncidentFacts, resolution: Resolution, source: Int32Array) {
  const links = gatherRuns(resolution.linkOffset, resolution.linkDeployment, source);
  const incidentCounted = gather(resolution.incidentCounted, source);
  const at = (place: number) => resolvedAt[source[place] as number] as number;
  const places = Int32Array.from(source.keys()).filter(
    (place) => incidentCounted[place] === 1 && !Number.isNaN(at(place)),
  );
  const { corrected } = resolution;
  return {
    linkOffset: links.offset,
    linkDeployment: links.member,
    incidentRule: gather(resolution.incidentRule, source),
    failureStart: gather(resolution.failureStart, source),
    incidentCounted,
    incidentsByResolved: places.sort((a, b) => at(a) - at(b)),
    corrected: corrected && {
      ...corrected,
      incidents: gather(corrected.incidents, source),
    },
  };
}
