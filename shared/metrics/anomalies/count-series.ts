/**
 * Shifts in counts a day. Given how many there are in all, those before a split are binomial with the share of the exposure
 * that lies before it; after a change the share is another, beta around that one (E. Przyborowski & H. Wilenski 1940 compare
 * two Poisson means so). Exposure is what the weekday leads to expect, so that quiet weekends are no shift; counts and
 * exposure are divided by the dispersion (dispersion.ts), so that bursts aren't one either.
 */
import { type ChangePoint, fewestDays, LOG_THRESHOLD, logMeanExp, type ShiftSeries } from './change-point.ts';
import { dispersionOf } from './dispersion.ts';
import { logBeta } from './log-gamma.ts';

/** How strongly the share after a change is expected near the one without: half of all ratios lie between 0.5 and 2. */
const CONCENTRATION = 4;

/** `exposure`: what a day is expected to bring, in any unit. */
export function countSeries(counts: Int32Array, exposure: Float64Array): ShiftSeries {
  const length = counts.length;
  const countSum = new Float64Array(length + 1);
  const exposureSum = new Float64Array(length + 1);
  for (let day = 0; day < length; day++) {
    countSum[day + 1] = (countSum[day] as number) + (counts[day] as number);
    exposureSum[day + 1] = (exposureSum[day] as number) + (exposure[day] as number);
  }
  const fewest = fewestDays(length);
  const between = (sums: Float64Array, from: number, to: number) => (sums[to] as number) - (sums[from] as number);

  /** Where next to nothing is expected a change can't be seen: it is on the next day that shows it. */
  const least = between(exposureSum, 0, length) / length / 4;
  const tells = (day: number) => (exposure[day] as number) > least;

  function residuals(start: number, end: number): Float64Array {
    const level = between(countSum, start, end) / between(exposureSum, start, end);
    const found = new Float64Array(end - start);
    for (let day = start; day < end; day++) {
      const expected = level * (exposure[day] as number);
      if (expected > 0) found[day - start] = ((counts[day] as number) - expected) / Math.sqrt(expected);
    }
    return found;
  }

  function scan(from: number, to: number): ChangePoint | null {
    const total = between(countSum, from, to);
    const whole = between(exposureSum, from, to);
    let best = -1;
    let ratio = Number.NEGATIVE_INFINITY;
    for (let split = from + fewest; split <= to - fewest; split++) {
      if (!tells(split)) continue;
      const share = between(exposureSum, from, split) / whole;
      const found = logRatio(between(countSum, from, split), total, share);
      if (found > ratio) [best, ratio] = [split, found];
    }
    if (best < 0 || total === 0) return null;
    // No Bayes factor is larger than the likelihood ratio at its best, and dispersion only lessens it.
    if (ratio < LOG_THRESHOLD) return { split: best, logEvidence: ratio };
    const runs = [residuals(from, best), residuals(best, to)];
    // Two levels and the pattern of the week.
    const dispersion = Math.max(1, dispersionOf(runs, 8));
    const bound = ratio / dispersion;
    if (bound < LOG_THRESHOLD) return { split: best, logEvidence: bound };
    const terms: number[] = [];
    for (let split = from + fewest; split <= to - fewest; split++) {
      if (!tells(split)) continue;
      const share = between(exposureSum, from, split) / whole;
      terms.push(logBayesFactor(between(countSum, from, split) / dispersion, total / dispersion, share));
    }
    return { split: best, logEvidence: logMeanExp(terms) };
  }

  return { length, scan };
}

/** ln of the likelihood ratio of the share that fits best. */
function logRatio(before: number, total: number, share: number): number {
  const after = total - before;
  const part = (count: number, expected: number) => (count === 0 ? 0 : count * Math.log(count / expected));
  return part(before, total * share) + part(after, total * (1 - share));
}

function logBayesFactor(before: number, total: number, share: number): number {
  const after = total - before;
  const [a, b] = [CONCENTRATION * share, CONCENTRATION * (1 - share)];
  return logBeta(a + before, b + after) - logBeta(a, b) - before * Math.log(share) - after * Math.log(1 - share);
}
