import type { ReworkAnswer } from '../../../shared/metric-answers.ts';
import { reworkDetails } from '../../../shared/metrics/rework-details.ts';
import { periodDays } from '../../../shared/time.ts';
import { bucketOf } from './build-report.ts';
import type { Question } from './question.ts';

/** Deployments of the view over time that were not planned, by kind. */
export function rework({ facts, resolved, selection, previous }: Question): ReworkAnswer {
  const bucket = bucketOf(periodDays(selection, selection.timeZone));
  return reworkDetails(facts, resolved.resolution, selection, previous, bucket);
}
