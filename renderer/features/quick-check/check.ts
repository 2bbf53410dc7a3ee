import { type QuickCheckRound, readRound } from '../../../shared/guidance/quick-check-round.ts';
import { createCheck } from '../rounds/check.ts';

export const QUICK_CHECK = createCheck<QuickCheckRound>('quick-check', readRound);
