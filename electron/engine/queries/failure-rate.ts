import type { FailureRateAnswer } from '../../../shared/metric-answers.ts';
import { failureRateDetails } from '../../../shared/metrics/failure-rate-details.ts';
import { periodDays } from '../../../shared/time.ts';
import { bucketOf } from './build-report.ts';
import type { Question } from './question.ts';

/** Change failure rate of the view over time, and by what the failures are known. */
export function failureRate({ facts, resolved, selection, previous }: Question): FailureRateAnswer {
  const bucket = bucketOf(periodDays(selection, selection.timeZone));
  return failureRateDetails(facts, resolved.resolution, selection, previous, bucket);
}
