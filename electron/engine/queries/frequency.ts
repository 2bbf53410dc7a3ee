import type { FrequencyAnswer } from '../../../shared/metric-answers.ts';
import { frequencyDetails } from '../../../shared/metrics/frequency-details.ts';
import type { Question } from './question.ts';

/** Days, weekdays by hour, and times between the deployments of the view. */
export function frequency({ facts, resolved, selection }: Question): FrequencyAnswer {
  return frequencyDetails(facts, resolved.resolution, selection);
}
