import type { ReworkAnswer } from '../../../shared/metric-answers.ts';
import { reworkDetails } from '../../../shared/metrics/rework-details.ts';
import { REMEDIATIONS } from '../../../shared/model.ts';
import { periodDays } from '../../../shared/time.ts';
import type { Database } from '../db/connect.ts';
import { bucketOf } from './build-report.ts';
import { createDeploymentNames } from './deployment-names.ts';
import type { Question } from './question.ts';

const UNPLANNED_SHOWN = 20;

/** Deployments of the view that were not planned: over time by kind, and the latest of them. */
export function rework(db: Database, question: Question): ReworkAnswer {
  const { facts, resolved, selection, previous } = question;
  const { resolution } = resolved;
  const bucket = bucketOf(periodDays(selection, selection.timeZone));
  const { unplanned, ...answer } = reworkDetails(facts, resolution, selection, previous, bucket);
  const nameOf = createDeploymentNames(db, question);
  const latest = Array.from(unplanned.slice(-UNPLANNED_SHOWN)).reverse();
  return {
    ...answer,
    unplanned: latest.map((row) => ({
      ...nameOf(row),
      kind: REMEDIATIONS[resolution.remediation[row] ?? 0] ?? 'rework',
      failed: resolution.failedBy[row] !== 0,
    })),
  };
}
