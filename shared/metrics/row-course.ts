import type { Calendar } from './calendar.ts';
import type { DealtRows } from './dealt-rows.ts';
import type { Facts } from './facts.ts';

/** No more bars than can be told apart beside a figure. */
const MOST_BARS = 31;

/** How many deployments of each group finished in each of up to 31 equal runs of the period's days. */
export function rowCourses(
  { deployments }: Facts,
  { dayStarts }: Calendar,
  { groups, rows, groupCount }: DealtRows,
): (group: number) => readonly number[] {
  const { finishedAt } = deployments;
  const days = dayStarts.length - 1;
  const bars = Math.min(MOST_BARS, days);
  const ends = Array.from({ length: bars }, (_, bar) => dayStarts[Math.round(((bar + 1) * days) / bars)] as number);
  const counts = new Int32Array(groupCount * bars);
  // Rows are in order of time.
  let bar = 0;
  for (let k = 0; k < rows.length; k++) {
    const at = finishedAt[rows[k] as number] as number;
    while (bar < bars - 1 && at >= (ends[bar] as number)) bar++;
    (counts[(groups[k] as number) * bars + bar] as number)++;
  }
  return (group) => Array.from(counts.subarray(group * bars, (group + 1) * bars));
}
