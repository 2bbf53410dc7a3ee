import { useMemo } from 'react';
import { type ChartMark, marksByBucket } from './chart-marks.ts';

const NO_MARKS: readonly ChartMark[] = [];

/** The points of a chart over time and its marks, both by the day that their bucket begins on. */
export function useMarkedPoints<Point extends { readonly day: string }>(
  points: readonly Point[],
  marks: readonly ChartMark[] = NO_MARKS,
) {
  const byDay = useMemo(() => new Map(points.map((point) => [point.day, point])), [points]);
  const marked = useMemo(() => marksByBucket(marks, [...byDay.keys()]), [marks, byDay]);
  return { byDay, marked };
}
