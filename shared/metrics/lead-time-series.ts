/** Lead time over time: the changes of each day, week or month, by the finish of the deployment that brought them (or what
 * the profile puts them there by). Each point says what the profile says of a period: of changes, or of deployments. */
import type { LeadTimePoint, StageSeconds } from '../lead-time-answers.ts';
import { STAGE_NAMES } from '../report.ts';
import { mean, quantiles } from '../stats.ts';
import { type BucketSize, buckets, formatInstant } from '../time.ts';
import { allRows, type ChangeColumns } from './change-columns.ts';
import { changeValues, middleOf } from './change-values.ts';
import type { Facts } from './facts.ts';
import { PROFILES } from './profiles.ts';
import type { Resolution } from './resolution.ts';
import { firstAtOrAfter } from './search-sorted.ts';
import type { Selection } from './selection.ts';

export function leadTimeSeries(
  facts: Facts,
  resolution: Resolution,
  columns: ChangeColumns,
  selection: Selection,
  bucket: BucketSize,
): readonly LeadTimePoint[] {
  const { finishedAt } = facts.deployments;
  const { leadPlacedAt } = resolution;
  const rule = PROFILES[resolution.rules.profile].leadTime;
  const placedAt = (row: number) =>
    leadPlacedAt === null
      ? (finishedAt[columns.deployment[row] as number] as number)
      : (leadPlacedAt[columns.lead[row] as number] as number);
  const rows = allRows(columns);
  if (leadPlacedAt !== null) rows.sort((a, b) => placedAt(a) - placedAt(b));
  const at = (k: number) => placedAt(rows[k] as number);
  return buckets(selection, selection.timeZone, selection.weekStart, bucket).map(({ from, to, day }) => {
    const own = rows.subarray(firstAtOrAfter(rows.length, at, from), firstAtOrAfter(rows.length, at, to));
    const values = changeValues(columns, own, rule);
    const meanSeconds = mean(values);
    const [p90Seconds] = quantiles(values, [0.9]);
    return {
      start: formatInstant(from),
      day,
      n: values.length,
      medianSeconds: middleOf(values, rule),
      meanSeconds,
      p90Seconds: p90Seconds ?? null,
      stages: meanStages(columns, own),
    };
  });
}

/** Mean of each stage over the rows; a stage that none of them has is absent. */
function meanStages({ stages }: ChangeColumns, rows: Int32Array): StageSeconds {
  const means = STAGE_NAMES.map((name, stage) => {
    const column = stages[stage] as Float64Array;
    let total = 0;
    let n = 0;
    for (let k = 0; k < rows.length; k++) {
      const value = column[rows[k] as number] as number;
      if (Number.isNaN(value)) continue;
      total += value;
      n++;
    }
    return [name, n === 0 ? null : total / n] as const;
  });
  return Object.fromEntries(means.filter(([, value]) => value !== null));
}
