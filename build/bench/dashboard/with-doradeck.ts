import { breakdown } from '../../../shared/metrics/breakdown.ts';
import { collectLeadTimes } from '../../../shared/metrics/collect-lead-times.ts';
import { cutRows } from '../../../shared/metrics/cut-rows.ts';
import type { Facts } from '../../../shared/metrics/facts.ts';
import { groupSelectedRows } from '../../../shared/metrics/group-selected-rows.ts';
import { LEVEL_SETS } from '../../../shared/metrics/levels.ts';
import { recoverySeconds } from '../../../shared/metrics/recovery-time.ts';
import type { Resolution } from '../../../shared/metrics/resolution.ts';
import { withScratch } from '../../../shared/metrics/scratch.ts';
import { selectRows } from '../../../shared/metrics/select-rows.ts';
import type { Selection } from '../../../shared/metrics/selection.ts';
import { series } from '../../../shared/metrics/series.ts';
import { median, quantiles } from '../../../shared/stats.ts';
import { buckets } from '../../../shared/time.ts';
import type { Dashboard } from './dashboard.ts';

/** By the parts that Doradeck's screens are made of, the figures that the others compute and no more. */
export function computeSame(facts: Facts, resolution: Resolution, selection: Selection): Dashboard {
  return withScratch(() => {
    const { deployments } = selectRows(facts, resolution, selection);
    const tiles = buckets(selection, selection.timeZone, selection.weekStart, 'day');
    const grouped = groupSelectedRows(facts, resolution, selection, 'service');
    const { charging } = grouped;
    const leadTimes = collectLeadTimes(facts, charging.resolution, charging.deployments, 'values');
    return {
      days: cutRows(deployments, facts.deployments.finishedAt, tiles).map(({ length }) => length),
      services: grouped.codes.flatMap((service) => {
        const rows = grouped.rowsOf(service);
        if (rows.deployments.length === 0) return [];
        let failed = 0;
        for (const row of rows.deployments) if (resolution.failedBy[row] !== 0) failed++;
        const [middle, p90] = quantiles(leadTimes[service]?.values ?? new Float64Array(0), [0.5, 0.9]);
        return {
          service,
          deployments: rows.deployments.length,
          failed,
          medianLeadSeconds: middle ?? null,
          p90LeadSeconds: p90 ?? null,
          medianRecoverySeconds: median(recoverySeconds(facts, resolution, rows)),
        };
      }),
    };
  });
}

/** All that the overview shows of these groups: five metrics with intervals, stages, levels, and the course of the days. */
export function computeAll(facts: Facts, resolution: Resolution, selection: Selection): Dashboard {
  const codes = new Map(facts.names.services.map((name, code) => [name, code]));
  const rows = breakdown(facts, resolution, selection, null, 'service', LEVEL_SETS['2024']);
  return {
    days: series(facts, resolution, selection, 'day').map(({ deployments }) => deployments),
    services: rows.flatMap(({ key, metrics: { changeLeadTime, changeFailureRate, recoveryTime } }) =>
      changeFailureRate.n === 0
        ? []
        : {
            service: codes.get(key) ?? 0,
            deployments: changeFailureRate.n,
            failed: changeFailureRate.failed,
            medianLeadSeconds: changeLeadTime.medianSeconds,
            p90LeadSeconds: changeLeadTime.p90Seconds,
            medianRecoverySeconds: recoveryTime.medianSeconds,
          },
    ),
  };
}
