import type { Facts } from './facts.ts';
import { groupRows } from './group-rows.ts';
import { environmentsAgree, isDetached, type LinkInput } from './link-input.ts';
import type { Repairs } from './repairs.ts';
import { firstAtOrAfter } from './search-sorted.ts';

export interface RepairIndex {
  /** The deployment of a service that the incident's repair shows to have failed, else -1. */
  find(i: number, service: number): number;
}

/** Rule 2 of incident-links.ts. */
export function createRepairIndex(input: LinkInput): RepairIndex {
  const { facts, repairs } = input;
  const { finishedAt, service: serviceOf } = facts.deployments;
  const order = byFailure(facts, repairs);
  const services = order.map((repair) => serviceOf[repairs.failed[repair] as number] as number);
  const { offset, member } = groupRows(services, facts.names.services.length, order);

  return {
    find(i, service) {
      const startedAt = facts.incidents.startedAt[i] as number;
      const earliest = startedAt - input.rules.linkWindowSeconds * 1000;
      const start = offset[service] as number;
      const count = (offset[service + 1] as number) - start;
      const failedAt = (k: number) => finishedAt[repairs.failed[member[start + k] as number] as number] as number;
      let best = -1;
      let bestAt = Number.POSITIVE_INFINITY;
      for (let k = firstAtOrAfter(count, failedAt, earliest); k < count; k++) {
        if (failedAt(k) >= startedAt) break;
        const repair = member[start + k] as number;
        const failed = repairs.failed[repair] as number;
        const repairedAt = finishedAt[repairs.by[repair] as number] as number;
        // Of those repaired at the same time the later one stands closer to the incident.
        if (repairedAt < startedAt || repairedAt > bestAt) continue;
        if (!environmentsAgree(input, i, failed) || isDetached(input, i, failed)) continue;
        best = failed;
        bestAt = repairedAt;
      }
      return best;
    },
  };
}

/** Repairs by the time that their failed deployment finished, of the same time in the order found. */
function byFailure({ deployments }: Facts, { count, failed }: Repairs): Int32Array {
  const { finishedAt } = deployments;
  const { member } = groupRows(failed, deployments.count);
  const timeOf = (repair: number) => finishedAt[failed[repair] as number] as number;
  for (let k = 1; k < count; k++) {
    // Rows are in order of finishing: only several rows of one instant can stand otherwise.
    const repair = member[k] as number;
    let place = k;
    for (; place > 0; place--) {
      const other = member[place - 1] as number;
      if (other < repair || timeOf(other) !== timeOf(repair)) break;
      member[place] = other;
    }
    member[place] = repair;
  }
  return member;
}
