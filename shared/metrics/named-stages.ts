import type { StageSeconds } from '../lead-time-answers.ts';
import { STAGE_NAMES } from '../report.ts';

/** `seconds` in the order of STAGE_NAMES, NaN = absent. */
export function namedStages(seconds: ArrayLike<number>): StageSeconds {
  const known = STAGE_NAMES.map((name, stage) => [name, seconds[stage] ?? Number.NaN] as const);
  return Object.fromEntries(known.filter(([, value]) => !Number.isNaN(value)));
}
