/**
 * The shifts of every metric, of all that the view looks at and of each service: which series shifted, when, how far, how
 * surely. What else happened then: anomaly-context.ts.
 */
import type { MetricName } from '../../model.ts';
import type { Facts } from '../facts.ts';
import type { Resolution } from '../resolution.ts';
import type { Selection } from '../selection.ts';
import { logThresholdOf, probabilityOf } from './control-false-alarms.ts';
import { type DailyColumns, dailyColumns } from './daily-columns.ts';
import { type DailySeries, dailySeries } from './daily-series.ts';
import { findShifts, strongestChange } from './find-shifts.ts';
import { type Level, levelBetween } from './level-between.ts';

export interface FoundAnomaly {
  readonly metric: MetricName;
  /** Of the columns: 0 = all. */
  readonly slot: number;
  /** Days of the columns: the level before holds from `from` to `day`, the one after from there to `to`. */
  readonly from: number;
  readonly day: number;
  readonly to: number;
  readonly before: Level;
  readonly after: Level;
  /** after ÷ before − 1; null where before is 0. */
  readonly size: number | null;
  readonly tone: 'good' | 'bad';
  readonly probability: number;
}

export interface FoundAnomalies {
  /** null where there is no data. */
  readonly columns: DailyColumns | null;
  /** Newest first, of a day the whole before services, then the most certain. */
  readonly anomalies: readonly FoundAnomaly[];
  readonly series: number;
  readonly tooShort: number;
}

/** A certain shift that is smaller is none to act on. */
const SMALLEST_FACTOR = 1.2;

/** In steps of a series each, so that whoever looks for shifts can do other things in between. */
export function* findAnomalies(
  facts: Facts,
  resolution: Resolution,
  selection: Selection,
): Generator<void, FoundAnomalies> {
  const columns = dailyColumns(facts, resolution, selection);
  yield;
  if (columns === null) return { columns, anomalies: [], series: 0, tooShort: 0 };
  const { series, tooShort } = dailySeries(columns);
  // The few series of the whole are a question of their own: services must not make it less certain.
  const families = [series.filter(({ slot }) => slot === 0), series.filter(({ slot }) => slot !== 0)];
  const anomalies: FoundAnomaly[] = [];
  for (const family of families) anomalies.push(...(yield* shiftsOfFamily(family, facts, resolution, columns)));
  anomalies.sort((a, b) => b.day - a.day || Math.sign(a.slot) - Math.sign(b.slot) || b.probability - a.probability);
  return { columns, anomalies, series: series.length, tooShort };
}

function* shiftsOfFamily(
  family: readonly DailySeries[],
  facts: Facts,
  resolution: Resolution,
  columns: DailyColumns,
): Generator<void, FoundAnomaly[]> {
  const evidence: number[] = [];
  for (const { series } of family) {
    evidence.push(strongestChange(series, 0, series.length)?.logEvidence ?? Number.NEGATIVE_INFINITY);
    yield;
  }
  const threshold = logThresholdOf(evidence);
  const found: FoundAnomaly[] = [];
  for (const [index, member] of family.entries()) {
    if ((evidence[index] as number) < threshold) continue;
    found.push(...shiftsOfSeries(member, threshold, facts, resolution, columns));
    yield;
  }
  return found;
}

function shiftsOfSeries(
  { metric, slot, series, begins }: DailySeries,
  threshold: number,
  facts: Facts,
  resolution: Resolution,
  columns: DailyColumns,
): FoundAnomaly[] {
  const shifts = findShifts(series, threshold);
  return shifts.flatMap(({ day, logEvidence }, k): FoundAnomaly[] => {
    const from = (shifts[k - 1]?.day ?? 0) + begins;
    const to = (shifts[k + 1]?.day ?? series.length) + begins;
    const at = day + begins;
    if (at < columns.viewFrom) return [];
    const before = levelBetween(facts, resolution, columns, metric, slot, from, at);
    const after = levelBetween(facts, resolution, columns, metric, slot, at, to);
    if (before === null || after === null || !isLarge(before.value, after.value)) return [];
    return [
      {
        metric,
        slot,
        from,
        day: at,
        to,
        before,
        after,
        size: before.value === 0 ? null : after.value / before.value - 1,
        tone: after.value > before.value === (metric === 'deploymentFrequency') ? 'good' : 'bad',
        probability: probabilityOf(logEvidence, threshold),
      },
    ];
  });
}

function isLarge(before: number, after: number): boolean {
  return Math.max(before, after) >= SMALLEST_FACTOR * Math.min(before, after) && before !== after;
}
