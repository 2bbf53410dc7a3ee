import type { StageSeconds } from '../../shared/lead-time-answers.ts';
import { STAGE_NAMES } from '../../shared/report.ts';

/** Seconds of all stages together. */
export function sumOf(stages: StageSeconds): number {
  return STAGE_NAMES.reduce((sum, stage) => sum + (stages[stage] ?? 0), 0);
}
