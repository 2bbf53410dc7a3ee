/** Changes go with the deployments of a plan: with the first in between that begins once they are merged, or with the one
 * that theirs is merged into. What they wait less or more is their time to deploy. */
import type { Facts } from '../../metrics/facts.ts';
import type { Resolution } from '../../metrics/resolution.ts';
import { TIME_TO_DEPLOY } from '../../metrics/stages.ts';
import type { DeploymentPlan } from './deployment-plan.ts';
import { gather, NONE } from './gather-columns.ts';
import { type LeadStages, stagesOfLeads } from './suppose-stages.ts';
import { changeLeads } from './whole-lead.ts';

/** Whose a change is says nothing more once its stages are told. */
type LeadColumns = Pick<
  Resolution,
  'leadOffset' | 'leadCommit' | 'leadPull' | 'leadOriginal' | 'leadSeconds' | 'leadPlacedAt'
>;

export function moveLeads(
  facts: Facts,
  resolution: Resolution,
  plan: DeploymentPlan,
): { readonly columns: LeadColumns; readonly stages: LeadStages } {
  const stages = stagesOfLeads(facts, resolution);
  const carrier = findCarriers(facts, resolution, plan, stages);
  const { leadOffset, order } = orderByCarrier(carrier, plan.source.length);
  const { leadPlacedAt } = resolution;
  const more = shifts(facts, resolution, plan, carrier);
  return {
    columns: {
      leadOffset,
      leadCommit: NONE,
      leadPull: NONE,
      leadOriginal: NONE,
      leadPlacedAt: leadPlacedAt && gather(leadPlacedAt, order),
      leadSeconds: gather(changeLeads(resolution, more), order),
    },
    stages: {
      seconds: stages.seconds.map((column, stage) =>
        gather(stage === TIME_TO_DEPLOY ? add(column, more) : column, order),
      ),
      partial: gather(stages.partial, order),
    },
  };
}

function add(column: Float64Array, more: Float64Array): Float64Array {
  const sum = new Float64Array(column.length);
  for (let i = 0; i < column.length; i++) sum[i] = (column[i] as number) + (more[i] as number);
  return sum;
}

/** Per lead row: the place of the deployment that it goes with. */
function findCarriers(facts: Facts, resolution: Resolution, plan: DeploymentPlan, stages: LeadStages): Int32Array {
  const { startedAt, finishedAt } = facts.deployments;
  const { leadOffset, leadSeconds } = resolution;
  const carrier = new Int32Array(leadSeconds.length);
  for (let row = 0; row + 1 < leadOffset.length; row++) {
    const [from, to] = [leadOffset[row] as number, leadOffset[row + 1] as number];
    if (from === to) continue;
    for (let lead = from; lead < to; lead++) carrier[lead] = plan.placeOf[row] as number;
    const [first, end] = [plan.betweenOffset[row] as number, plan.betweenOffset[row + 1] as number];
    if (first === end) continue;
    const duration = (finishedAt[row] as number) - (startedAt[row] as number);
    for (let lead = from; lead < to; lead++) {
      // Where no start is known, the finish has to do.
      const ready = readyAt(facts, resolution, stages, row, lead) + (Number.isNaN(duration) ? 0 : duration);
      const changedAt = (finishedAt[row] as number) - (leadSeconds[lead] as number) * 1000;
      let k = first;
      while (k < end && !isInTime(plan.finishedAt[plan.between[k] as number] as number, ready, changedAt)) k++;
      if (k < end) carrier[lead] = plan.between[k] as number;
    }
  }
  return carrier;
}

function isInTime(at: number, ready: number, changedAt: number): boolean {
  return at >= ready && at > changedAt;
}

/** From when on a change could be deployed, epoch ms; never where the data contradicts itself. */
function readyAt(
  { deployments, pulls }: Facts,
  resolution: Resolution,
  stages: LeadStages,
  row: number,
  lead: number,
): number {
  const startedAt = deployments.startedAt[row] as number;
  if (!Number.isNaN(startedAt)) {
    const waited = stages.seconds[TIME_TO_DEPLOY]?.[lead] as number;
    return Number.isNaN(waited) ? Number.POSITIVE_INFINITY : startedAt - waited * 1000;
  }
  const finishedAt = deployments.finishedAt[row] as number;
  const changedAt = finishedAt - (resolution.leadSeconds[lead] as number) * 1000;
  const pull = resolution.leadPull[lead] as number;
  const mergedAt = pull < 0 ? changedAt : (pulls.mergedAt[pull] as number);
  return mergedAt > finishedAt ? Number.POSITIVE_INFINITY : Math.max(changedAt, mergedAt);
}

/** Lead rows by the place that carries them. */
function orderByCarrier(carrier: Int32Array, places: number) {
  const leadOffset = new Int32Array(places + 1);
  for (let lead = 0; lead < carrier.length; lead++) (leadOffset[(carrier[lead] as number) + 1] as number)++;
  for (let place = 0; place < places; place++) (leadOffset[place + 1] as number) += leadOffset[place] as number;
  const next = leadOffset.slice(0, places);
  const order = new Int32Array(carrier.length);
  for (let lead = 0; lead < carrier.length; lead++) {
    const place = carrier[lead] as number;
    order[next[place] as number] = lead;
    (next[place] as number)++;
  }
  return { leadOffset, order };
}

/** Per lead row: seconds that its deployment finishes later than before. */
function shifts(
  { deployments }: Facts,
  { leadOffset }: Resolution,
  plan: DeploymentPlan,
  carrier: Int32Array,
): Float64Array {
  const moved = new Float64Array(carrier.length);
  for (let row = 0; row + 1 < leadOffset.length; row++) {
    const finishedAt = deployments.finishedAt[row] as number;
    for (let lead = leadOffset[row] as number; lead < (leadOffset[row + 1] as number); lead++) {
      moved[lead] = ((plan.finishedAt[carrier[lead] as number] as number) - finishedAt) / 1000;
    }
  }
  return moved;
}
