/** The little of a canary reading that is kept of every faulty version. */
import type { CanaryReading } from '../version-answers.ts';

export interface CanaryGist extends Pick<CanaryReading, 'requestsUntilKnown' | 'secondsUntilKnown' | 'saved'> {
  /** The most evidence that there was at any time (e-value). */
  readonly evidence: number;
}

export function gistOfCanary({ points, requestsUntilKnown, secondsUntilKnown, saved }: CanaryReading): CanaryGist {
  const evidence = points.reduce((most, point) => Math.max(most, point.evidence), 0);
  return { evidence, requestsUntilKnown, secondsUntilKnown, saved };
}
