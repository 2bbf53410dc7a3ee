/**
 * What the recovery time is made of: how its values are spread, the phases of its incidents, and what is still open.
 *
 * Phases go by the incident's own times, whatever the profile's clock begins at: detect = start → detected, acknowledge =
 * detected → acknowledged, resolve = acknowledged → resolved. A phase begins at the last moment known before it, so that the
 * phases of an incident add up to the time from its start to its end; without a time of its own a phase is absent, not zero.
 * An incident of which neither moment is known tells nothing of phases, and is in none. A time before the one that it should
 * follow, or after the end, can't be right and counts as not known.
 *
 * Example: started 10:00, acknowledged 10:10, resolved 10:40, no detection: acknowledge 10 min, resolve 30 min.
 */
import { type PhaseFigure, RECOVERY_PHASES, type RecoveryAnswer } from '../metric-answers.ts';
import { mean, quantiles } from '../stats.ts';
import type { Facts } from './facts.ts';
import { PROFILES } from './profiles.ts';
import { recoverySeconds } from './recovery-time.ts';
import type { Resolution } from './resolution.ts';
import { type SelectedRows, selectRows } from './select-rows.ts';
import type { Selection } from './selection.ts';
import { spreadOf } from './spread.ts';

/** Something that is not over yet: an incident, or a failed deployment under a profile that measures those; a row of the facts. */
export interface OpenFailureRow {
  readonly kind: 'incident' | 'deployment';
  readonly row: number;
  readonly ageSeconds: number;
}

export interface RecoveryDetails extends Pick<RecoveryAnswer, 'spread' | 'phases'> {
  /** Longest open first, no more than asked for. */
  readonly open: readonly OpenFailureRow[];
}

interface OpenAsked {
  /** The last instant of any data, up to which an open incident's age is known (epoch ms). */
  readonly dataEnd: number;
  readonly limit: number;
}

export function recoveryDetails(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  { dataEnd, limit }: OpenAsked,
): RecoveryDetails {
  const rows = selectRows(facts, resolution, selection);
  const rule = PROFILES[resolution.rules.profile].recoveryTime;
  return {
    spread: spreadOf(recoverySeconds(facts, resolution, rows), rule),
    phases: phaseFigures(facts, recoveredIncidents(facts, resolution, rows)),
    open: openFailures(facts, resolution, rows, { until: Math.min(selection.to, dataEnd), limit }),
  };
}

/** The incidents that have a value under the profile; none where it measures deployments. */
function recoveredIncidents({ incidents }: Facts, resolution: Resolution, rows: SelectedRows): Int32Array {
  const { from, placedBy } = PROFILES[resolution.rules.profile].recoveryTime;
  if (from === 'failed-deployment') return new Int32Array(0);
  const placed = placedBy === 'resolved' ? rows.resolved : rows.started;
  return placed.filter(
    (row) => !Number.isNaN((incidents.resolvedAt[row] as number) - (resolution.failureStart[row] as number)),
  );
}

function phaseFigures({ incidents }: Facts, rows: Int32Array): readonly PhaseFigure[] {
  const { startedAt, detectedAt, acknowledgedAt, resolvedAt } = incidents;
  const values: readonly number[][] = RECOVERY_PHASES.map(() => []);
  for (const row of rows) {
    const end = resolvedAt[row] as number;
    let last = startedAt[row] as number;
    const moments = [detectedAt[row] as number, acknowledgedAt[row] as number];
    let known = false;
    for (const [phase, moment] of moments.entries()) {
      if (!(moment >= last && moment <= end)) continue;
      values[phase]?.push((moment - last) / 1000);
      last = moment;
      known = true;
    }
    if (known) values[moments.length]?.push((end - last) / 1000);
  }
  return RECOVERY_PHASES.map((phase, i) => {
    const seconds = Float64Array.from(values[i] ?? []);
    const [medianSeconds, p90Seconds] = quantiles(seconds, [0.5, 0.9]);
    return {
      phase,
      n: seconds.length,
      medianSeconds: medianSeconds ?? null,
      meanSeconds: mean(seconds),
      p90Seconds: p90Seconds ?? null,
    };
  });
}

function openFailures(
  { incidents, deployments }: Facts,
  { failedBy, repairedBy, rules }: Resolution,
  rows: SelectedRows,
  { until, limit }: { readonly until: number; readonly limit: number },
): readonly OpenFailureRow[] {
  const deploymentsMeasured = PROFILES[rules.profile].recoveryTime.from === 'failed-deployment';
  const kind = deploymentsMeasured ? 'deployment' : 'incident';
  const since = deploymentsMeasured ? deployments.finishedAt : incidents.startedAt;
  const open = deploymentsMeasured
    ? rows.deployments.filter((row) => failedBy[row] !== 0 && (repairedBy?.[row] ?? -1) < 0)
    : rows.open;
  // Rows are in order of time: the first began first.
  return Array.from(open.subarray(0, limit), (row) => ({
    kind,
    row,
    ageSeconds: Math.max(0, until - (since[row] as number)) / 1000,
  }));
}
