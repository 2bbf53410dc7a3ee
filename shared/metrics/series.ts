import type { SeriesPoint } from '../report.ts';
import { mean, median } from '../stats.ts';
import { type Bucket, type BucketSize, buckets, formatInstant } from '../time.ts';
import type { Facts } from './facts.ts';
import { collectLeadTimes } from './lead-time.ts';
import { recoverySeconds } from './recovery-time.ts';
import type { Resolution } from './resolution.ts';
import { firstAtOrAfter } from './search-sorted.ts';
import { type SelectedRows, selectRows } from './select-rows.ts';
import type { Selection } from './selection.ts';

/**
 * The selection cut into days, weeks or months of its zone: the counts of the points add up to the period's. Deployments
 * and their lead times belong to the bucket they finished in, incidents to the one they started in, recoveries to the one
 * they were resolved in.
 */
export function series(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
  bucket: BucketSize,
): readonly SeriesPoint[] {
  const rows = selectRows(facts, resolution, selection);
  const tiles = buckets(selection, selection.timeZone, selection.weekStart, bucket);
  return cutRows(facts, rows, tiles).map((part, i) => describePoint(facts, resolution, tiles[i] as Bucket, part));
}

/** The rows of each of the buckets, which follow one another. Open incidents are not dealt out. */
export function cutRows(facts: Facts, rows: SelectedRows, tiles: readonly Bucket[]): readonly SelectedRows[] {
  const deployments = cut(rows.deployments, facts.deployments.finishedAt, tiles);
  const started = cut(rows.started, facts.incidents.startedAt, tiles);
  const resolved = cut(rows.resolved, facts.incidents.resolvedAt, tiles);
  return tiles.map((_, i) => ({
    deployments: deployments[i] as Int32Array,
    started: started[i] as Int32Array,
    resolved: resolved[i] as Int32Array,
    open: new Int32Array(),
  }));
}

function cut(rows: Int32Array, times: Float64Array, tiles: readonly Bucket[]): readonly Int32Array[] {
  const timeAt = (k: number) => times[rows[k] as number] as number;
  return tiles.map(({ from, to }) =>
    rows.subarray(firstAtOrAfter(rows.length, timeAt, from), firstAtOrAfter(rows.length, timeAt, to)),
  );
}

function describePoint(facts: Facts, resolution: Resolution, bucket: Bucket, rows: SelectedRows): SeriesPoint {
  const { values } = collectLeadTimes(facts, resolution, rows.deployments);
  const recoveries = recoverySeconds(facts, rows.resolved);
  return {
    start: formatInstant(bucket.from),
    day: bucket.day,
    deployments: rows.deployments.length,
    failed: countSet(resolution.failedBy, rows.deployments),
    reworked: countSet(resolution.remediation, rows.deployments),
    incidents: rows.started.length,
    leadTimes: values.length,
    meanLeadSeconds: mean(values),
    medianLeadSeconds: median(values),
    resolved: recoveries.length,
    meanRecoverySeconds: mean(recoveries),
    medianRecoverySeconds: median(recoveries),
  };
}

function countSet(flags: Uint8Array, rows: Int32Array): number {
  let count = 0;
  for (let k = 0; k < rows.length; k++) if (flags[rows[k] as number] !== 0) count++;
  return count;
}
