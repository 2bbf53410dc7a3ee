import {
  type BreakdownRow,
  type ChangeLeadTimeFigure,
  type MetricFigures,
  STAGE_NAMES,
  type StageName,
} from '../report.ts';
import { collectLeadTimes } from './collect-lead-times.ts';
import { compareFigures } from './compare.ts';
import { oneGroup } from './dealt-rows.ts';
import type { Facts } from './facts.ts';
import { describeStage, describeValues } from './lead-time.ts';
import type { LevelSet } from './levels.ts';
import { NOT_APPLICABLE } from './not-applicable.ts';
import { placeLeads } from './place-leads.ts';
import { PROFILES, type Profile } from './profiles.ts';
import type { Resolution } from './resolution.ts';
import { selectRows } from './select-rows.ts';
import type { Selection } from './selection.ts';

/** The stages of the lead time, in the order a change goes through them: each row's lead time is that of the stage alone. */
export function breakDownByStage(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  previous: Selection | null,
  levels: LevelSet,
  seed: number,
): readonly BreakdownRow[] {
  const profile = PROFILES[resolution.rules.profile];
  const now = measureStages(facts, resolution, selection, profile, seed);
  const before = previous === null ? null : measureStages(facts, resolution, previous, profile, seed);
  return [...now].map(([stage, figures]): BreakdownRow => {
    const earlier = before === null ? null : (before.get(stage) ?? NOT_APPLICABLE);
    const metrics = compareFigures(figures, earlier, levels, profile);
    // Bounds are of the whole lead time.
    return {
      key: stage,
      metrics: { ...metrics, changeLeadTime: { ...metrics.changeLeadTime, level: null, levelReason: 'no-level' } },
    };
  });
}

function measureStages(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  profile: Profile,
  seed: number,
): ReadonlyMap<StageName, MetricFigures> {
  const placed = placeLeads(facts, resolution, selection, selectRows(facts, resolution, selection));
  const [times] = collectLeadTimes(facts, placed.resolution, oneGroup(placed.deployments));
  const figures = new Map<StageName, MetricFigures>();
  for (const [i, stage] of STAGE_NAMES.entries()) {
    const stageTimes = times?.stages[i];
    if (stageTimes === undefined || stageTimes.values.length === 0) continue;
    const changeLeadTime: ChangeLeadTimeFigure = {
      ...NOT_APPLICABLE.changeLeadTime,
      ...describeValues(stageTimes, profile, seed),
      reason: null,
      stages: [describeStage(stage, stageTimes)],
    };
    figures.set(stage, { ...NOT_APPLICABLE, changeLeadTime });
  }
  return figures;
}
