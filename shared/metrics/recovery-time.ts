/**
 * Failed deployment recovery time: start → resolved, of the counted incidents resolved in the period; the headline is the
 * profile's statistic, the other stands beside it. Incidents still open when the period ends are counted apart: their time
 * isn't known yet.
 *
 * Other profiles begin elsewhere (failure-starts.ts): `devlake-2023` at the finish of the deployment linked to the incident,
 * whose incidents without one have no value; `four-keys` at the earlier of that and the incident's start, in whole hours, of
 * the incidents that started in the period. `datadog` measures failed deployments of the period, from their finish to that
 * of the deployment that repaired them; those that nothing repaired are its open ones.
 *
 * Example: incidents of 20, 36 and 90 minutes resolved in the period and one still open: median 36 min, n = 3, open 1.
 */
import { meanInterval, medianInterval } from '../intervals.ts';
import type { Reason, RecoveryTimeFigure } from '../report.ts';
import { mean } from '../stats.ts';
import { middleOf } from './change-values.ts';
import { countCorrected } from './count-corrected.ts';
import type { Facts } from './facts.ts';
import type { MeasureInput } from './measure-input.ts';
import { PROFILES } from './profiles.ts';
import type { Resolution } from './resolution.ts';
import type { SelectedRows } from './select-rows.ts';

export function measureRecoveryTime({
  facts,
  resolution,
  profile,
  rows,
  seed,
}: Pick<MeasureInput, 'facts' | 'resolution' | 'profile' | 'rows' | 'seed'>): RecoveryTimeFigure {
  const rule = profile.recoveryTime;
  const values = recoverySeconds(facts, resolution, rows);
  const meanSeconds = mean(values);
  const medianSeconds = middleOf(values, rule);
  const open = rule.from === 'failed-deployment' ? countUnrepaired(resolution, rows.deployments) : rows.open.length;
  const any = rows.started.length + open > 0;
  const reason: Reason | null = values.length > 0 ? null : any ? 'no-resolved-incidents' : 'no-incidents';
  return {
    n: values.length,
    ...correctedOf(resolution, rows),
    reason,
    interval: rule.statistic === 'mean' ? meanInterval(values) : medianInterval(values, seed),
    open,
    medianSeconds,
    meanSeconds,
  };
}

function correctedOf({ corrected, rules }: Resolution, rows: SelectedRows): Pick<RecoveryTimeFigure, 'corrected'> {
  const { from, placedBy } = PROFILES[rules.profile].recoveryTime;
  if (from === 'failed-deployment') return countCorrected(corrected?.failures, rows.deployments);
  return countCorrected(corrected?.incidents, placedBy === 'resolved' ? rows.resolved : rows.started);
}

/** Of the rows that the profile takes, as many as have a time. */
export function recoverySeconds(
  facts: Facts,
  resolution: Resolution,
  rows: Pick<SelectedRows, 'deployments' | 'started' | 'resolved'>,
): Float64Array {
  const rule = PROFILES[resolution.rules.profile].recoveryTime;
  if (rule.from === 'failed-deployment') return repairSeconds(facts, resolution, rows.deployments);
  const { failureStart } = resolution;
  const { resolvedAt } = facts.incidents;
  const incidents = rule.placedBy === 'resolved' ? rows.resolved : rows.started;
  const whole = rule.wholeSeconds;
  const values = new Float64Array(incidents.length);
  let n = 0;
  for (let k = 0; k < incidents.length; k++) {
    const row = incidents[k] as number;
    const seconds = ((resolvedAt[row] as number) - (failureStart[row] as number)) / 1000;
    if (!Number.isNaN(seconds)) values[n++] = whole === null ? seconds : Math.floor(seconds / whole) * whole;
  }
  return values.subarray(0, n);
}

function repairSeconds({ deployments }: Facts, { repairedBy, supposed }: Resolution, rows: Int32Array): Float64Array {
  const { finishedAt } = deployments;
  const repaired = rows.filter((row) => (repairedBy?.[row] ?? -1) >= 0);
  const seconds = supposed?.repairSeconds ?? null;
  if (seconds !== null) return Float64Array.from(repaired, (row) => seconds[row] as number);
  return Float64Array.from(
    repaired,
    (row) => ((finishedAt[repairedBy?.[row] ?? -1] as number) - (finishedAt[row] as number)) / 1000,
  );
}

function countUnrepaired({ failedBy, repairedBy }: Resolution, rows: Int32Array): number {
  let count = 0;
  for (const row of rows) if (failedBy[row] !== 0 && (repairedBy?.[row] ?? -1) < 0) count++;
  return count;
}
