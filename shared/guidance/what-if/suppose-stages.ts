/** What if changes spent more or less time in some stages: see suppose.ts. */
import type { Facts } from '../../metrics/facts.ts';
import type { Resolution, Supposition } from '../../metrics/resolution.ts';
import { createChangeStages, stagesOfChange } from '../../metrics/stages.ts';
import { STAGE_NAMES } from '../../report.ts';
import type { Scenario } from '../scenario.ts';
import { changeLeads } from './whole-lead.ts';

export type LeadStages = NonNullable<Supposition['stages']>;

const remembered = new WeakMap<Resolution, LeadStages>();

/** Of every lead row with a time, as the facts have them; found once for a resolution. */
export function stagesOfLeads(facts: Facts, resolution: Resolution): LeadStages {
  const known = resolution.supposed?.stages ?? remembered.get(resolution) ?? findStages(facts, resolution);
  remembered.set(resolution, known);
  return known;
}

function findStages(facts: Facts, resolution: Resolution): LeadStages {
  const { leadOffset, leadSeconds } = resolution;
  const seconds = STAGE_NAMES.map(() => new Float64Array(leadSeconds.length).fill(Number.NaN));
  const partial = new Uint8Array(leadSeconds.length);
  const change = createChangeStages();
  for (let row = 0; row + 1 < leadOffset.length; row++) {
    for (let lead = leadOffset[row] as number; lead < (leadOffset[row + 1] as number); lead++) {
      if (!((leadSeconds[lead] as number) > 0)) continue;
      stagesOfChange(facts, resolution, row, lead, change);
      partial[lead] = change.partial ? 1 : 0;
      for (let i = 0; i < seconds.length; i++) (seconds[i] as Float64Array)[lead] = change.seconds[i] as number;
    }
  }
  return { seconds, partial };
}

export function supposeStages(facts: Facts, resolution: Resolution, factors: Scenario['stages']): Resolution {
  const changed = STAGE_NAMES.flatMap((stage, i) => {
    const factor = factors[stage] ?? 1;
    return factor === 1 ? [] : [{ i, factor }];
  });
  if (changed.length === 0) return resolution;
  const { seconds, partial } = stagesOfLeads(facts, resolution);
  const supposed = [...seconds];
  const more = new Float64Array(resolution.leadSeconds.length);
  for (const { i, factor } of changed) supposed[i] = scaleStage(seconds[i] as Float64Array, factor, more);
  return {
    ...resolution,
    leadSeconds: changeLeads(resolution, more),
    supposed: { repairSeconds: null, ...resolution.supposed, stages: { seconds: supposed, partial } },
  };
}

/** The stage multiplied; what it gains or loses is added to `more`. */
function scaleStage(stage: Float64Array, factor: number, more: Float64Array): Float64Array {
  const scaled = new Float64Array(stage.length);
  for (let lead = 0; lead < stage.length; lead++) {
    const before = stage[lead] as number;
    const after = before * factor;
    scaled[lead] = after;
    if (before > 0) (more[lead] as number) += after - before;
  }
  return scaled;
}
