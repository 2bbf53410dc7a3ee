/** What a metric was between two days, as the profile measures it: the figure that its own screen shows of those days. */
import type { MetricName } from '../../model.ts';
import { STAGE_NAMES, type StageName } from '../../report.ts';
import { mean } from '../../stats.ts';
import { middleOf } from '../change-values.ts';
import { collectLeadTimes, type LeadTimes } from '../collect-lead-times.ts';
import { oneGroup } from '../dealt-rows.ts';
import type { Facts } from '../facts.ts';
import { codesOfIncident } from '../membership.ts';
import { placeLeads } from '../place-leads.ts';
import { PROFILES } from '../profiles.ts';
import { recoverySeconds } from '../recovery-time.ts';
import type { Resolution } from '../resolution.ts';
import { firstAtOrAfter } from '../search-sorted.ts';
import type { DailyColumns } from './daily-columns.ts';

export interface Level {
  /** Deployments a day, seconds, rate. */
  readonly value: number;
  /** Of lead times: mean seconds of each stage that has values. */
  readonly stages: readonly { readonly stage: StageName; readonly seconds: number }[];
}

/** null where there is nothing to measure. */
export function levelBetween(
  facts: Facts,
  resolution: Resolution,
  columns: DailyColumns,
  metric: MetricName,
  slot: number,
  from: number,
  to: number,
): Level | null {
  const level = (value: number): Level => ({ value, stages: [] });
  const sum = (column: Int32Array) => sumOf(column, columns, slot, from, to);
  switch (metric) {
    case 'deploymentFrequency':
      return level(sum(columns.deployments) / (to - from));
    case 'changeFailureRate':
    case 'reworkRate': {
      const trials = sum(columns.deployments);
      const events = sum(metric === 'reworkRate' ? columns.reworked : columns.failed);
      return trials === 0 ? null : level(events / trials);
    }
    case 'changeLeadTime':
      return leadTimeBetween(facts, resolution, columns, slot, from, to);
    case 'recoveryTime': {
      const value = recoveryBetween(facts, resolution, columns, slot, from, to);
      return value === null ? null : level(value);
    }
  }
}

function sumOf(column: Int32Array, { weekdays }: DailyColumns, slot: number, from: number, to: number): number {
  let total = 0;
  for (let day = from; day < to; day++) total += column[slot * weekdays.length + day] as number;
  return total;
}

function leadTimeBetween(
  facts: Facts,
  resolution: Resolution,
  columns: DailyColumns,
  slot: number,
  from: number,
  to: number,
): Level | null {
  const own = deploymentsBetween(facts, columns, slot, from, to);
  const looked = { ...columns.looked, ...instantsOf(columns, from, to) };
  const service = columns.slots[slot] ?? null;
  const selection = service === null ? looked : { ...looked, services: new Set([service]) };
  const placed = placeLeads(facts, resolution, selection, { deployments: own });
  const [times] = collectLeadTimes(facts, placed.resolution, oneGroup(placed.deployments));
  const { leadTime } = PROFILES[resolution.rules.profile];
  const { values, stages } = times as LeadTimes;
  const value = leadTime.statistic === 'mean' ? mean(values) : middleOf(values, leadTime);
  if (value === null) return null;
  return {
    value,
    stages: STAGE_NAMES.flatMap((stage, k) => {
      const seconds = mean(stages[k]?.values ?? new Float64Array());
      return seconds === null ? [] : [{ stage, seconds }];
    }),
  };
}

function recoveryBetween(
  facts: Facts,
  resolution: Resolution,
  columns: DailyColumns,
  slot: number,
  from: number,
  to: number,
): number | null {
  const { recoveryTime } = PROFILES[resolution.rules.profile];
  const { startedAt, resolvedAt } = facts.incidents;
  const incidents = (rows: Int32Array, times: Float64Array) =>
    ofService(rowsBetween(rows, times, columns, from, to), facts, resolution, columns.slots[slot] ?? null);
  const values = recoverySeconds(facts, resolution, {
    deployments: deploymentsBetween(facts, columns, slot, from, to),
    started: incidents(columns.rows.started, startedAt),
    resolved: incidents(columns.rows.resolved, resolvedAt),
  });
  return recoveryTime.statistic === 'mean' ? mean(values) : middleOf(values, recoveryTime);
}

/** Epoch ms. */
export function instantsOf({ dayStarts, looked }: DailyColumns, from: number, to: number) {
  return {
    from: Math.max(looked.from, dayStarts[from] as number),
    to: Math.min(looked.to, dayStarts[to] as number),
  };
}

export function deploymentsBetween(
  facts: Facts,
  columns: DailyColumns,
  slot: number,
  from: number,
  to: number,
): Int32Array {
  const { finishedAt, service } = facts.deployments;
  const rows = rowsBetween(columns.rows.deployments, finishedAt, columns, from, to);
  const code = columns.slots[slot] ?? null;
  return code === null ? rows : rows.filter((row) => service[row] === code);
}

/** Counted incidents of the service (of all) that began then. */
export function incidentsBetween(
  facts: Facts,
  resolution: Resolution,
  columns: DailyColumns,
  slot: number,
  from: number,
  to: number,
): Int32Array {
  const rows = rowsBetween(columns.rows.started, facts.incidents.startedAt, columns, from, to);
  return ofService(rows, facts, resolution, columns.slots[slot] ?? null);
}

function rowsBetween(rows: Int32Array, times: Float64Array, columns: DailyColumns, from: number, to: number) {
  const period = instantsOf(columns, from, to);
  const timeAt = (k: number) => times[rows[k] as number] as number;
  return rows.subarray(
    firstAtOrAfter(rows.length, timeAt, period.from),
    firstAtOrAfter(rows.length, timeAt, period.to),
  );
}

function ofService(rows: Int32Array, facts: Facts, resolution: Resolution, service: number | null): Int32Array {
  if (service === null) return rows;
  const servicesOf = codesOfIncident(facts, resolution, 'service');
  return rows.filter((row) => {
    let isOwn = false;
    servicesOf(row, (code) => {
      if (code === service) isOwn = true;
    });
    return isOwn;
  });
}
