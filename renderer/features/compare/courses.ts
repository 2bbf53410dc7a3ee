import type { CompareAnswer } from '../../../shared/compare-answers.ts';
import type { MetricName } from '../../../shared/model.ts';
import { courseOf } from '../overview/course.ts';

export interface SliceCourse {
  /** Local date of each bucket's start. */
  readonly days: readonly string[];
  /** null = nothing to measure in the bucket. */
  readonly values: readonly (number | null)[];
}

export interface Courses {
  /** One a slice; null = it could not be read. */
  readonly slices: readonly (SliceCourse | null)[];
  /** Buckets of the longest. */
  readonly length: number;
  /** The largest value of all. */
  readonly max: number;
  /** Whether a place means the same days in all of them; else each runs from its own beginning. */
  readonly sameDays: boolean;
}

/** The metric over time, one course a slice, all in the same buckets and on the same scale. */
export function coursesOf({ slices, bucket }: CompareAnswer, metric: MetricName): Courses {
  const courses = slices.map((slice): SliceCourse | null => {
    if (slice.kind === 'failed') return null;
    const series = { bucket, points: slice.points, previousPoints: [] };
    return {
      days: slice.points.map(({ day }) => day),
      values: courseOf({ series, profile: slice.profile }, metric).values,
    };
  });
  const measured = courses.filter((course) => course !== null);
  const [first] = measured;
  return {
    slices: courses,
    length: Math.max(0, ...measured.map(({ values }) => values.length)),
    max: Math.max(0, ...measured.flatMap(({ values }) => values.map((value) => value ?? 0))),
    sameDays: measured.every(({ days }) => days.join() === first?.days.join()),
  };
}
