import type { AnomaliesAnswer } from '../../../shared/anomaly-answers.ts';
import type { Question } from './question.ts';

/** Where the daily series of the view's metrics shifted. */
export function anomalies(_question: Question): AnomaliesAnswer {
  return { anomalies: [], series: 0, tooShort: 0 };
}
