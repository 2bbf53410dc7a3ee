import type { SeriesPoint } from '../report.ts';
import { mean } from '../stats.ts';
import { type Bucket, type BucketSize, buckets, formatInstant } from '../time.ts';
import { middleOf } from './change-values.ts';
import { collectLeadTimes, type LeadTimes } from './collect-lead-times.ts';
import { cutRows } from './cut-rows.ts';
import { type DealtRows, oneGroup } from './dealt-rows.ts';
import type { Facts } from './facts.ts';
import { placeLeads } from './place-leads.ts';
import { PROFILES } from './profiles.ts';
import { recoverySeconds } from './recovery-time.ts';
import type { Resolution } from './resolution.ts';
import { scratchIntegers, withScratch } from './scratch.ts';
import { selectRows } from './select-rows.ts';
import type { Selection } from './selection.ts';

/**
 * The selection cut into days, weeks or months of its zone: the counts of the points add up to the period's. Deployments
 * and their lead times belong to the bucket they finished in, incidents to the one they started in, recoveries to the one
 * they were resolved in (or to where the profile puts them).
 */
export function series(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  bucket: BucketSize,
): readonly SeriesPoint[] {
  return withScratch(() => points(facts, resolution, selection, bucket));
}

function points(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  bucket: BucketSize,
): readonly SeriesPoint[] {
  const profile = PROFILES[resolution.rules.profile];
  const rows = selectRows(facts, resolution, selection);
  const tiles = buckets(selection, selection.timeZone, selection.weekStart, bucket);
  const deployments = cutRows(rows.deployments, facts.deployments.finishedAt, tiles);
  const started = cutRows(rows.started, facts.incidents.startedAt, tiles);
  const resolved = cutRows(rows.resolved, facts.incidents.resolvedAt, tiles);
  const leadTimes = collectLeadTimesByBucket(facts, resolution, selection, tiles, deployments, rows.deployments);
  return tiles.map((tile, i): SeriesPoint => {
    const finished = deployments[i] as Int32Array;
    const { values, sum } = leadTimes[i] as LeadTimes;
    const recoveries = recoverySeconds(facts, resolution, {
      deployments: finished,
      started: started[i] as Int32Array,
      resolved: resolved[i] as Int32Array,
    });
    return {
      start: formatInstant(tile.from),
      day: tile.day,
      deployments: finished.length,
      failed: countSet(resolution.failedBy, finished),
      reworked: countSet(resolution.remediation, finished),
      incidents: (started[i] as Int32Array).length,
      leadTimes: values.length,
      meanLeadSeconds: values.length === 0 ? null : sum / values.length,
      medianLeadSeconds: middleOf(values, profile.leadTime),
      resolved: recoveries.length,
      meanRecoverySeconds: mean(recoveries),
      medianRecoverySeconds: middleOf(recoveries, profile.recoveryTime),
    };
  });
}

/** By the deployment's finish; by the merge under a profile that goes by that. */
function collectLeadTimesByBucket(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  tiles: readonly Bucket[],
  parts: readonly Int32Array[],
  rows: Int32Array,
): readonly LeadTimes[] {
  if (resolution.leadPlacedAt === null) {
    return collectLeadTimes(facts, resolution, dealConsecutive(parts, rows), 'values');
  }
  return tiles.flatMap(({ from, to }) => {
    const placed = placeLeads(facts, resolution, { ...selection, from, to }, { deployments: rows });
    return collectLeadTimes(facts, placed.resolution, oneGroup(placed.deployments), 'values');
  });
}

function dealConsecutive(parts: readonly Int32Array[], rows: Int32Array): DealtRows {
  const groups = scratchIntegers(rows.length);
  let start = 0;
  for (const [group, part] of parts.entries()) {
    groups.fill(group, start, start + part.length);
    start += part.length;
  }
  return { groupCount: parts.length, groups, rows };
}

function countSet(flags: Uint8Array, rows: Int32Array): number {
  let count = 0;
  for (let k = 0; k < rows.length; k++) if (flags[rows[k] as number] !== 0) count++;
  return count;
}
