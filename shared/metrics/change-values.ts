import { lowerMedian, mean, median } from '../stats.ts';
import type { ChangeColumns } from './change-columns.ts';
import type { LeadTimeRule, Statistic } from './profiles.ts';

/** Seconds of these rows as the profile takes them: one value a change, or the mean of each deployment's. Rows of one
 * deployment must lie together where it is by those. */
export function changeValues(
  { seconds, deployment }: ChangeColumns,
  rows: Int32Array,
  { over }: Pick<LeadTimeRule, 'over'>,
): Float64Array {
  const values = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) values[k] = seconds[rows[k] as number] as number;
  if (over === 'changes') return values;
  const means: number[] = [];
  for (let from = 0; from < rows.length; ) {
    const own = deployment[rows[from] as number];
    let to = from + 1;
    while (to < rows.length && deployment[rows[to] as number] === own) to++;
    means.push(mean(values.subarray(from, to)) as number);
    from = to;
  }
  return Float64Array.from(means);
}

/** The median of the kind that the statistic says, also where it says mean; reorders the values. */
export function middleOf(values: Float64Array, { statistic }: { readonly statistic: Statistic }): number | null {
  return statistic === 'lower-median' ? lowerMedian(values) : median(values);
}
