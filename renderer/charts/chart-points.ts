/** What a chart over time shows: one point a bucket, the same bucket of the period before, and the words of its hover. */
export interface ChartPoint {
  /** Local date of the bucket's start; unique in a chart. */
  readonly day: string;
  /** null = nothing to measure in this bucket: a gap, not a zero. */
  readonly value: number | null;
  readonly previous: number | null;
  /** Drawn paler (weekends). */
  readonly isQuiet: boolean;
  /** Failures to mark above the bar. */
  readonly failed: number;
  readonly title: string;
  readonly lines: readonly string[];
}

/** Marks above so many bars would hide what they mark: then the failed part of each bar is coloured instead. */
export function areFailuresCrowded(points: readonly ChartPoint[]): boolean {
  return points.filter(({ failed }) => failed > 0).length > points.length * 0.35;
}
