import type { ChangeLeadTimeFigure, Compared } from '../report.ts';
import { collectLeadTimes, type LeadTimes } from './collect-lead-times.ts';
import { compareFigures } from './compare.ts';
import { oneGroup } from './dealt-rows.ts';
import type { Facts } from './facts.ts';
import { measureLeadTime } from './lead-time.ts';
import type { LevelSet } from './levels.ts';
import { NOT_APPLICABLE } from './not-applicable.ts';
import { placeLeads } from './place-leads.ts';
import { PROFILES } from './profiles.ts';
import type { Resolution } from './resolution.ts';
import { selectRows } from './select-rows.ts';
import type { Selection } from './selection.ts';

/** The report's lead time of a selection against the period before, without the other metrics. */
export function compareLeadTime(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  previous: Selection,
  levels: LevelSet,
  seed = 1,
): Compared<ChangeLeadTimeFigure> {
  const profile = PROFILES[resolution.rules.profile];
  const measure = (period: Selection) => {
    const rows = selectRows(facts, resolution, period);
    const placed = placeLeads(facts, resolution, period, rows);
    const leadTimes = collectLeadTimes(facts, placed.resolution, oneGroup(placed.deployments))[0] as LeadTimes;
    return { ...NOT_APPLICABLE, changeLeadTime: measureLeadTime({ facts, profile, rows, leadTimes, seed }) };
  };
  return compareFigures(measure(selection), measure(previous), levels, profile).changeLeadTime;
}
