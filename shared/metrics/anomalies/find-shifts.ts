/** The shifts of one series: binary segmentation (A. J. Scott & M. Knott 1974; L. Vostrikova 1981). */
import { type ChangePoint, fewestDays, LOG_THRESHOLD, type ShiftSeries } from './change-point.ts';

export interface Shift {
  /** First day after it. */
  readonly day: number;
  readonly logEvidence: number;
}

/** Splits while the evidence comes to the threshold, then looks again for each shift between its neighbours. In order. */
export function findShifts(series: ShiftSeries, logThreshold: number): readonly Shift[] {
  const found: Shift[] = [];
  function split(from: number, to: number): void {
    const change = strongestChange(series, from, to);
    if (change === null || change.logEvidence < logThreshold) return;
    split(from, change.split);
    found.push({ day: change.split, logEvidence: change.logEvidence });
    split(change.split, to);
  }
  split(0, series.length);
  return found.length < 2 ? found : refine(series, found, logThreshold);
}

/**
 * Of the whole stretch, or of one of its three overlapping halves: a level that comes back shows in these alone (P. Fryzlewicz,
 * "Wild binary segmentation", 2014). The whole has half the say, each half a sixth: a mean of e-values is an e-value.
 */
export function strongestChange(series: ShiftSeries, from: number, to: number): ChangePoint | null {
  const whole = weighed(series.scan(from, to), 2);
  const quarter = (to - from) >> 2;
  // Where a shift of the whole is clear, or halves are short, they add nothing.
  if (whole === null || whole.logEvidence >= LOG_THRESHOLD || fewestDays(2 * quarter) > fewestDays(series.length)) {
    return whole;
  }
  const halves = [0, 1, 2].map((k) => weighed(series.scan(from + k * quarter, from + (k + 2) * quarter), 6));
  return halves.reduce(
    (best, half) => (half !== null && half.logEvidence > (best?.logEvidence ?? 0) ? half : best),
    whole,
  );
}

function weighed(change: ChangePoint | null, share: number): ChangePoint | null {
  return change === null ? null : { ...change, logEvidence: change.logEvidence - Math.log(share) };
}

function refine(series: ShiftSeries, shifts: readonly Shift[], logThreshold: number): readonly Shift[] {
  const refined: Shift[] = [];
  for (const [index] of shifts.entries()) {
    const change = weighed(series.scan(refined.at(-1)?.day ?? 0, shifts[index + 1]?.day ?? series.length), 2);
    if (change === null || change.logEvidence < logThreshold) continue;
    refined.push({ day: change.split, logEvidence: change.logEvidence });
  }
  return refined;
}
