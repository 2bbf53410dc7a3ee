/** Lead time over time: the changes of each day, week or month, by the finish of the deployment that brought them. */
import type { LeadTimePoint, StageSeconds } from '../lead-time-answers.ts';
import { STAGE_NAMES } from '../report.ts';
import { mean, quantiles } from '../stats.ts';
import { type BucketSize, buckets, formatInstant } from '../time.ts';
import type { ChangeColumns } from './change-columns.ts';
import type { Facts } from './facts.ts';
import { firstAtOrAfter } from './search-sorted.ts';
import type { Selection } from './selection.ts';

export function leadTimeSeries(
  facts: Facts,
  columns: ChangeColumns,
  selection: Selection,
  bucket: BucketSize,
): readonly LeadTimePoint[] {
  const { finishedAt } = facts.deployments;
  const at = (k: number) => finishedAt[columns.deployment[k] as number] as number;
  return buckets(selection, selection.timeZone, selection.weekStart, bucket).map(({ from, to, day }) => {
    const start = firstAtOrAfter(columns.count, at, from);
    const end = firstAtOrAfter(columns.count, at, to);
    const values = columns.seconds.slice(start, end);
    const meanSeconds = mean(values);
    const [medianSeconds, p90Seconds] = quantiles(values, [0.5, 0.9]);
    return {
      start: formatInstant(from),
      day,
      n: values.length,
      medianSeconds: medianSeconds ?? null,
      meanSeconds,
      p90Seconds: p90Seconds ?? null,
      stages: meanStages(columns, start, end),
    };
  });
}

/** Mean of each stage over the rows [start, end); a stage that none of them has is absent. */
function meanStages({ stages }: ChangeColumns, start: number, end: number): StageSeconds {
  const means = STAGE_NAMES.map((name, stage) => {
    const column = stages[stage] as Float64Array;
    let total = 0;
    let n = 0;
    for (let k = start; k < end; k++) {
      const value = column[k] as number;
      if (Number.isNaN(value)) continue;
      total += value;
      n++;
    }
    return [name, n === 0 ? null : total / n] as const;
  });
  return Object.fromEntries(means.filter(([, value]) => value !== null));
}
