/** Two versions at once, read as a sequential test. */
import type { CanaryReading } from '../version-answers.ts';
import type { VersionPoints } from './version-data.ts';

/** null = they never ran at once. */
export function readCanary(base: VersionPoints, head: VersionPoints): CanaryReading | null {
  const starts = new Set(base.at.subarray(0, base.count));
  const both = [...head.at.subarray(0, head.count)].filter((at) => starts.has(at));
  const [from, to] = [both[0], both.at(-1)];
  if (from === undefined || to === undefined) return null;
  return {
    from,
    to: to + head.step,
    headShare: 0.5,
    points: [],
    threshold: 20,
    knownAt: null,
    requestsUntilKnown: null,
    secondsUntilKnown: null,
    saved: null,
  };
}
