/** The series that shifts are looked for in: five metrics of all and of each service, where there is enough to tell. */
import { METRIC_NAMES, type MetricName } from '../../model.ts';
import { fewestDays, type ShiftSeries } from './change-point.ts';
import { countSeries } from './count-series.ts';
import { type DailyColumns, FEWEST_DEPLOYMENTS } from './daily-columns.ts';
import { levelSeries } from './level-series.ts';
import { rateSeries } from './rate-series.ts';
import { exposureOf, weekPattern } from './week-pattern.ts';

export interface DailySeries {
  readonly metric: MetricName;
  readonly slot: number;
  /** Day of the columns that the series begins on. */
  readonly begins: number;
  readonly series: ShiftSeries;
}

/** Failures or reworked deployments; days with a value. */
const FEWEST_EVENTS = 5;
const FEWEST_VALUES = 14;

/** `tooShort`: series that there is something of, but too little. */
export function dailySeries(columns: DailyColumns): {
  readonly series: readonly DailySeries[];
  readonly tooShort: number;
} {
  const series: DailySeries[] = [];
  let tooShort = columns.sparse;
  const shared = patternOf(columns, 0, null);
  for (const [slot] of columns.slots.entries()) {
    for (const metric of METRIC_NAMES) {
      const found = seriesOf(columns, slot, metric, shared);
      if (found === 'too-short') tooShort++;
      else if (found !== null) series.push(found);
    }
  }
  return { series, tooShort };
}

function cellsOf<C extends Int32Array | Float64Array>(columns: DailyColumns, column: C, slot: number): C {
  const days = columns.weekdays.length;
  return column.subarray(slot * days + (columns.begins[slot] as number), (slot + 1) * days) as C;
}

function patternOf(columns: DailyColumns, slot: number, shared: Float64Array | null): Float64Array {
  const weekdays = columns.weekdays.subarray(columns.begins[slot]);
  return weekPattern(cellsOf(columns, columns.deployments, slot), weekdays, shared);
}

function seriesOf(
  columns: DailyColumns,
  slot: number,
  metric: MetricName,
  shared: Float64Array,
): DailySeries | 'too-short' | null {
  const begins = columns.begins[slot] as number;
  const weekdays = columns.weekdays.subarray(begins);
  const made = (series: ShiftSeries) => ({ metric, slot, begins, series });
  const deployments = cellsOf(columns, columns.deployments, slot);
  if (metric === 'changeLeadTime' || metric === 'recoveryTime') {
    const column = metric === 'changeLeadTime' ? columns.leadTimes : columns.recoveries;
    const values = cellsOf(columns, column, slot);
    const n = values.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);
    if (n === 0) return null;
    return n < FEWEST_VALUES ? 'too-short' : made(levelSeries(values, weekdays));
  }
  const total = sumOf(deployments);
  if (total === 0) return null;
  const isShort = weekdays.length < 2 * fewestDays(weekdays.length) || total < FEWEST_DEPLOYMENTS;
  if (metric === 'deploymentFrequency') {
    if (isShort) return 'too-short';
    return made(countSeries(deployments, exposureOf(weekdays, patternOf(columns, slot, shared))));
  }
  const events = cellsOf(columns, metric === 'changeFailureRate' ? columns.failed : columns.reworked, slot);
  const count = sumOf(events);
  if (count === 0) return null;
  return isShort || count < FEWEST_EVENTS ? 'too-short' : made(rateSeries(events, deployments));
}

function sumOf(values: Int32Array): number {
  let total = 0;
  for (let k = 0; k < values.length; k++) total += values[k] as number;
  return total;
}
