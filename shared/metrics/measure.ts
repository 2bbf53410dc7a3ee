import type { MetricFigures } from '../report.ts';
import { createCalendar } from './calendar.ts';
import { measureChangeFailureRate } from './change-failure-rate.ts';
import { collectLeadTimes, type LeadTimes } from './collect-lead-times.ts';
import { countDays, type DeploymentDays } from './count-days.ts';
import { oneGroup } from './dealt-rows.ts';
import { measureDeploymentFrequency } from './deployment-frequency.ts';
import type { Facts } from './facts.ts';
import { measureLeadTime } from './lead-time.ts';
import type { MeasureInput } from './measure-input.ts';
import { placeLeads } from './place-leads.ts';
import { PROFILES } from './profiles.ts';
import { measureRecoveryTime } from './recovery-time.ts';
import type { Resolution } from './resolution.ts';
import { measureReworkRate } from './rework-rate.ts';
import { deploymentFilter, selectRows } from './select-rows.ts';
import type { Selection } from './selection.ts';

/** The figures of a selection under the resolution's profile. The seed is of the resampling behind intervals: the same
 * question has the same answer. Throws `time-zone-unknown`. */
export function measure(facts: Facts, resolution: Resolution, selection: Selection, seed = 1): MetricFigures {
  const rows = selectRows(facts, resolution, selection);
  const profile = PROFILES[resolution.rules.profile];
  const calendar = createCalendar(selection, profile.deploymentFrequency.weeks);
  const placed = placeLeads(facts, resolution, selection, rows);
  return measureRows({
    facts,
    resolution,
    profile,
    calendar,
    rows,
    leadTimes: collectLeadTimes(facts, placed.resolution, oneGroup(placed.deployments))[0] as LeadTimes,
    days: countDays(facts, calendar, oneGroup(rows.deployments))[0] as DeploymentDays,
    noneIsZero: rows.deployments.length > 0 || noneIsZero(facts, resolution, selection),
    seed,
  });
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

/** No deployment in the period is a fact where the data reaches the period and knows of an earlier one. */
function noneIsZero(facts: Facts, resolution: Resolution, selection: Selection): boolean {
  if (!dataReaches(facts, selection.from)) return false;
  const fits = deploymentFilter(facts, resolution, selection);
  const { finishedAt } = facts.deployments;
  for (let row = 0; row < finishedAt.length && (finishedAt[row] as number) < selection.from; row++) {
    if (fits(row)) return true;
  }
  return false;
}

/** Whether any deployment or incident is known of at or after the instant. */
export function dataReaches({ deployments, incidents }: Facts, instant: number): boolean {
  return (
    (deployments.finishedAt.at(-1) ?? Number.NEGATIVE_INFINITY) >= instant ||
    (incidents.startedAt.at(-1) ?? Number.NEGATIVE_INFINITY) >= instant
  );
}
