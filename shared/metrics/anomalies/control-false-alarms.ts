/**
 * How much evidence a shift needs where many series are looked at: the e-BH procedure (R. Wang & A. Ramdas, "False discovery
 * rate control with e-values", 2022). Of the shifts that it lets through at most 5 % are none, on average, however the series
 * hang together; where nothing shifted, nothing is let through in 95 of 100 cases.
 */
import { LOG_THRESHOLD } from './change-point.ts';

/** ln of the evidence needed, from that of each series; Infinity where none has enough. */
export function logThresholdOf(logEvidence: readonly number[]): number {
  const sorted = logEvidence.toSorted((a, b) => b - a);
  let threshold = Number.POSITIVE_INFINITY;
  for (const [index, evidence] of sorted.entries()) {
    const needed = LOG_THRESHOLD + Math.log(sorted.length / (index + 1));
    if (evidence >= needed) threshold = needed;
  }
  return threshold;
}

/** That there is a change, where as many series are expected to change as the threshold lets through. */
export function probabilityOf(logEvidence: number, logThreshold: number): number {
  return 1 / (1 + Math.exp(Math.min(700, logThreshold - LOG_THRESHOLD - logEvidence)));
}
