import type { DeploymentRow } from '../answers.ts';
import type { Translate } from './translator.ts';

type Judged = Pick<DeploymentRow, 'counted' | 'countedReason' | 'failed' | 'failedBy' | 'outcomeUnknown'> &
  Pick<DeploymentRow, 'status' | 'remediation'>;

/** What came of a deployment, in a word or two: "Failed · Hotfix", "Cancelled · Not counted". */
export function outcomeWords(row: Judged, t: Translate): string {
  const status = t(`metrics.status.${row.status}`);
  if (!row.counted) return `${status} · ${t('lists.outcome.not-counted')}`;
  const unplanned = row.remediation === null ? '' : ` · ${t(`metrics.remediation.${row.remediation}`)}`;
  if (row.failed) return t('lists.outcome.failed') + unplanned;
  return (row.outcomeUnknown ? t('lists.outcome.outcome-unknown') : status) + unplanned;
}

/** Why it failed, or why it does not count. */
export function outcomeReason(row: Judged, t: Translate): string | null {
  if (!row.counted) return t(`metrics.counted-reason.${row.countedReason}`);
  return row.failedBy === null ? null : t(`metrics.failure-rule.${row.failedBy}`);
}
