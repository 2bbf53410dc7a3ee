import type { ExpectedGain } from '../../../shared/guidance-answers.ts';

/** Less than that is told as no change. */
const SMALLEST = 0.005;

/** Whether a metric becomes another one that can be told apart. */
export function isGain({ now, after }: ExpectedGain): boolean {
  if (now === null || after === null || now === 0) return false;
  return Math.abs(after / now - 1) >= SMALLEST;
}
