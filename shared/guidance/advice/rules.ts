/** All rules, in the order in which a change goes through them. */
import type { Rule } from './rule.ts';
import { BEHIND_THE_OTHERS } from './rules/behind-the-others.ts';
import { FAILING_HOURS } from './rules/failing-hours.ts';
import { FAILING_PIPELINE } from './rules/failing-pipeline.ts';
import { FAILING_SERVICES } from './rules/failing-services.ts';
import { FIXED_DAYS } from './rules/fixed-days.ts';
import { HIGH_FAILURE_RATE } from './rules/high-failure-rate.ts';
import { LARGE_DEPLOYMENTS } from './rules/large-deployments.ts';
import { LATE_STOP } from './rules/late-stop.ts';
import { LONG_BRANCHES } from './rules/long-branches.ts';
import { MERGE_WAIT } from './rules/merge-wait.ts';
import { RARE_DEPLOYMENTS } from './rules/rare-deployments.ts';
import { RELEASE_WAIT } from './rules/release-wait.ts';
import { REVIEW_WAIT } from './rules/review-wait.ts';
import { REWORK } from './rules/rework.ts';
import { ROLLBACK_FIRST } from './rules/rollback-first.ts';
import { SLOW_DEPLOY } from './rules/slow-deploy.ts';
import { SLOW_DETECTION } from './rules/slow-detection.ts';
import { SLOW_PIPELINE } from './rules/slow-pipeline.ts';
import { SLOW_REACTION } from './rules/slow-reaction.ts';
import { SLOW_RECOVERY } from './rules/slow-recovery.ts';
import { SLOW_REPAIR } from './rules/slow-repair.ts';

export const RULES: readonly Rule[] = [
  LONG_BRANCHES,
  SLOW_PIPELINE,
  FAILING_PIPELINE,
  REVIEW_WAIT,
  MERGE_WAIT,
  RELEASE_WAIT,
  SLOW_DEPLOY,
  RARE_DEPLOYMENTS,
  FIXED_DAYS,
  LARGE_DEPLOYMENTS,
  HIGH_FAILURE_RATE,
  FAILING_SERVICES,
  FAILING_HOURS,
  REWORK,
  SLOW_DETECTION,
  SLOW_REACTION,
  SLOW_REPAIR,
  SLOW_RECOVERY,
  ROLLBACK_FIRST,
  LATE_STOP,
  BEHIND_THE_OTHERS,
];
