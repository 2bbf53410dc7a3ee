import { type CapabilityRound, readCapabilityRound } from '../../../shared/guidance/capability-round.ts';
import { createCheck } from '../rounds/check.ts';

export const CAPABILITY_CHECK = createCheck<CapabilityRound>('capability-check', readCapabilityRound);
