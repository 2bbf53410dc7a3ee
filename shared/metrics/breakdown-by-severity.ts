import type { BreakdownRow, ChangeFailureRateFigure, MetricFigures } from '../report.ts';
import { failureRate } from './change-failure-rate.ts';
import { compareFigures } from './compare.ts';
import { countCorrected } from './count-corrected.ts';
import type { Facts } from './facts.ts';
import { type Groups, groupRows, membersOf } from './group-rows.ts';
import type { LevelSet } from './levels.ts';
import { NOT_APPLICABLE } from './not-applicable.ts';
import { PROFILES, type Profile } from './profiles.ts';
import { measureRecoveryTime } from './recovery-time.ts';
import type { Resolution } from './resolution.ts';
import { byCodeUnits } from './row-order.ts';
import { incidentFilter, type SelectedRows, selectRows } from './select-rows.ts';
import type { Selection } from './selection.ts';

/**
 * Incidents by severity: their recovery time, and the share of all the selection's deployments that failed by an incident of
 * that severity. The other metrics have none. Key '' = incidents without a severity.
 */
export function breakDownBySeverity(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  previous: Selection | null,
  levels: LevelSet,
  seed: number,
): readonly BreakdownRow[] {
  const profile = PROFILES[resolution.rules.profile];
  const now = measureSeverities(facts, resolution, selection, profile, seed);
  const before = previous === null ? null : measureSeverities(facts, resolution, previous, profile, seed);
  const codes = [...new Set([...now.keys(), ...(before?.keys() ?? [])])];
  if (codes.every((code) => code === 0)) return [];
  const rows = codes.map((code): BreakdownRow => {
    const current = now.get(code) ?? NOT_APPLICABLE;
    const earlier = before === null ? null : (before.get(code) ?? NOT_APPLICABLE);
    const metrics = compareFigures(current, earlier, levels, profile);
    // Bounds are of all failures together.
    return {
      key: facts.names.severities[code] as string,
      metrics: {
        ...metrics,
        changeFailureRate: { ...metrics.changeFailureRate, level: null, levelReason: 'no-level' },
      },
    };
  });
  return rows.sort(
    (a, b) =>
      b.metrics.changeFailureRate.incidents - a.metrics.changeFailureRate.incidents || byCodeUnits(a.key, b.key),
  );
}

function measureSeverities(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  profile: Profile,
  seed: number,
): ReadonlyMap<number, MetricFigures> {
  const rows = selectRows(facts, resolution, selection);
  const started = bySeverity(facts, rows.started);
  const resolved = bySeverity(facts, rows.resolved);
  const open = bySeverity(facts, rows.open);
  const failed = failedBySeverity(facts, resolution, selection, rows.deployments);
  const figures = new Map<number, MetricFigures>();
  for (let code = 0; code < started.count; code++) {
    const part: SelectedRows = {
      deployments: rows.deployments,
      started: membersOf(started, code),
      resolved: membersOf(resolved, code),
      open: membersOf(open, code),
    };
    const failures = failed.get(code) ?? { deployments: new Set(), incidents: 0 };
    if (part.started.length + part.resolved.length + part.open.length + failures.incidents === 0) continue;
    figures.set(code, {
      ...NOT_APPLICABLE,
      changeFailureRate: rateOf(resolution, part, failures, profile),
      // A failed deployment that another one repaired has no severity.
      recoveryTime:
        profile.recoveryTime.from === 'failed-deployment'
          ? NOT_APPLICABLE.recoveryTime
          : measureRecoveryTime({ facts, resolution, profile, rows: part, seed }),
    });
  }
  return figures;
}

function bySeverity({ names, incidents }: Facts, rows: Int32Array): Groups {
  const codes = rows.map((row) => incidents.severity[row] as number);
  return groupRows(codes, names.severities.length, rows);
}

/** By incidents of one severity: those of the deployments that they are linked to, and how often. */
interface Failures {
  readonly deployments: Set<number>;
  incidents: number;
}

function failedBySeverity(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  deployments: Int32Array,
): ReadonlyMap<number, Failures> {
  // Of the rows from the first on: they are in order.
  const first = deployments[0] ?? 0;
  const selected = new Uint8Array((deployments.at(-1) ?? -1) + 1 - first);
  for (let k = 0; k < deployments.length; k++) selected[(deployments[k] as number) - first] = 1;
  const fits = incidentFilter(facts, resolution, selection);
  const failed = new Map<number, Failures>();
  const { linkOffset, linkDeployment, failedBy } = resolution;
  for (let i = 0; i < facts.incidents.count; i++) {
    for (let k = linkOffset[i] as number; k < (linkOffset[i + 1] as number); k++) {
      const deployment = linkDeployment[k] as number;
      // It may be said not to have failed.
      if (selected[deployment - first] !== 1 || failedBy[deployment] === 0 || !fits(i)) continue;
      const severity = facts.incidents.severity[i] as number;
      const known = failed.get(severity) ?? { deployments: new Set(), incidents: 0 };
      known.deployments.add(deployment);
      known.incidents++;
      failed.set(severity, known);
    }
  }
  return failed;
}

function rateOf(
  { corrected }: Resolution,
  { deployments, started }: SelectedRows,
  failed: Failures,
  profile: Profile,
): ChangeFailureRateFigure {
  const counts = {
    n: deployments.length,
    ...countCorrected(corrected?.failures, Int32Array.from(failed.deployments)),
    failed: failed.deployments.size,
    incidents: started.length,
    unknownOutcome: 0,
  };
  return failureRate(counts, failed.incidents, false, profile);
}
