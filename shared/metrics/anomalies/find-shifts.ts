/** The shifts of one series: binary segmentation (A. J. Scott & M. Knott 1974; L. Vostrikova 1981). */
import type { ShiftSeries } from './change-point.ts';

export interface Shift {
  /** First day after it. */
  readonly day: number;
  readonly logEvidence: number;
}

/** Splits while the evidence comes to the threshold, then looks again for each shift between its neighbours. In order. */
export function findShifts(series: ShiftSeries, logThreshold: number): readonly Shift[] {
  const found: Shift[] = [];
  function split(from: number, to: number): void {
    const change = series.scan(from, to);
    if (change === null || change.logEvidence < logThreshold) return;
    split(from, change.split);
    found.push({ day: change.split, logEvidence: change.logEvidence });
    split(change.split, to);
  }
  split(0, series.length);
  return found.length < 2 ? found : refine(series, found, logThreshold);
}

function refine(series: ShiftSeries, shifts: readonly Shift[], logThreshold: number): readonly Shift[] {
  const refined: Shift[] = [];
  for (const [index] of shifts.entries()) {
    const change = series.scan(refined.at(-1)?.day ?? 0, shifts[index + 1]?.day ?? series.length);
    if (change === null || change.logEvidence < logThreshold) continue;
    refined.push({ day: change.split, logEvidence: change.logEvidence });
  }
  return refined;
}
