import type { MetricFigures } from '../report.ts';
import { createCalendar } from './calendar.ts';
import { measureChangeFailureRate } from './change-failure-rate.ts';
import { collectLeadTimes, type LeadTimes } from './collect-lead-times.ts';
import { countDays, type DeploymentDays } from './count-days.ts';
import { oneGroup } from './dealt-rows.ts';
import { anyDeployedBefore } from './deployed-before.ts';
import { measureDeploymentFrequency } from './deployment-frequency.ts';
import type { Facts } from './facts.ts';
import { measureLeadTime } from './lead-time.ts';
import type { MeasureInput } from './measure-input.ts';
import { placeLeads } from './place-leads.ts';
import { PROFILES } from './profiles.ts';
import { measureRecoveryTime } from './recovery-time.ts';
import type { Resolution } from './resolution.ts';
import { measureReworkRate } from './rework-rate.ts';
import { withScratch } from './scratch.ts';
import { selectRows } from './select-rows.ts';
import type { Selection } from './selection.ts';

/** The figures of a selection under the resolution's profile. The seed is of the resampling behind intervals: the same
 * question has the same answer. Throws `time-zone-unknown`. */
export function measure(facts: Facts, resolution: Resolution, selection: Selection, seed = 1): MetricFigures {
  const rows = selectRows(facts, resolution, selection);
  const profile = PROFILES[resolution.rules.profile];
  const calendar = createCalendar(selection, profile.deploymentFrequency.weeks);
  const placed = placeLeads(facts, resolution, selection, rows);
  return withScratch(() =>
    measureRows({
      facts,
      resolution,
      profile,
      calendar,
      rows,
      leadTimes: collectLeadTimes(facts, placed.resolution, oneGroup(placed.deployments))[0] as LeadTimes,
      days: countDays(facts, calendar, oneGroup(rows.deployments))[0] as DeploymentDays,
      noneIsZero: rows.deployments.length > 0 || anyDeployedBefore(facts, resolution, selection),
      seed,
    }),
  );
}

export function measureRows(input: MeasureInput): MetricFigures {
  return {
    deploymentFrequency: measureDeploymentFrequency(input),
    changeLeadTime: measureLeadTime(input),
    changeFailureRate: measureChangeFailureRate(input),
    recoveryTime: measureRecoveryTime(input),
    reworkRate: measureReworkRate(input),
  };
}
