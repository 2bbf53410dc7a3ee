import type { Calendar } from './calendar.ts';
import type { Facts } from './facts.ts';

/** No more bars than can be told apart beside a figure. */
const MOST_BARS = 31;

/** How many of a list of deployments, in order of time, finished in each of up to 31 equal runs of the period's days. */
export function createRowCourse(
  { deployments }: Facts,
  { dayStarts }: Calendar,
): (rows: Int32Array) => readonly number[] {
  const { finishedAt } = deployments;
  const days = dayStarts.length - 1;
  const bars = Math.min(MOST_BARS, days);
  const ends = Array.from({ length: bars }, (_, bar) => dayStarts[Math.round(((bar + 1) * days) / bars)] as number);
  return (rows) => {
    const counts = new Array<number>(bars).fill(0);
    let bar = 0;
    for (let k = 0; k < rows.length; k++) {
      const at = finishedAt[rows[k] as number] as number;
      while (bar < bars - 1 && at >= (ends[bar] as number)) bar++;
      (counts[bar] as number)++;
    }
    return counts;
  };
}
