/**
 * Shifts in a rate: so many of a day's deployments failed. Both stretches with one rate against each with its own, all of
 * them beta distributed around the rate of the whole (beta-binomial); counts are divided by the dispersion.
 */
import { type ChangePoint, fewestDays, LOG_THRESHOLD, logMeanExp, type ShiftSeries } from './change-point.ts';
import { dispersionOf } from './dispersion.ts';
import { logBeta } from './log-gamma.ts';

/** Weight of what is expected of a rate, in events. */
const PRIOR_EVENTS = 1;
/** A stretch with fewer deployments has no rate to speak of. */
const FEWEST_TRIALS = 5;

export function rateSeries(events: Int32Array, trials: Int32Array): ShiftSeries {
  const length = events.length;
  const eventSum = new Float64Array(length + 1);
  const trialSum = new Float64Array(length + 1);
  for (let day = 0; day < length; day++) {
    eventSum[day + 1] = (eventSum[day] as number) + Math.min(events[day] as number, trials[day] as number);
    trialSum[day + 1] = (trialSum[day] as number) + (trials[day] as number);
  }
  const fewest = fewestDays(length);
  const between = (sums: Float64Array, from: number, to: number) => (sums[to] as number) - (sums[from] as number);

  /** Of the days with a deployment. */
  function residuals(start: number, end: number): Float64Array {
    const rate = between(eventSum, start, end) / between(trialSum, start, end);
    const variance = rate * (1 - rate);
    const found = new Float64Array(end - start);
    let count = 0;
    for (let day = start; day < end && variance > 0; day++) {
      const n = trials[day] as number;
      if (n > 0) found[count++] = (between(eventSum, day, day + 1) - n * rate) / Math.sqrt(n * variance);
    }
    return found.subarray(0, count);
  }

  function splitsOf(from: number, to: number): number[] {
    const splits: number[] = [];
    for (let split = from + fewest; split <= to - fewest; split++) {
      const fits = between(trialSum, from, split) >= FEWEST_TRIALS && between(trialSum, split, to) >= FEWEST_TRIALS;
      // Days without a deployment tell nothing: the change is on the next that has one.
      if (fits && (trials[split] as number) > 0) splits.push(split);
    }
    return splits;
  }

  function scan(from: number, to: number): ChangePoint | null {
    const splits = splitsOf(from, to);
    const [k, n] = [between(eventSum, from, to), between(trialSum, from, to)];
    if (splits.length === 0 || k === 0 || k === n) return null;
    const alike = logLikelihood(k, n);
    let best = -1;
    let ratio = Number.NEGATIVE_INFINITY;
    for (const split of splits) {
      const k1 = between(eventSum, from, split);
      const n1 = between(trialSum, from, split);
      const found = logLikelihood(k1, n1) + logLikelihood(k - k1, n - n1) - alike;
      if (found > ratio) [best, ratio] = [split, found];
    }
    // Far below: neither the prior nor the dispersion makes more of it.
    if (ratio < LOG_THRESHOLD) return { split: best, logEvidence: ratio };
    const dispersion = Math.max(1, dispersionOf([residuals(from, best), residuals(best, to)], 2));
    const bound = ratio / dispersion;
    if (bound < LOG_THRESHOLD) return { split: best, logEvidence: bound };
    const prior = { a: PRIOR_EVENTS, b: (PRIOR_EVENTS * (n - k)) / k };
    const marginal = (events: number, of: number) =>
      logBeta(prior.a + events / dispersion, prior.b + (of - events) / dispersion) - logBeta(prior.a, prior.b);
    const none = marginal(k, n);
    const terms = splits.map((split) => {
      const [k1, n1] = [between(eventSum, from, split), between(trialSum, from, split)];
      return marginal(k1, n1) + marginal(k - k1, n - n1) - none;
    });
    return { split: best, logEvidence: logMeanExp(terms) };
  }

  return { length, scan };
}

function logLikelihood(events: number, trials: number): number {
  const others = trials - events;
  return (
    (events === 0 ? 0 : events * Math.log(events / trials)) + (others === 0 ? 0 : others * Math.log(others / trials))
  );
}
