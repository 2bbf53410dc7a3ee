import type { Facts } from '../../../shared/metrics/facts.ts';
import type { Resolution } from '../../../shared/metrics/resolution.ts';

/** A table of whole numbers and numbers, column by column. */
export type Table = Readonly<Record<string, ArrayLike<number>>>;

/** What the rules made of the facts, as a program would put it into tables to ask a database for the rest. */
export interface Tables {
  readonly deployment: Table;
  readonly lead_time: Table;
  /** Resolved ones. */
  readonly incident: Table;
}

export function flatTables(facts: Facts, resolution: Resolution): Tables {
  const { count, service, finishedAt } = facts.deployments;
  const { leadOffset, leadSeconds, linkOffset, linkDeployment } = resolution;
  const chargedBy = new Int32Array(leadSeconds.length);
  for (let row = 0; row < count; row++) chargedBy.fill(row, leadOffset[row], leadOffset[row + 1]);
  const linked = Array.from({ length: facts.incidents.count }, (_, i) => i).filter(
    (i) => linkOffset[i] !== linkOffset[i + 1],
  );
  const resolvedAt = Float64Array.from(linked, (i) => facts.incidents.resolvedAt[i] as number);
  return {
    deployment: { id: Int32Array.from({ length: count }, (_, row) => row), service, finished_at: finishedAt },
    lead_time: {
      service: chargedBy.map((row) => service[row] as number),
      finished_at: Float64Array.from(chargedBy, (row) => finishedAt[row] as number),
      seconds: leadSeconds,
    },
    incident: {
      deployment: Int32Array.from(linked, (i) => linkDeployment[linkOffset[i] as number] as number),
      service: Int32Array.from(linked, (i) => facts.incidents.serviceRef[i] as number),
      resolved_at: resolvedAt,
      seconds: resolvedAt.map((resolved, k) => {
        const started = facts.incidents.startedAt[linked[k] as number] as number;
        return (resolved - started) / 1000;
      }),
    },
  };
}
