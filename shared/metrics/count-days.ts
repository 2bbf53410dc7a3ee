import type { Calendar } from './calendar.ts';
import type { DealtRows } from './dealt-rows.ts';
import type { Facts } from './facts.ts';

/** Days on which a group of deployments has at least one. */
export interface DeploymentDays {
  readonly count: number;
  /** One value a whole week or month of the period, 0 where it has none; free to be reordered. */
  readonly perWeek: Float64Array;
  readonly perMonth: Float64Array;
}

export function countDays(facts: Facts, calendar: Calendar, dealt: DealtRows): readonly DeploymentDays[] {
  const { finishedAt } = facts.deployments;
  const { groups, rows, groupCount } = dealt;
  const { dayStarts, weeks, months } = calendar;
  const counts = new Int32Array(groupCount);
  const perWeek = new Float64Array(groupCount * weeks);
  const perMonth = new Float64Array(groupCount * months);
  const lastDay = new Int32Array(groupCount).fill(-1);
  // Rows are in order of time: the day only ever goes forward.
  let day = 0;
  for (let k = 0; k < rows.length; k++) {
    const finished = finishedAt[rows[k] as number] as number;
    while (finished >= (dayStarts[day + 1] as number)) day++;
    const group = groups[k] as number;
    if (lastDay[group] === day) continue;
    lastDay[group] = day;
    (counts[group] as number)++;
    const week = calendar.weekOf[day] as number;
    const month = calendar.monthOf[day] as number;
    if (week >= 0) (perWeek[group * weeks + week] as number)++;
    if (month >= 0) (perMonth[group * months + month] as number)++;
  }
  return Array.from(counts, (count, group) => ({
    count,
    perWeek: perWeek.subarray(group * weeks, (group + 1) * weeks),
    perMonth: perMonth.subarray(group * months, (group + 1) * months),
  }));
}
