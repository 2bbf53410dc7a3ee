/**
 * Whether a daily series shifted once, and when: the Bayes factor of "one change, on any day alike" against "none" (A. F. M.
 * Smith, "A Bayesian approach to inference about a change-point in a sequence of random variables", 1975; A. E. Raftery &
 * V. E. Akman, "Bayesian analysis of a Poisson process with a change-point", 1986). The level itself is no part of it: counts
 * are compared given their sum, durations by the difference of their scores.
 *
 * A Bayes factor is an e-value: without a change it is 20 or more in at most one series of twenty (Markov's inequality).
 */

/** The best split of [from, to). */
export interface ChangePoint {
  /** First day after the change. */
  readonly split: number;
  /** ln of the Bayes factor; where it can't come to the threshold, a bound above it. */
  readonly logEvidence: number;
}

export interface ShiftSeries {
  readonly length: number;
  /** null = too few days or values on either side of any split. */
  scan(from: number, to: number): ChangePoint | null;
}

/** Evidence that is enough for one series alone: false alarms in at most 5 % of series without a change. */
export const LOG_THRESHOLD = Math.log(20);

/**
 * Shorter stretches are no new level. A week, so that every weekday is on each side; two where the data is so short that a
 * busy week can't be told from a shift.
 */
export function fewestDays(length: number): number {
  return length < 63 ? 14 : 7;
}

/** ln of the mean of e^term, without overflow. */
export function logMeanExp(terms: readonly number[]): number {
  const largest = Math.max(...terms);
  if (!Number.isFinite(largest)) return largest;
  return largest + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - largest), 0) / terms.length);
}
